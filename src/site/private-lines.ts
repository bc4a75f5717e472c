import type { AllowList } from '../domain/allow-list.ts';
import type { DroppedValues } from '../domain/dropped-values.ts';
import { findPersonalData } from '../domain/personal-data.ts';
import { type Problem, problem } from '../domain/problem.ts';

/** What the gate knows of a site: what may stand, and what stood in columns that were dropped. */
export interface Gate {
  readonly allow: AllowList;
  readonly dropped: DroppedValues;
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
  const tell = (text: string, line: number | null, column: number | null): Problem[] =>
    findPersonalData(text).flatMap(({ what, masked, start, end }) => {
      const place = { file, line, column: column === null ? null : start + column };
      const isNew = line === null ? !told.has(masked) : true;
      told.add(masked);
      if (!isNew || allow.accepts(place, what, text.slice(start, end))) return [];
      return [problem('personal-data', { ...place, value: masked }, { what, masked })];
    });
  const lines = source.split('\n');
  const written = lines.flatMap((line, index) => {
    const found = tell(line, index + 1, 1);
    const read = asRead(line);
    // Where in the line it begins is lost with the marks.
    return found.length > 0 || read === line ? found : tell(read, index + 1, null);
  });
  const overLines = tell(plainText.replace(/(?<=\d)\n(?=\d)/g, ''), null, null);
  const repeated = lines.flatMap((line, index) =>
    dropped
      .find(line)
      .slice(0, 1)
      .map(({ start, column }) =>
        problem('private-value-repeated', { file, line: index + 1, column: start + 1 }, { column }),
      ),
  );
  return [...written, ...overLines, ...repeated];
}
