import { CellFault, type CellKind, officePhone } from '../domain/cell.ts';
import type { Column, Origin } from '../domain/ledger.ts';
import { type LedgerKey, type LedgerRows, ledgerKeys, ledgerOf } from '../domain/ledger-catalogue.ts';
import { type DroppedValues, findPersonalData, namesInRow } from '../domain/private-data.ts';
import { type Place, type Problem, problem } from '../domain/problem.ts';
import { shorten } from '../domain/shorten.ts';
import { dataRows, type RecognisedTable } from './recognise.ts';
import type { TableRow } from './table.ts';

/** Cell kinds that depend on the site (its status labels), by ledger and column key. */
export type SiteCells = { readonly [K in LedgerKey]?: Readonly<Record<string, CellKind<unknown, unknown>>> };

/** Words an address must not take, since the site's own pages stand there (contract §5). */
const RESERVED = new Set(['place', 'category', 'month', 'state', 'kind', 'week', 'page', 'index', 'feed', 'data']);
const ADDRESSED: ReadonlySet<LedgerKey> = new Set(['issues', 'events', 'policies', 'places']);

interface Seen {
  readonly id: string;
  readonly where: string;
}

/** Rows of all ledgers, and what is wrong in them. */
export interface RowReading {
  readonly rows: LedgerRows;
  /** Identifiers of all rows, also of those with a fault: what refers to such a row is not wrong for that. */
  readonly identifiers: ReadonlyMap<LedgerKey, ReadonlySet<string>>;
  /** Rows read for each ledger, by its English name. */
  readonly counts: Readonly<Partial<Record<string, number>>>;
  readonly problems: readonly Problem[];
}

/**
 * Recognised tables → rows, with everything that is wrong in them. Rows with a fault are left out of the result but
 * their identifiers still count, so that a duplicate is reported beside the row's other faults.
 */
export function readRows(
  tables: readonly RecognisedTable[],
  dropped: DroppedValues,
  siteCells: SiteCells = {},
): RowReading {
  const problems: Problem[] = [];
  const counts: Partial<Record<string, number>> = {};
  const rows = Object.fromEntries(ledgerKeys.map((key) => [key, [] as unknown[]])) as Record<LedgerKey, unknown[]>;
  const seen = new Map<LedgerKey, Map<string, Seen>>();
  for (const recognised of tables) {
    const key = recognised.ledger;
    const reader = rowReader(recognised, dropped, siteCells, problems);
    const ids = seen.get(key) ?? new Map<string, Seen>();
    seen.set(key, ids);
    for (const row of dataRows(recognised)) {
      counts[ledgerOf(key).name] = (counts[ledgerOf(key).name] ?? 0) + 1;
      const { value, id } = reader(row);
      if (id !== null) problems.push(...identityProblems(recognised, row, id, ids));
      // The fourth duty is about households: such rows are never kept (contract §4b).
      if (value !== null && value.duty !== '联组包户') rows[key].push(value);
    }
  }
  const identifiers = new Map(
    [...seen].map(([key, ids]) => [key, new Set([...ids.values()].map(({ id }) => id))] as const),
  );
  return { rows: rows as unknown as LedgerRows, identifiers, counts, problems };
}

const whereIs = ({ table }: RecognisedTable, row: TableRow) =>
  `「${table.file}」${table.sheet ? `工作表「${table.sheet}」` : ''}第 ${row.number} 行`;

function identityProblems(recognised: RecognisedTable, row: TableRow, id: string, ids: Map<string, Seen>): Problem[] {
  const { table, ledger: key } = recognised;
  const { key: keyColumn, columns } = ledgerOf(key);
  const place = {
    file: table.file,
    sheet: table.sheet,
    row: row.number,
    column: columns[keyColumn ?? '']?.zh ?? null,
    value: id,
  };
  const folded = id.toLowerCase();
  // An identifier may be a telephone number: printed masked, as values are.
  const printed = shorten(id);
  const before = ids.get(folded);
  if (before) {
    return before.id === id
      ? [problem('duplicate-id', place, { id: printed, first: before.where })]
      : [problem('id-differs-by-case', place, { id: printed, other: shorten(before.id), first: before.where })];
  }
  ids.set(folded, { id, where: whereIs(recognised, row) });
  return ADDRESSED.has(key) && RESERVED.has(folded) ? [problem('reserved-id', place, { id: printed })] : [];
}

