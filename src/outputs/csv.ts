import { guarded } from '../domain/formula-guard.ts';

/** Also where another delimiter stands: in a table of one column it would be taken for the table's. */
const quoted = (text: string): string =>
  /[",;\t\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;

/** CSV as office programs expect it: UTF-8 with byte order mark, CRLF, quotes only where needed. */
export function csvText(headers: readonly string[], rows: Iterable<readonly string[]>): string {
  const lines = [headers.map(quoted).join(',')];
  for (const row of rows) lines.push(row.map((cell) => quoted(guarded(cell))).join(','));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
