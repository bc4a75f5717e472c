import type { AllowList } from '../domain/allow-list.ts';
import type { DroppedValues } from '../domain/dropped-values.ts';
import { findPersonalData } from '../domain/personal-data.ts';
import { type Place, type Problem, problem } from '../domain/problem.ts';

/** What the gate knows of a site: what may stand, and what stood in columns that were dropped. */
export interface Gate {
  readonly allow: AllowList;
  readonly dropped: Pick<DroppedValues, 'findWithNames'>;
}

/** Marks that Markdown puts into a word, and characters written as references: a number goes on over them. */
const MARKS = /[*_`~\\]|<\/?[a-zA-Z][^<>]*>/g;
const REFERENCE = /&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi;

/** A line as it will be read. */
const asRead = (line: string): string =>
  line.replace(MARKS, '').replace(REFERENCE, (whole, hex, decimal) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/**
 * Personal data in a document, line by line as it stands in the file (front matter, descriptions of pictures and
 * attributes of tags are among them), and what only shows when marks and line ends are gone; and what stood in a dropped
 * column of a ledger.
 */
export function privateLines(file: string, source: string, plainText: string, { allow, dropped }: Gate): Problem[] {
  const told = new Set<string>();
  const tell = (text: string, line: number | null, column: number | null): Problem[] => {
    const found = findPersonalData(text).filter(({ masked }) => line !== null || !told.has(masked));
    for (const { masked } of found) told.add(masked);
    return allow.refused({ file, line }, text, found).map(({ what, masked, start }) => {
      const place = { file, line, column: column === null ? null : start + column, value: masked };
      return problem('personal-data', place, { what, masked });
    });
  };
  const lines = source.split('\n');
  const written = lines.flatMap((line, index) => {
    const found = tell(line, index + 1, 1);
    const read = asRead(line);
    // Where in the line it begins is lost with the marks.
    return found.length > 0 || read === line ? found : tell(read, index + 1, null);
  });
  const overLines = tell(plainText.replace(/(?<=\d)\n(?=\d)/g, ''), null, null);
  const repeated = lines.flatMap((line, index) =>
    repeatedIn(line, dropped, (start) => ({ file, line: index + 1, column: start + 1 })),
  );
  return [...written, ...overLines, ...repeated];
}

/** What stood in a dropped column of a ledger: the first value and the first name in a text. */
export function repeatedIn(text: string, dropped: Gate['dropped'], placeAt: (start: number) => Place): Problem[] {
  const hits = dropped.findWithNames(text);
  const [value, name] = [hits.find(({ isName }) => !isName), hits.find(({ isName }) => isName)];
  return [
    ...(value ? [problem('private-value-repeated', placeAt(value.start), { column: value.column })] : []),
    ...(name ? [problem('name-repeated', placeAt(name.start), { column: name.column, isOwnRow: false })] : []),
  ];
}
