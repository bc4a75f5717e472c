import { cellParts, isNameColumn } from '../domain/cell-parts.ts';
import { isFullName } from '../domain/dropped-values.ts';
import { ledgerOf } from '../domain/ledger-catalogue.ts';
import type { PrivateValues } from '../domain/private-values.ts';
import type { RecognisedTable } from './recognise.ts';
import type { Table } from './table.ts';

/** Words of a column that occur so often are kinds of things, not what somebody told. */
const OFTEN = 3;
/** Shorter Chinese words that nobody marked as private are too common to be looked for. */
const TELLING = 6;

/** Whether a value that was left out says something of its own: a number, a code, or more than a common word. */
const isTelling = (value: string) => /[\d@_]/.test(value) || [...value].length >= TELLING;

/** What a table holds that is neither in a ledger's column nor in a dropped one: columns unknown, notes, leftovers. */
export function addUnreadCells(table: Table, recognised: RecognisedTable | null, into: PrivateValues): void {
  const header = recognised?.header;
  const taken = new Set([
    ...(recognised?.columns.values() ?? []),
    ...(recognised?.joined.values() ?? []),
    ...(recognised?.dropped.keys() ?? []),
  ]);
  const read = new Set(recognised?.rows.map(({ number }) => number));
  const columns = new Map<number, Map<string, number>>();
  for (const row of table.rows) {
    if (header !== undefined && row.number === header.number) continue;
    const isRow = read.has(row.number);
    for (const [index, cell] of row.cells.entries()) {
      if (cell === '' || (isRow && taken.has(index)) || !isTelling(cell)) continue;
      const values = columns.get(index) ?? new Map<string, number>();
      columns.set(index, values);
      values.set(cell, (values.get(cell) ?? 0) + 1);
    }
  }
  for (const [index, values] of columns) {
    const title = header?.cells[index]?.trim() ?? '';
    const name = title === '' || taken.has(index) ? `${table.file} 里没有读取的内容` : `没有读取的「${title}」列`;
    for (const [value, times] of values) if (times < OFTEN) into.add(value, name, 'text');
  }
}

/** Texts of the parts of a file that were left out: hidden sheets, rows and columns, comments. */
export function addLeftOutTexts(file: string, texts: readonly string[], into: PrivateValues): void {
  for (const text of texts) if (isTelling(text)) into.add(text, `${file} 里隐藏的内容或批注`, 'text');
}

/** Cells of dropped columns, and the rows about households that are never kept (contract §4b). */
export function addDroppedCells(
  { rows, dropped, columns, ledger }: RecognisedTable,
  isHarmless: (value: string) => boolean,
  into: PrivateValues,
): void {
  const duty = ledger === 'contacts' ? columns.get('duty') : undefined;
  for (const { cells } of dropped.size > 0 || duty !== undefined ? rows : []) {
    for (const [index, header] of dropped) {
      for (const value of cellParts(cells[index] ?? '', header)) {
        // A number or a code is somebody's; words may be a place or an office as well.
        if (isHarmless(value)) continue;
        into.add(value, `「${header}」列`, /\d/.test(value) ? 'nothing' : 'name');
        if (isNameColumn(header) && isFullName(value)) into.addName(value, `「${header}」列`);
      }
    }
    if (duty === undefined || !/包户|household/.test(cells[duty] ?? '')) continue;
    for (const name of ['name', 'phone']) {
      const value = cells[columns.get(name) ?? -1] ?? '';
      const label = `联组包户的「${ledgerOf(ledger).columns[name]?.zh ?? name}」`;
      if (name === 'name') into.addName(value, label);
      else into.add(value, label, 'name');
    }
  }
}
