import { AllowList } from '../domain/allow-list.ts';
import {
  idList,
  officePhone,
  permanentId,
  placeCode,
  placeReference,
  reference,
  referenceList,
} from '../domain/cell.ts';
import { DroppedValues } from '../domain/dropped-values.ts';
import { type LedgerKey, ledgerKeys, ledgerOf } from '../domain/ledger-catalogue.ts';
import type { PrivateValues } from '../domain/private-values.ts';
import { compareText, type Problem, problem } from '../domain/problem.ts';
import { hasNoHeader } from './find-header.ts';
import type { HiddenChoices } from './hidden-content.ts';
import { ledgerByHeaders, ledgerByName } from './name-ledger.ts';
import { addNamesOfMatters } from './own-names.ts';
import { addDroppedCells, addLeftOutTexts, addUnreadCells } from './private-cells.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import { type RowReading, readRows, type SiteCells } from './read-rows.ts';
import { readXlsx } from './read-xlsx.ts';
import { type RecognisedTable, recognise } from './recognise.ts';
import type { ReadResult, Table, TableLayout } from './table.ts';

/** A file of the site's data folder: its path inside the site, and a way to its bytes. */
export interface LedgerFile {
  readonly path: string;
  readonly read: () => Uint8Array;
  /** What the clerk said of hidden content in it. */
  readonly hidden?: HiddenChoices | undefined;
}

/** What is to be known of a file before it is read. */
export interface TableFileOptions {
  readonly hidden?: HiddenChoices | undefined;
  /** Given the texts of hidden parts and comments that are left out. */
  readonly onUnread?: ((texts: readonly string[]) => void) | undefined;
  /** Where in a JSON file the rows are. JSON is read by `import` only; a site's ledgers are CSV and XLSX. */
  readonly json?: { readonly rows: string | null };
}

/** Reads one table file by its ending. */
export async function readTableFile(
  path: string,
  bytes: Uint8Array,
  { hidden, onUnread, json }: TableFileOptions = {},
): Promise<ReadResult> {
  const extension = /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  if (bytes.length === 0) return { tables: [], problems: [problem('empty-file', { file: path }, {})] };
  if (extension === 'csv' || extension === 'tsv' || extension === 'txt') return readCsv(path, bytes);
  if (extension === 'xlsx' || extension === 'xlsm') return readXlsx(path, bytes, hidden, onUnread);
  if (extension === 'json' && json) return readJson(path, bytes, json.rows);
  return { tables: [], problems: [problem('unknown-file-type', { file: path }, { extension })] };
}

/** All ledgers of a site, read. */
export interface LedgerReading extends RowReading {
  readonly layouts: readonly TableLayout[];
  readonly dropped: DroppedValues;
}

/** What goes with reading the ledgers of a site. */
export interface LedgerOptions {
  /** Findings of personal data that are accepted; takes in the official numbers of the ledgers. */
  readonly allow?: AllowList;
  /** Takes up everything private, for the sweep of the built site. */
  readonly privateValues?: PrivateValues | undefined;
}

/**
 * Reads all ledgers of a site: files → tables → recognised tables → rows. Every step reports what it could not take
 * and lets the rest go on. Values of dropped columns are gathered over all files before any row is read; they are to be
 * forgotten when the site is read.
 */
export async function readLedgers(
  files: readonly LedgerFile[],
  siteCells: SiteCells,
  { allow = new AllowList(), privateValues }: LedgerOptions = {},
): Promise<LedgerReading> {
  const { tables, problems } = await recogniseFiles(files, privateValues);
  for (const phone of officialPhones(tables)) allow.addOfficial(phone);
  const dropped = gatherDropped(tables, allow);
  if (privateValues) {
    const isHarmless = namesPlacesOnly(placeNames(tables));
    for (const table of tables) addDroppedCells(table, isHarmless, privateValues);
  }
  const layouts = tables.map(layoutOf);
  const taken = takenFrom(tables).map(({ rows, ...table }) => ({ ...table, rows: takenFrom([...rows]) }));
  const result = readRows(taken, dropped, siteCells, allow);
  return { ...result, problems: [...problems, ...result.problems], layouts, dropped };
}

/** Public telephones of units and contacts as they may be published; others are a problem of their own cell. */
export function* officialPhones(tables: readonly RecognisedTable[]): Generator<string> {
  for (const { ledger, columns, rows } of tables) {
    const index = ledger === 'units' || ledger === 'contacts' ? columns.get('phone') : undefined;
    for (const { cells } of index === undefined ? [] : rows) {
      const phone = officePhone.read(cells[index ?? -1] ?? '');
      if (typeof phone === 'string') yield phone;
    }
  }
}

/** One after the other; what has been taken is not kept: a large ledger is never in memory both as cells and as rows. */
function* takenFrom<T>(list: (T | undefined)[]): Generator<T> {
  for (let index = 0; index < list.length; index++) {
    const next = list[index];
    list[index] = undefined;
    if (next !== undefined) yield next;
  }
}

/** Where a table's cells stand, for marking them in the file. */
export const layoutOf = ({ file, sheet, header, columns, ledger }: RecognisedTable): TableLayout => ({
  file,
  sheet,
  headerRow: header.number,
  columns: new Map([
    ...header.cells.map((cell, index) => [cell.trim(), index] as const),
    ...[...columns].map(([name, index]) => [ledgerOf(ledger).columns[name]?.zh ?? name, index] as const),
  ]),
});

