import { type LedgerKey, ledgerKeys, ledgerOf } from '../domain/ledger-catalogue.ts';
import { isPrivateHeader } from '../domain/private-header.ts';
import { columnFor, type Mapping } from './header-names.ts';
import type { Table, TableRow } from './table.ts';

/** The header of a table: one row, or two whose titles are read together. `number` is the last of them. */
export interface Header extends TableRow {
  readonly firstRow: number;
}

/** Rows looked at for a header: title lines and notes may stand above it. */
export const HEADER_SEARCH = 15;

/** How many distinct columns of a ledger a row names. */
export const headerScore = ({ cells }: Pick<TableRow, 'cells'>, key: LedgerKey, mapping: Mapping): number =>
  new Set(cells.map((cell) => columnFor(cell, key, mapping)).filter((name) => name !== null)).size;

const headRows = (table: Table) => table.rows.slice(0, HEADER_SEARCH);

/** The row or pair of rows that names most columns of the ledger near the top; at least half of those it must have. */
export function findHeader(table: Table, key: LedgerKey, mapping: Mapping): Header | null {
  const required = Object.values(ledgerOf(key).columns).filter((column) => column.required).length;
  const least = Math.max(1, Math.ceil(required / 2));
  const rows = headRows(table);
  let best: { header: Header; score: number } | null = null;
  for (const [index, row] of rows.entries()) {
    const next = rows[index + 1];
    const pair = next?.number === row.number + 1 ? pairOf(row, next, key, mapping) : null;
    const header = pair ?? { ...row, firstRow: row.number };
    const score = headerScore(header, key, mapping);
    if (score >= least && score > (best?.score ?? 0)) best = { header, score };
  }
  return best?.header ?? null;
}

/**
 * Two rows read as one header: group titles above (merged over several columns), what they are made of below, e.g.
 * 办理 over 状态 and 期限; other columns have their title above and nothing below. Null where the lower row is data, or
 * the upper one a title of the whole table.
 */
function pairOf(upper: TableRow, lower: TableRow, key: LedgerKey, mapping: Mapping): Header | null {
  const at = (row: TableRow, index: number) => row.cells[index]?.trim() ?? '';
  const stands = (title: string) => title !== '' && columnFor(title, key, mapping) !== null;
  let group = '';
  let groups = 0;
  let wholes = 0;
  const cells: string[] = [];
  for (let index = 0; index < Math.max(upper.cells.length, lower.cells.length); index++) {
    const [above, below] = [at(upper, index), at(lower, index)];
    const begins = above !== '' && below !== '' && at(upper, index + 1) === '' && at(lower, index + 1) !== '';
    if (above !== '') group = below === '' ? '' : above;
    if (begins) groups++;
    if (below === '') {
      if (above !== '' && (stands(above) || isPrivateHeader(above))) wholes++;
      cells.push(above);
      continue;
    }
    const joined = group + below;
    // 来访人 over 姓名 is somebody's name, whatever 姓名 alone may stand for.
    const isPrivate = group !== '' && !stands(joined) && isPrivateHeader(joined);
    const known = isPrivate ? undefined : [joined, below + group, below].find(stands);
    if (stands(above) && !begins && known !== joined) return null;
    if (known === undefined && /\d|.{13}/u.test(below)) return null;
    cells.push(known ?? joined);
  }
  return groups > 0 && wholes > 0 ? { number: lower.number, firstRow: upper.number, cells } : null;
}

/** Whether no row near the top of a table looks like a header of the ledger: notes on how to fill in the others. */
export const hasNoHeader = (table: Table, key: LedgerKey | null, mapping: Mapping = {}): boolean =>
  (key === null ? ledgerKeys : [key]).every((k) => {
    const header = findHeader(table, k, mapping);
    return header === null || headerScore(header, k, mapping) < 2;
  });
