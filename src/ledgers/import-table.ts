import { AllowList } from '../domain/allow-list.ts';
import { writtenForm } from '../domain/cell.ts';
import { type LedgerKey, ledgerOf } from '../domain/ledger-catalogue.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { hider } from '../domain/redaction.ts';
import { chooseLedger, unmappedTable } from './choose-ledger.ts';
import { cleanTable, type HiddenCell, type MaskedValue } from './clean-table.ts';
import { hasNoHeader } from './find-header.ts';
import { headerMapping, type ImportMapping, mappingProblems } from './import-mapping.ts';
import { gatherDropped, layoutOf, officialPhones, sheetWithoutHeader } from './read-ledgers.ts';
import { readRows, type SiteCells } from './read-rows.ts';
import { type RecognisedTable, recognise } from './recognise.ts';
import { suppliableColumns, supplyColumns } from './supply-columns.ts';
import type { Table, TableLayout, TableRow } from './table.ts';

/** A file somebody brings: its tables, and what is known about them beforehand. */
export interface ForeignFile {
  /** As the user named it; problems carry it. */
  readonly file: string;
  /** File name without folder and ending. */
  readonly stem: string;
  readonly tables: readonly Table[];
  /** The ledger, where the user says so. */
  readonly ledger: LedgerKey | null;
  readonly mapping: ImportMapping;
  /** Where the mapping stands, for problems. */
  readonly mappingFile: string;
}