/** Reads the files of a site's data folder as far as saying which ledger each table is and what its columns are. */
export async function recogniseFiles(
  files: readonly LedgerFile[],
  privateValues?: PrivateValues,
): Promise<{ tables: RecognisedTable[]; problems: Problem[] }> {
  const problems: Problem[] = [];
  const tables: RecognisedTable[] = [];
  for (const file of files.toSorted((a, b) => compareText(a.path, b.path))) {
    const onUnread = privateValues && ((texts: readonly string[]) => addLeftOutTexts(file.path, texts, privateValues));
    const read = await readTableFile(file.path, file.read(), { hidden: file.hidden, onUnread });
    problems.push(...read.problems);
    const found = read.tables.map((table) => ({ table, ...recogniseTable(table) }));
    const some = found.some(({ recognised }) => recognised !== null);
    if (privateValues) {
      for (const { table, recognised } of found) addUnreadCells(table, recognised, privateValues);
    }
    for (const { table, key, recognised, problems: faults } of found) {
      if (recognised) tables.push(recognised);
      if (some && !recognised && hasNoHeader(table, key)) problems.push(sheetWithoutHeader(table));
      else for (const fault of faults) problems.push(fault);
    }
  }
  return { tables, problems };
}

/** A sheet of notes beside the ledgers of a workbook. */
export const sheetWithoutHeader = ({ file, sheet }: Table): Problem =>
  problem('sheet-without-header', { file, sheet }, {});

function recogniseTable(table: Table): {
  key: LedgerKey | null;
  recognised: RecognisedTable | null;
  problems: Problem[];
} {
  const key = ledgerByName(table) ?? ledgerByHeaders(table);
  if (key) return { key, ...recognise(table, key) };
  const known = ledgerKeys
    .slice(0, 5)
    .map((k) => `${ledgerOf(k).zh}.xlsx`)
    .join('、');
  return {
    key,
    recognised: null,
    problems: [problem('unknown-ledger', { file: table.file, sheet: table.sheet }, { known })],
  };
}

/**
 * Values of private columns, except those made of place names alone: 「大桥镇桥头村」 names nobody; and of columns that
 * may name somebody, except those that identify a row or name a unit somewhere. Official numbers and names are
 * public.
 */
export function gatherDropped(tables: readonly RecognisedTable[], { isOfficial }: AllowList): DroppedValues {
  if (tables.every((table) => table.dropped.size + table.doubtful.size === 0)) return new DroppedValues();
  const places = placeNames(tables);
  const [namesPlaces, officials] = [namesPlacesOnly(places), officialNames(tables)];
  const harmless = (value: string) => isOfficial(value) || officials.has(value) || namesPlaces(value);
  const dropped = new DroppedValues((word) => places.some((place) => place.startsWith(word)));
  for (const recognised of tables) {
    for (const row of recognised.dropped.size > 0 ? recognised.rows : []) {
      for (const [index, header] of recognised.dropped) dropped.add(row.cells[index] ?? '', header, harmless);
    }
  }
  const hasUpdates = tables.some(({ ledger }) => ledger === 'issueUpdates');
  for (const table of hasUpdates ? tables : []) addNamesOfMatters(table, dropped);
  const doubtful = tables.filter((table) => table.doubtful.size > 0);
  const known = doubtful.length > 0 ? namesOfThings(tables) : null;
  for (const recognised of doubtful) {
    for (const row of recognised.rows) {
      for (const [index, header] of recognised.doubtful) {
        dropped.add(row.cells[index] ?? '', header, (value) => harmless(value) || known?.has(value) === true);
      }
    }
  }
  return dropped;
}

/** Who stands in public by office: contacts of townships and villages, speakers. */
function officialNames(tables: readonly RecognisedTable[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { ledger, columns, rows } of tables) {
    const index = columns.get(ledger === 'contacts' ? 'name' : ledger === 'events' ? 'speaker' : '') ?? -1;
    for (const { cells } of index < 0 ? [] : rows) names.add(cells[index]?.trim() ?? '');
  }
  return names;
}

/** What stands in the cells that identify or refer to rows, and the names of units: none of it names a resident. */
function namesOfThings(tables: readonly RecognisedTable[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const recognised of tables) {
    const { columns } = ledgerOf(recognised.ledger);
    const indexes = [...recognised.columns].flatMap(([name, index]) =>
      isReference(columns[name]?.cell) || (recognised.ledger === 'units' && name === 'name') ? [index] : [],
    );
    for (const row of recognised.rows) for (const index of indexes) names.add(row.cells[index]?.trim() ?? '');
  }
  return names;
}

const REFERENCES: readonly unknown[] = [permanentId, idList, reference, referenceList, placeCode, placeReference];
const isReference = (cell: unknown) => REFERENCES.includes(cell);

function placeNames(tables: readonly RecognisedTable[]): string[] {
  const names = new Set<string>();
  for (const recognised of tables) {
    const index = recognised.ledger === 'places' ? recognised.columns.get('name') : undefined;
    if (index === undefined) continue;
    for (const row of recognised.rows) names.add(row.cells[index]?.trim() ?? '');
  }
  names.delete('');
  return [...names].sort((a, b) => b.length - a.length);
}

/** Tells texts that are nothing but names of places, one after the other. */
function namesPlacesOnly(names: readonly string[]): (value: string) => boolean {
  if (names.length === 0) return () => false;
  const made = new RegExp(`^(${names.map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})+$`);
  return (value) => made.test(value.replace(/\s+/g, ''));
}
