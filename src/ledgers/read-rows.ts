import { AllowList } from '../domain/allow-list.ts';
import { CellFault, type CellKind, officePhone } from '../domain/cell.ts';
import type { DroppedValues } from '../domain/dropped-values.ts';
import type { Column, Origin } from '../domain/ledger.ts';
import { type LedgerKey, type LedgerRow, type LedgerRows, ledgerKeys, ledgerOf } from '../domain/ledger-catalogue.ts';
import { officialIn, officialKinds } from '../domain/official-cells.ts';
import { findPersonalData } from '../domain/personal-data.ts';
import { isFormatted, type PersonalKind } from '../domain/personal-kinds.ts';
import { INVISIBLE } from '../domain/plain-form.ts';
import { type Place, type Problem, problem } from '../domain/problem.ts';
import { hidden, hider } from '../domain/redaction.ts';
import { ownNames } from './own-names.ts';
import type { RecognisedTable } from './recognise.ts';
import { identityProblems, lostZeros, type Seen } from './row-identity.ts';
import type { TableRow } from './table.ts';

/** Cell kinds that depend on the site (its status labels), by ledger and column key. */
export type SiteCells = { readonly [K in LedgerKey]?: Readonly<Record<string, CellKind<unknown, unknown>>> };

/** A recognised table whose rows are read once, in order. */
type RowSource = Omit<RecognisedTable, 'rows'> & { readonly rows: Iterable<TableRow> };

/** Rows of which any cell may be missing, also a required one. */
export type PartialRows = { readonly [K in LedgerKey]: readonly Partial<LedgerRow<K>>[] };

/** Rows of all ledgers, and what is wrong in them. */
export interface RowReading {
  readonly rows: LedgerRows;
  /** Rows with a fault, as far as they could be read: what else is wrong in them is told in the same run. */
  readonly faulty: PartialRows;
  /** Identifiers of all rows, also of those with a fault: what refers to such a row is not wrong for that. */
  readonly identifiers: ReadonlyMap<LedgerKey, ReadonlySet<string>>;
  /** Rows read for each ledger, by its English name. */
  readonly counts: Readonly<Partial<Record<string, number>>>;
  readonly problems: readonly Problem[];
}

/**
 * Recognised tables → rows, with everything that is wrong in them. Rows with a fault are left out of the result but
 * their identifiers still count, so that a duplicate is reported beside the row's other faults. Tables are taken one
 * after the other: one that is read need not be kept.
 */
export function readRows(
  tables: Iterable<RowSource>,
  dropped: DroppedValues,
  siteCells: SiteCells = {},
  allow = new AllowList(),
): RowReading {
  const problems: Problem[] = [];
  const counts: Partial<Record<string, number>> = {};
  const none = () =>
    Object.fromEntries(ledgerKeys.map((key) => [key, [] as unknown[]])) as Record<LedgerKey, unknown[]>;
  const [rows, faulty] = [none(), none()];
  const seen = new Map<LedgerKey, Map<string, Seen>>();
  for (const recognised of tables) {
    const key = recognised.ledger;
    const reader = rowReader(recognised, { dropped, siteCells, allow }, problems);
    const ids = seen.get(key) ?? new Map<string, Seen>();
    seen.set(key, ids);
    for (const row of recognised.rows) {
      counts[ledgerOf(key).name] = (counts[ledgerOf(key).name] ?? 0) + 1;
      const { value, sound, id } = reader(row);
      if (id !== null) problems.push(...identityProblems(recognised, row, id, ids));
      // The fourth duty is about households: such rows are never kept (contract §4b).
      if (value.duty !== '联组包户') (sound ? rows : faulty)[key].push(value);
    }
  }
  const zeros = [...seen.values()].flatMap((ids) => lostZeros([...ids.values()]));
  const identifiers = new Map(
    [...seen].map(([key, ids]) => [key, new Set([...ids.values()].map(({ id }) => id))] as const),
  );
  const read = { rows: rows as unknown as LedgerRows, faulty: faulty as unknown as PartialRows };
  return { ...read, identifiers, counts, problems: problems.concat(zeros) };
}

interface CellReader {
  readonly name: string;
  readonly column: Column;
  readonly cell: CellKind<unknown, unknown>;
  readonly index: number | undefined;
  /** Its header as the file has it, where that is another. */
  readonly header: string | null;
  /** Published and written freely: looked through for personal data and for values of dropped columns. */
  readonly looked: boolean;
  /** What is official here by its place, though personal by its form. */
  readonly official: readonly PersonalKind[];
}

/** Whether a cell holds invisible characters alone, as copying from a web page leaves them. */
const isUnseen = (written: string) =>
  !ORDINARY.test(written) && written.length < 200 && written.replace(INVISIBLE, '').trim() === '';
/** What almost every cell begins with. */
const ORDINARY = /^[0-9A-Za-z\u3400-\u9fff]/;

/** Cells that may hold any text: prose, identifiers, references, addresses; not choices, dates and codes. */
function isWritten({ json, choices }: CellKind<unknown, unknown>): boolean {
  const free = json.format === undefined || json.format === 'uri';
  return !choices && free && (json.type === 'array' || json.type === 'string');
}

/** What reading a row needs to know of the site. */
interface SiteFacts {
  readonly dropped: DroppedValues;
  readonly siteCells: SiteCells;
  readonly allow: AllowList;
}

/**
 * Builds, once for a table, the function that reads its rows: cells into values, and what must not be published in them:
 * personal data, values that stood in a dropped column, names of the row's own people. The cell of an office telephone
 * has seen to its own number.
 */