/** One file's share in one ledger, ready to be written, and all that was done to it. */
export interface ImportedLedger {
  readonly source: ForeignFile;
  readonly ledger: LedgerKey;
  readonly headerRows: readonly number[];
  /** Header → Chinese column name. */
  readonly columns: Readonly<Record<string, string>>;
  /** Private columns. */
  readonly dropped: readonly string[];
  /** Columns nobody asked for. */
  readonly ignored: readonly string[];
  /** What `import` filled in, in words. */
  readonly supplied: readonly string[];
  /** Cells in which a value of a private column was hidden, once for each value. */
  readonly hidden: readonly HiddenCell[];
  readonly masked: readonly MaskedValue[];
  /** Rows below the header that hold anything. */
  readonly read: number;
  /** Rows about households, which are never kept (contract §4b). */
  readonly households: number;
  /** Chinese headers, and the rows in canonical form. */
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface Prepared {
  readonly source: ForeignFile;
  readonly recognised: RecognisedTable;
  readonly supplied: readonly string[];
  readonly hidden: readonly HiddenCell[];
  readonly masked: readonly MaskedValue[];
}

/** Where an imported file goes: one file for each source in the ledger's own folder. */
export const targetPath = (ledger: LedgerKey, stem: string): string =>
  `data/${ledgerOf(ledger).name}/${stem.replace(/^[.~]+/, '') || '导入'}.csv`;

/**
 * Foreign tables → ledger rows in canonical form, with everything that is wrong in them. Private columns go first;
 * what of them is repeated elsewhere is hidden, other personal data masked. `existing` are the site's tables: those
 * that are not replaced must not share an identifier with the new rows.
 */
export function importTables(
  files: readonly ForeignFile[],
  existing: readonly RecognisedTable[],
  siteCells: SiteCells,
): {
  ledgers: ImportedLedger[];
  layouts: TableLayout[];
  problems: Problem[];
  counts: Partial<Record<string, number>>;
} {
  const problems: Problem[] = [];
  const found = files.flatMap((file) => prepareFile(file, problems));
  const targets = new Map<string, ForeignFile>();
  for (const { source, recognised } of found) {
    const target = targetPath(recognised.ledger, source.stem);
    const first = targets.get(target);
    if (first === undefined) targets.set(target, source);
    else if (first !== source) {
      const fix = '请给其中一个文件改名后再导入。';
      const reason = `和「${first.file}」同名，会互相覆盖`;
      problems.push(problem('invalid-setting', { file: source.file }, { name: source.stem, reason, fix }));
    }
  }
  const others = existing
    .filter(({ file }) => !targets.has(file))
    .map((other) => ({ ...other, file: `网站里的 ${other.file}` }));
  const all = [...found.map(({ recognised }) => recognised), ...others];
  const allow = new AllowList();
  for (const phone of officialPhones(all)) allow.addOfficial(phone);
  const dropped = gatherDropped(all, allow);
  const imports = new Set(found.map(({ recognised }) => recognised.ledger));
  const rivals = others.filter(({ ledger }) => imports.has(ledger));
  const hide = hider(dropped, allow.isOfficial);
  const prepared = found.map((one) => ({ ...one, ...cleanTable(one.recognised, dropped, hide) }));
  const tables = prepared.map(({ recognised }) => recognised);
  const { rows, problems: rowProblems } = readRows([...rivals, ...tables], dropped, siteCells, allow);
  const sources = new Set(files.map(({ file }) => file));
  const ownProblems = rowProblems.filter((p) => sources.has(p.file));
  const counts: Partial<Record<string, number>> = {};
  for (const table of tables) {
    const { name } = ledgerOf(table.ledger);
    counts[name] = (counts[name] ?? 0) + table.rows.length;
  }
  const groups = Map.groupBy(prepared, (one) => `${one.recognised.ledger} ${files.indexOf(one.source)}`);
  return {
    ledgers: [...groups.values()].map((group) => imported(group, rows)),
    layouts: tables.map(layoutOf),
    problems: [...problems, ...ownProblems],
    counts,
  };
}

/** A sheet that is no table at all: notes, a title page. */
const isProse = (table: Table) =>
  table.rows.every(({ cells }) => cells.filter((cell) => cell.trim() !== '').length < 2);

function prepareFile(source: ForeignFile, problems: Problem[]): Prepared[] {
  const { mapping, mappingFile } = source;
  const chosen = source.tables.map((table) => ({
    table,
    key: source.ledger ?? mapping.ledger ?? chooseLedger(table, source.stem, mapping),
  }));
  const some = chosen.some(({ key }) => key !== null);
  const faults = [...new Set(chosen.flatMap(({ key }) => key ?? []))].flatMap((key) =>
    mappingProblems(mapping, key, mappingFile),
  );
  if (faults.length > 0) {
    problems.push(...faults);
    return [];
  }
  const headers = headerMapping(mapping);
  const withHeader = chosen.some((one) => one.key !== null && !hasNoHeader(one.table, one.key, headers));
  let numbered = 0;
  return chosen.flatMap(({ table, key }) => {
    if (chosen.length > 1 && some && isProse(table)) return [];
    if (withHeader && hasNoHeader(table, key, headers)) {
      problems.push(sheetWithoutHeader(table));
      return [];
    }
    if (key === null) {
      problems.push(unmappedTable(table));
      return [];
    }
    const { recognised, problems: found } = recognise(table, key, headers, suppliableColumns(key, mapping));
    // A column the mapping leaves out on purpose is no news.
    problems.push(...found.filter((p) => !(p.kind === 'unknown-column' && headers[String(p.column)] === '')));
    if (!recognised) return [];
    const filled = supplyColumns(recognised, source, numbered);
    if (!filled.recognised.columns.has('id')) numbered += recognised.rows.length;
    return [{ ...filled, source, hidden: [], masked: [] }];
  });
}

/** The fourth duty, 联组包户, is about households. */
function isHousehold({ ledger, columns }: RecognisedTable, row: TableRow): boolean {
  const duty = ledger === 'contacts' ? row.cells[columns.get('duty') ?? -1]?.trim() : undefined;
  return duty ? ledgerOf(ledger).columns.duty?.cell.read(duty) === '联组包户' : false;
}

/** All of one file that goes into one ledger: canonical rows, in the columns that hold something. */
function imported(group: readonly Prepared[], all: ReturnType<typeof readRows>['rows']): ImportedLedger {
  const { source, recognised: first } = group[0] as Prepared;
  const known = Object.entries(ledgerOf(first.ledger).columns);
  const kept = new Map(
    all[first.ledger]
      .filter(({ origin }) => origin.file === source.file)
      .map((row) => [`${row.origin.row} ${row.origin.sheet}`, row as Readonly<Record<string, unknown>>]),
  );
  const rows: string[][] = [];
  for (const { recognised } of group) {
    for (const written of recognised.rows) {
      const row = kept.get(`${written.number} ${recognised.sheet}`);
      // Faulty rows stop the import; rows about households are never kept.
      if (!row) continue;
      rows.push(known.map(([name]) => writtenForm(row[name])));
    }
  }
  const used = known.flatMap((_, index) => (rows.length === 0 || rows.some((row) => row[index] !== '') ? [index] : []));
  const tables = group.map(({ recognised }) => recognised);
  return {
    source,
    ledger: first.ledger,
    headerRows: tables.map(({ header }) => header.number),
    columns: Object.fromEntries(
      tables.flatMap(({ header, columns, joined }) =>
        [...columns].flatMap(([name, index]) =>
          [index, joined.get(index)].flatMap((at) =>
            at === undefined
              ? []
              : [[header.cells[at]?.trim() ?? '', ledgerOf(first.ledger).columns[name]?.zh ?? name]],
          ),
        ),
      ),
    ),
    dropped: [...new Set(tables.flatMap((table) => [...table.dropped.values()]))],
    ignored: [...new Set(tables.flatMap((table) => table.ignored))],
    supplied: [...new Set(group.flatMap((one) => one.supplied))],
    hidden: group.flatMap((one) => one.hidden),
    masked: group.flatMap((one) => one.masked),
    read: tables.reduce((sum, table) => sum + table.rows.length, 0),
    households: tables.reduce((sum, table) => sum + table.rows.filter((row) => isHousehold(table, row)).length, 0),
    headers: used.map((index) => known[index]?.[1].zh ?? ''),
    rows: rows.map((row) => used.map((index) => row[index] ?? '')),
  };
}
