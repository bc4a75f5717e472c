import { type LedgerKey, ledgerOf } from '../domain/ledger-catalogue.ts';
import { plainForm } from '../domain/plain-form.ts';
import { columnNamed } from './header-names.ts';
import type { ImportMapping } from './import-mapping.ts';
import type { RecognisedTable } from './recognise.ts';
import type { TableRow } from './table.ts';

/** Columns `import` can fill in: constants, the status of matters, numbers for the rows of a table without any. */
export function suppliableColumns(key: LedgerKey, { constants }: ImportMapping): Set<string> {
  const names = Object.keys(constants).flatMap((name) => columnNamed(key, name) ?? []);
  return new Set([...names, ...(key === 'issues' ? ['status'] : []), ...(ledgerOf(key).key === 'id' ? ['id'] : [])]);
}

/**
 * Fills in what a table lacks, and says so in words. A constant given by hand outdoes the table's own column; `numbered`
 * rows of the file have been given an identifier before.
 */
export function supplyColumns(
  recognised: RecognisedTable,
  { stem, mapping }: { readonly stem: string; readonly mapping: ImportMapping },
  numbered: number,
) {
  const { ledger: key } = recognised;
  const { columns: known } = ledgerOf(key);
  const columns = new Map(recognised.columns);
  const constants = new Map<string, string>();
  const words: string[] = [];
  for (const [name, value] of Object.entries(mapping.constants)) {
    const target = columnNamed(key, name);
    if (target === null) continue;
    constants.set(target, value);
    columns.delete(target);
    words.push(`「${known[target]?.zh}」一律填「${value}」（固定值）。`);
  }
  if (key === 'issues' && !columns.has('status') && !constants.has('status')) {
    constants.set('status', '办理中');
    words.push('没有「状态」这一列，一律填「办理中」；有答复不等于办结。');
  }
  const order = new Map<TableRow, number>();
  if (ledgerOf(key).key === 'id' && !columns.has('id') && !constants.has('id')) {
    for (const [index, row] of recognised.rows.entries()) order.set(row, numbered + index + 1);
    words.push(`没有「编号」这一列，按行的先后编为 ${rowId(stem, numbered + 1)} 起；以后请不要打乱行的次序。`);
  }
  const numbers = new Map([...order].map(([row, number]) => [row.number, rowId(stem, number)]));
  const supplied = (column: string, row: TableRow) =>
    constants.get(column) ?? (column === 'id' ? (numbers.get(row.number) ?? '') : '');
  return { recognised: { ...recognised, columns, supplied }, supplied: words };
}

/** `大桥镇 3月` and 7 → `大桥镇-3月-007`. */
function rowId(stem: string, number: number): string {
  const safe = [
    ...plainForm(stem)
      .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '-')
      .replace(/^-+|-+$/g, ''),
  ]
    .slice(0, 30)
    .join('');
  return `${safe || '导入'}-${String(number).padStart(3, '0')}`;
}
