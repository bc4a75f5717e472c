import { CsvError, parse } from 'csv-parse/sync';
import { unguarded } from '../domain/formula-guard.ts';
import { problem } from '../domain/problem.ts';
import { decoded, encodingOf, headIn } from './decode-text.ts';
import { HEADER_SEARCH } from './find-header.ts';
import { knownHeaders } from './header-names.ts';
import { csvTooLarge } from './limits.ts';
import type { ReadResult } from './table.ts';

const DELIMITERS = [',', '\t', ';'] as const;
const FULL_WIDTH_COMMA = '，';

/** Reads a CSV file: any encoding of the ladder; comma, tab or semicolon; quoted line breaks keep the row count. */
export function readCsv(file: string, bytes: Uint8Array): ReadResult {
  const reason = csvTooLarge(bytes);
  if (reason !== null) return { tables: [], problems: [problem('too-large', { file }, { reason })] };
  const found = encodingOf(bytes, (head) => bestDelimiter(head).known >= 2);
  if (!found.ok) return { tables: [], problems: [problem('unknown-encoding', { file, row: found.row }, found)] };
  const head = headIn(found.encoding, bytes);
  if (head.trim() === '') return { tables: [], problems: [problem('empty-file', { file }, {})] };
  const { delimiter, row } = bestDelimiter(head);
  if (delimiter === FULL_WIDTH_COMMA) return { tables: [], problems: [problem('full-width-comma', { file, row }, {})] };
  // UTF-8 is parsed as it is: a text made of 60 MB and turned into bytes again would take another 200.
  const input = found.encoding === 'utf-8' ? bytes : decoded(found.encoding, bytes);
  const { records, faultyRow } = recordsOf(input, delimiter);
  if (records === null) return { tables: [], problems: [problem('unclosed-quote', { file, row: faultyRow }, {})] };
  const rows = records.map((cells, index) => {
    // The parser's own arrays: a second one for each row would be thrown away at once.
    for (let i = 0; i < cells.length; i++) if (cells[i]?.startsWith("'")) cells[i] = unguarded(cells[i] ?? '');
    return { number: index + 1, cells };
  });
  return { tables: [{ file, sheet: null, rows }], problems: [] };
}

type Records =
  | { readonly records: string[][]; readonly faultyRow: null }
  | { readonly records: null; readonly faultyRow: number | null };

/** The cells of a text, or the row where a quote opens that nothing closes. */
function recordsOf(input: Uint8Array | string, delimiter: string): Records {
  const strict = tryParse(input, delimiter, false);
  const swallowed = strict.records === null ? -1 : swallowedRow(strict.records, delimiter);
  if (strict.records !== null) return swallowed < 0 ? strict : { records: null, faultyRow: swallowed + 1 };
  // Quotes inside a cell stay as written, as Excel does it. A cell that then begins with one and goes over several
  // lines was opened by a quote that met no other of its own row.
  const relaxed = tryParse(input, delimiter, true);
  const open = relaxed.records?.findIndex((cells) => cells.some((cell) => cell.startsWith('"') && cell.includes('\n')));
  return open === undefined || open < 0 ? relaxed : { records: null, faultyRow: open + 1 };
}

/** A cell whose lines are rows of the table, beginning as rows do: its quote met one that belonged to a later cell. */
function swallowedRow(records: readonly (readonly string[])[], delimiter: string): number {
  const width = Math.max(0, ...records.slice(0, HEADER_SEARCH).map((cells) => cells.length));
  const shape = (cell = '') =>
    cell
      .trim()
      .slice(0, 40)
      .replace(/\d+/g, '0')
      .replace(/[A-Za-z]+/g, 'a');
  const isRow = (line: string, own: string) => {
    const cells = line.split(delimiter);
    return cells.length >= width && own !== '' && shape(cells[0]) === own;
  };
  return records.findIndex((cells) =>
    cells.some(
      (cell) =>
        cell.includes('\n') &&
        cell
          .split('\n')
          .slice(1, -1)
          .some((line) => isRow(line, shape(cells[0]))),
    ),
  );
}

function tryParse(input: Uint8Array | string, delimiter: string, relaxed: boolean): Records {
  try {
    const records = parse(input, {
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: relaxed,
      skip_empty_lines: false,
      record_delimiter: lineEnds(input),
    });
    return { records: records as string[][], faultyRow: null };
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    return { records: null, faultyRow: quoteRow(cause) };
  }
}

/** The line ends of a file. Almost every file has one kind, and looking for that alone saves a seventh of the time. */
function lineEnds(input: Uint8Array | string): string[] {
  const [cr, lf] = typeof input === 'string' ? ['\r', '\n'] : [0x0d, 0x0a];
  const text = input as { indexOf(wanted: unknown, from?: number): number; readonly [index: number]: unknown };
  if (text.indexOf(cr) < 0) return ['\n'];
  for (let at = text.indexOf(lf); at >= 0; at = text.indexOf(lf, at + 1))
    if (text[at - 1] !== cr) return ['\r\n', '\n', '\r'];
  for (let at = text.indexOf(cr); at >= 0; at = text.indexOf(cr, at + 1))
    if (text[at + 1] !== lf) return ['\r\n', '\n', '\r'];
  return ['\r\n'];
}

/**
 * What separates the cells: whichever gives most known headers in one of the first lines, and that line; else what
 * occurs most in the first line with any of them, outside quotes.
 */
function bestDelimiter(head: string): { delimiter: string; known: number; row: number } {
  const lines = head.split(/\r\n?|\n/, HEADER_SEARCH).map((line) => line.replace(/^\ufeff/, ''));
  const bare = (line: string) => line.replace(/"[^"]*"/g, '');
  const spoken = lines.find((line) => DELIMITERS.some((delimiter) => bare(line).includes(delimiter))) ?? '';
  let best: { delimiter: string; known: number; row: number } = {
    delimiter: DELIMITERS.reduce((most, d) =>
      bare(spoken).split(d).length > bare(spoken).split(most).length ? d : most,
    ),
    known: 0,
    row: 1,
  };
  for (const [index, line] of lines.entries()) {
    for (const delimiter of [...DELIMITERS, FULL_WIDTH_COMMA]) {
      const known = knownHeaders(line.split(delimiter).map((cell) => cell.replace(/^"|"$/g, '')));
      if (known >= 2 && known > best.known) best = { delimiter, known, row: index + 1 };
    }
  }
  return best;
}

/** Records before the one that could not be read, plus one: the row whose quote went wrong. */
function quoteRow(cause: CsvError): number | null {
  const records = (cause as unknown as { records?: unknown }).records;
  return typeof records === 'number' ? records + 1 : null;
}