interface CellReader {
  readonly name: string;
  readonly column: Column;
  readonly cell: CellKind<unknown, unknown>;
  readonly index: number | undefined;
  /** Published and written freely: looked through for personal data and for values of dropped columns. */
  readonly looked: boolean;
}

/** Cells that may hold any text: prose, identifiers, references, addresses; not choices, dates and codes. */
function isWritten({ json, choices }: CellKind<unknown, unknown>): boolean {
  const free = json.format === undefined || json.format === 'uri';
  return !choices && free && (json.type === 'array' || json.type === 'string');
}

/** Builds, once for a table, the function that reads its rows. */
function rowReader(
  { table, columns: positions, dropped: droppedColumns, header, ledger: key, supplied }: RecognisedTable,
  dropped: DroppedValues,
  siteCells: SiteCells,
  problems: Problem[],
) {
  const { columns, key: keyColumn, published } = ledgerOf(key);
  const readers: CellReader[] = Object.entries(columns).map(([name, column]) => {
    const cell = siteCells[key]?.[name] ?? column.cell;
    return { name, column, cell, index: positions.get(name), looked: published && isWritten(cell) };
  });
  const width = header.cells.length;
  return (row: TableRow): { value: Record<string, unknown> | null; id: string | null } => {
    const value: Record<string, unknown> = {};
    const before = problems.length;
    const at = (column: Column | null, written: string | null): Place => ({
      file: table.file,
      sheet: table.sheet,
      row: row.number,
      column: column?.zh ?? null,
      value: written,
    });
    if (row.cells.length > width && row.cells.slice(width).some((cell) => cell.trim() !== '')) {
      problems.push(problem('ragged-row', at(null, null), { expected: width, found: row.cells.length }));
    }
    const names = droppedColumns.size > 0 ? namesInRow(droppedColumns, row.cells) : NO_NAMES;
    for (const { name, column, cell, index, looked } of readers) {
      const written = ((index === undefined ? supplied?.(name, row) : row.cells[index]) ?? '').trim();
      if (written === '') {
        value[name] = cell.blank;
        if (column.required && index !== undefined) {
          problems.push(problem('missing-value', at(column, null), { column: column.zh }));
        }
        continue;
      }
      const result = cell.read(written);
      if (result instanceof CellFault) {
        problems.push(problem(result.kind, at(column, written), result.params));
        continue;
      }
      value[name] = result;
      if (!looked) continue;
      problems.push(...privateProblems(written, cell === officePhone, at(column, null), dropped));
      for (const [person, header] of names) {
        if (written.includes(person)) problems.push(problem('name-repeated', at(column, null), { column: header }));
      }
    }
    const id = keyColumn !== null && typeof value[keyColumn] === 'string' ? (value[keyColumn] as string) : null;
    const sound = problems.slice(before).every((p) => p.severity !== 'error') && requiredArePresent(readers, value);
    const origin: Origin = { file: table.file, sheet: table.sheet, row: row.number };
    value.origin = origin;
    return { value: sound ? value : null, id };
  };
}

const NO_NAMES: ReadonlyMap<string, string> = new Map();

const requiredArePresent = (readers: readonly CellReader[], value: Record<string, unknown>) =>
  readers.every(({ name, column }) => !column.required || (value[name] !== null && value[name] !== undefined));

/**
 * What of a text must not be published: personal data, and values that stood in a dropped column. The cell of an
 * office telephone has seen to its own number.
 */
function privateProblems(written: string, isPhone: boolean, place: Place, dropped: DroppedValues): Problem[] {
  return [
    ...findPersonalData(written)
      .filter(({ what }) => !(isPhone && what === '手机号码'))
      .map(({ what, masked }) => problem('personal-data', { ...place, value: masked }, { what, masked })),
    ...(isPhone ? [] : dropped.find(written))
      .slice(0, 1)
      .map(({ column }) => problem('private-value-repeated', place, { column })),
  ];
}
