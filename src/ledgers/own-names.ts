import { type DroppedValues, namesInRow } from '../domain/dropped-values.ts';
import type { RecognisedTable } from './recognise.ts';
import type { TableRow } from './table.ts';

type OwnTable = Pick<RecognisedTable, 'ledger' | 'columns' | 'dropped'>;

const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** Short names that are a row's own: of its dropped cells and, for an update, of those of its matter; by header. */
export function ownNames(
  { ledger, columns, dropped: droppedColumns }: OwnTable,
  { cells }: TableRow,
  dropped: DroppedValues,
): ReadonlyMap<string, string> {
  const matter = ledger === 'issueUpdates' ? columns.get('issue') : undefined;
  const ofMatter = (matter !== undefined && dropped.namesOfMatter((cells[matter] ?? '').trim())) || NO_NAMES;
  if (droppedColumns.size === 0) return ofMatter;
  const own = namesInRow(droppedColumns, cells, dropped);
  return ofMatter.size === 0 ? own : new Map([...ofMatter, ...own]);
}

/** Takes up the names of all matters of a table, where updates may repeat them. */
export function addNamesOfMatters(table: RecognisedTable, into: DroppedValues): void {
  const id = table.ledger === 'issues' && table.dropped.size > 0 ? table.columns.get('id') : undefined;
  for (const row of id === undefined ? [] : table.rows)
    into.addOfMatter((row.cells[id as number] ?? '').trim(), ownNames(table, row, into));
}