function rowReader(recognised: RowSource, { dropped, siteCells, allow }: SiteFacts, problems: Problem[]) {
  const { file, sheet, columns: positions, header, ledger: key } = recognised;
  const { supplied, failed, joined } = recognised;
  const { columns, key: keyColumn, published } = ledgerOf(key);
  const readers: CellReader[] = Object.entries(columns).map(([name, column]) => {
    const cell = siteCells[key]?.[name] ?? column.cell;
    const index = positions.get(name);
    const titles =
      index === undefined ? [] : [index, joined.get(index)].flatMap((at) => header.cells[at ?? -1]?.trim() ?? []);
    const written = titles.join('、');
    const other = written === '' || written === column.zh ? null : written;
    const official = officialKinds(key, name, cell.prose === true);
    return { name, column, cell, index, header: other, looked: published && isWritten(cell), official };
  });
  // Copies of one object share its layout in memory; objects filled one property after the other take five times as much.
  const blank: Record<string, unknown> = Object.fromEntries([
    ...readers.map(({ name, cell }) => [name, cell.blank]),
    ['origin', null],
  ]);
  const hide = hider(dropped, allow.isOfficial);
  const width = header.cells.length;
  const filled = readers.filter(({ index }) => index !== undefined || supplied !== undefined);
  return (row: TableRow): { value: Record<string, unknown>; sound: boolean; id: string | null } => {
    const value = { ...blank };
    const before = problems.length;
    const at = (reader: CellReader | null, written: string | null): Place => ({
      file,
      sheet,
      row: row.number,
      column: reader?.column.zh ?? null,
      header: reader?.header ?? null,
      value: written,
    });
    if (sheet === null && row.cells.length > width && row.cells.slice(width).some((cell) => cell.trim() !== '')) {
      problems.push(problem('ragged-row', at(null, null), { expected: width, found: row.cells.length }));
    }
    const names = ownNames(recognised, row, dropped);
    for (const reader of filled) {
      const { name, column, cell, index, looked } = reader;
      const written = ((index === undefined ? supplied?.(name, row) : row.cells[index]) ?? '').trim();
      const failure = failed.size > 0 && index !== undefined ? failed.get(`${row.number},${index}`) : undefined;
      if (failure !== undefined) {
        problems.push(problem('formula-failed', at(reader, failure), { value: failure }));
        continue;
      }
      if (written === '' || isUnseen(written)) {
        if (column.required && index !== undefined) {
          problems.push(problem('missing-value', at(reader, null), { column: column.zh }));
        }
        continue;
      }
      const result = cell.read(written);
      if (result instanceof CellFault) {
        // What stood in a dropped column is not told here either.
        const shown = dropped.hide(written);
        const params = shown === written ? result.params : Object.assign({}, result.params, { value: shown });
        problems.push(problem(result.kind, { ...at(reader, shown), proposed: result.proposed }, params));
        continue;
      }
      value[name] = result;
      if (!looked) continue;
      const isPhone = cell === officePhone;
      const official = officialIn(reader.official, key, value);
      const personal = findPersonalData(written, official);
      const found = personal.length === 0 ? personal : allow.refused(at(reader, null), written, personal);
      const known = isPhone || dropped.size === 0 ? [] : dropped.findWithNames(written);
      const repeated = known.filter(({ isName }) => !isName).slice(0, 1);
      // Where an official's name stands, or an identifier, nobody is told of.
      const others = official.includes('person')
        ? []
        : known.filter(({ isName, start, end }) => isName && !names.has(written.slice(start, end))).slice(0, 1);
      const people = names.size === 0 ? [] : [...names].filter(([person]) => written.includes(person));
      if (found.length + repeated.length + people.length + others.length === 0) continue;
      // Two characters may be a word as well as a name; and what an identifier should be nobody can tell.
      const sure = people.filter(([person]) => [...person].length > 2);
      // And what was accepted would be masked as well.
      // A home or a name may be an office's or an official's after all.
      const plain = personal.every(({ kind }) => isFormatted(kind)) && found.length === personal.length;
      const isCertain = cell.prose === true && people.length === sure.length && others.length === 0 && plain;
      const proposed = isCertain ? hidden(written, hide, { names, except: official }).text : null;
      const place = { ...at(reader, null), proposed };
      problems.push(
        ...found.map(({ what, masked }) => problem('personal-data', { ...place, value: masked }, { what, masked })),
        ...[...repeated.map((one) => one.column), ...sure.map(([, header]) => header)].map((header) =>
          problem('private-value-repeated', place, { column: header }),
        ),
        ...people
          .filter((one) => !sure.includes(one))
          .map(([, header]) => problem('name-repeated', place, { column: header, isOwnRow: true })),
        ...others.map(({ column }) => problem('name-repeated', place, { column, isOwnRow: false })),
      );
    }
    const id = keyColumn !== null && typeof value[keyColumn] === 'string' ? (value[keyColumn] as string) : null;
    const faultless = problems.length === before || problems.slice(before).every((p) => p.severity !== 'error');
    const sound = faultless && requiredArePresent(readers, value);
    const origin: Origin = { file, sheet, row: row.number };
    value.origin = origin;
    return { value, sound, id };
  };
}

const requiredArePresent = (readers: readonly CellReader[], value: Record<string, unknown>) =>
  readers.every(({ name, column }) => !column.required || (value[name] !== null && value[name] !== undefined));
