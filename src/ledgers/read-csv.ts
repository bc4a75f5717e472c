import { CsvError, parse } from 'csv-parse/sync';
import { unguarded } from '../domain/formula-guard.ts';
import { problem } from '../domain/problem.ts';
import { decodeText } from './decode-text.ts';
import type { ReadResult } from './table.ts';

const DELIMITERS = [',', '\t', ';'] as const;

/** Reads a CSV file: any encoding of the ladder; comma, tab or semicolon; quoted line breaks keep the row count. */
export function readCsv(file: string, bytes: Uint8Array): ReadResult {
  const decoded = decodeText(bytes);
  if (!decoded.ok) {
    return { tables: [], problems: [problem('unknown-encoding', { file, row: decoded.row }, decoded)] };
  }
  if (decoded.text.trim() === '') return { tables: [], problems: [problem('empty-file', { file }, {})] };
  // csv-parse counts CRLF inside quotes as two lines: one kind of line end first.
  const text = decoded.text.replace(/\r\n?/g, '\n');
  const { records, faultyRow } = recordsOf(text);
  if (records === null) return { tables: [], problems: [problem('unclosed-quote', { file, row: faultyRow }, {})] };
  const rows = records.map((cells, index) => ({ number: index + 1, cells: cells.map(unguarded) }));
  return { tables: [{ file, sheet: null, rows }], problems: [] };
}

type Records =
  | { readonly records: string[][]; readonly faultyRow: null }
  | { readonly records: null; readonly faultyRow: number | null };

/** The cells of a text, or the row where a quote opens that nothing closes. */
function recordsOf(text: string): Records {
  const strict = tryParse(text, false);
  if (strict.records !== null) return strict;
  // Quotes inside a cell stay as written, as Excel does it. A cell that then begins with one and goes over several
  // lines was opened by a quote that met no other of its own row.
  const relaxed = tryParse(text, true);
  const open = relaxed.records?.findIndex((cells) => cells.some((cell) => cell.startsWith('"') && cell.includes('\n')));
  return open === undefined || open < 0 ? relaxed : { records: null, faultyRow: open + 1 };
}

function tryParse(text: string, relaxed: boolean): Records {
  try {
    const records = parse(text, {
      delimiter: delimiterOf(text),
      relax_column_count: true,
      relax_quotes: relaxed,
      skip_empty_lines: false,
      record_delimiter: '\n',
    });
    return { records: records as string[][], faultyRow: null };
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    return { records: null, faultyRow: quoteRow(cause) };
  }
}

/** The delimiter that occurs most in the first line with any, outside quotes. */
function delimiterOf(text: string): string {
  const line = text.split('\n', 5).find((l) => DELIMITERS.some((d) => l.includes(d))) ?? '';
  const bare = line.replace(/"[^"]*"/g, '');
  return DELIMITERS.reduce((best, d) => (bare.split(d).length > bare.split(best).length ? d : best));
}

/** Records before the one that could not be read, plus one: the row whose quote went wrong. */
function quoteRow(cause: CsvError): number | null {
  const records = (cause as unknown as { records?: unknown }).records;
  return typeof records === 'number' ? records + 1 : null;
}
