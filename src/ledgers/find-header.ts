import { type LedgerKey, ledgerKeys, ledgerOf } from '../domain/ledger-catalogue.ts';
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
  const single = rows.map((row) => ({ ...row, firstRow: row.number }));
  // Two rows only where they name more than one of them alone.
  const pairs = rows.flatMap((row, index) => {
    const next = rows[index + 1];
    return (next?.number === row.number + 1 ? pairOf(row, next, key, mapping) : null) ?? [];
  });
  let best: { header: Header; score: number } | null = null;
  for (const header of [...single, ...pairs]) {
    const score = headerScore(header, key, mapping);
    if (score >= least && score > (best?.score ?? 0)) best = { header, score };
  }
  return best?.header ?? null;
}

/**
 * Two rows read as one header: group titles above (merged over several columns), what they are made of below, e.g.
 * 办理 over 状态 and 期限. Null where the lower row is data: something stands under a title that is complete.
 */
function pairOf(upper: TableRow, lower: TableRow, key: LedgerKey, mapping: Mapping): Header | null {
  let group = '';
  const cells: string[] = [];
  for (let index = 0; index < Math.max(upper.cells.length, lower.cells.length); index++) {
    const above = upper.cells[index]?.trim() ?? '';
    const below = lower.cells[index]?.trim() ?? '';
    const complete = above !== '' && columnFor(above, key, mapping) !== null;
    if (above !== '') group = complete && below === '' ? '' : above;
    const joined = group + below;
    const known = [joined, below].find((title) => columnFor(title, key, mapping) !== null);
    if (below === '') cells.push(above);
    else if (complete && known !== joined) return null;
    else if (known === undefined && /\d|.{13}/u.test(below)) return null;
    else cells.push(known ?? joined);
  }
  return { number: lower.number, firstRow: upper.number, cells };
}

/** Whether no row near the top of a table looks like a header of the ledger: notes on how to fill in the others. */
export const hasNoHeader = (table: Table, key: LedgerKey | null, mapping: Mapping = {}): boolean =>
  (key === null ? ledgerKeys : [key]).every((k) => {
    const header = findHeader(table, k, mapping);
    return header === null || headerScore(header, k, mapping) < 2;
  });
