import { AllowList } from '../domain/allow-list.ts';
import { writtenForm } from '../domain/cell.ts';
import { type DroppedValues, HIDDEN } from '../domain/dropped-values.ts';
import { type LedgerKey, ledgerKeys, ledgerOf } from '../domain/ledger-catalogue.ts';
import { officialKinds } from '../domain/official-cells.ts';
import { plainForm } from '../domain/plain-form.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { type Hider, hidden as hiddenIn, hider } from '../domain/redaction.ts';
import { shorten } from '../domain/shorten.ts';
import { hasNoHeader } from './find-header.ts';
import { columnNamed } from './header-names.ts';
import { headerMapping, type ImportMapping, mappingProblems } from './import-mapping.ts';
import { ledgerByHeaders, ledgerByName } from './name-ledger.ts';
import { ownNames } from './own-names.ts';
import { gatherDropped, layoutOf, officialPhones, sheetWithoutHeader } from './read-ledgers.ts';
import { readRows, type SiteCells } from './read-rows.ts';
import { type RecognisedTable, recognise } from './recognise.ts';
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

/** Something masked: where, what, and its masked form. Never the value itself. */
export interface MaskedValue {
  readonly sheet: string | null;
  readonly row: number;
  readonly column: string;
  readonly what: string;
  readonly masked: string;
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

/** A cell by the row of its file and the Chinese name of its column. */
interface HiddenCell {
  readonly row: number;
  readonly column: string;
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
  const prepared = found.map((one) => clean(one, dropped, hide));
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

/** Columns `import` can fill in: constants, the status of matters, numbers for the rows of a table without any. */
function suppliable(key: LedgerKey, { constants }: ImportMapping): Set<string> {
  const names = Object.keys(constants).flatMap((name) => columnNamed(key, name) ?? []);
  return new Set([...names, ...(key === 'issues' ? ['status'] : []), ...(ledgerOf(key).key === 'id' ? ['id'] : [])]);
}

const ANY_COLUMN: ReadonlySet<string> = new Set(ledgerKeys.flatMap((key) => Object.keys(ledgerOf(key).columns)));

/**
 * The ledger a table is for: the one its file or sheet is named after, one that has all it needs, one that only most
 * of its headers speak for (what is missing is then said); whichever has more of its columns, the earlier when equal.
 */
function chooseLedger(table: Table, stem: string, mapping: ImportMapping): LedgerKey | null {
  const headers = headerMapping(mapping);
  const suppliables = new Set(ledgerKeys.flatMap((key) => [...suppliable(key, mapping)]));
  const withoutId = ledgerByHeaders(table, headers, suppliables);
  suppliables.delete('id');
  const candidates: (readonly [LedgerKey | null, number])[] = [
    [ledgerByName({ ...table, file: stem }), 0],
    [ledgerByHeaders(table, headers, suppliables), 2],
    // Without identifiers only these two are plain enough by two other columns to be guessed.
    [withoutId, withoutId === 'issues' || withoutId === 'events' ? 2 : 3],
    [ledgerByHeaders(table, headers, ANY_COLUMN), 3],
  ];
  let best: { key: LedgerKey; columns: number } | null = null;
  for (const [key, least] of candidates) {
    const columns = key ? (recognise(table, key, headers).recognised?.columns.size ?? 0) : 0;
    if (key && columns >= least && columns > (best?.columns ?? -1)) best = { key, columns };
  }
  return best?.key ?? null;
}

/** Words that titles of columns are made of; names, addresses and numbers of people are not. */
const TITLE =
  /^(?!.*\d{3}).*(?:编号|序号|名称|日期|时间|类|标题|主题|内容|情况|电话|地址|单位|部门|备注|状态|姓名|性别|年龄|数量|数值|金额|比|来源|方式|意见|结果|说明|[A-Za-z]{1,})/;

/** What is a title even in a row that holds somebody's data. */
const SURE_TITLE =
  /^\p{Script=Han}{0,4}(?:编号|序号|名称|日期|时间|标题|主题|内容|情况|电话|地址|单位|部门|备注|状态|姓名|类别|类型|事项|事由|诉求|答复|来源|方式|结果)$/u;

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
      const first = table.rows.slice(0, 3).find(({ cells }) => cells.length > 1) ?? table.rows[0];
      const titles = first?.cells.map((cell) => shorten(cell.trim())).filter(Boolean) ?? [];
      // Without a header the first row may be somebody's: only what reads like titles is repeated.
      const headers = titles.filter((title) => TITLE.test(title)).length * 2 >= titles.length ? titles : [];
      const seen = headers.length > 0 ? [] : titles.filter((title) => SURE_TITLE.test(title));
      problems.push(problem('unmapped-table', { file: table.file, sheet: table.sheet }, { headers, seen }));
      return [];
    }
    const { recognised, problems: found } = recognise(table, key, headers, suppliable(key, mapping));
    // A column the mapping leaves out on purpose is no news.
    problems.push(...found.filter((p) => !(p.kind === 'unknown-column' && headers[String(p.column)] === '')));
    if (!recognised) return [];
    const filled = supply(recognised, source, numbered);
    if (!filled.recognised.columns.has('id')) numbered += recognised.rows.length;
    return [{ ...filled, source, hidden: [], masked: [] }];
  });
}

/** Fills in what the table lacks. A constant given by hand outdoes the table's own column. */
function supply(recognised: RecognisedTable, source: ForeignFile, numbered: number) {
  const { ledger: key } = recognised;
  const { columns: known } = ledgerOf(key);
  const columns = new Map(recognised.columns);
  const constants = new Map<string, string>();
  const words: string[] = [];
  for (const [name, value] of Object.entries(source.mapping.constants)) {
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
    words.push(`没有「编号」这一列，按行的先后编为 ${rowId(source.stem, numbered + 1)} 起；以后请不要打乱行的次序。`);
  }
  const numbers = new Map([...order].map(([row, number]) => [row.number, rowId(source.stem, number)]));
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

/** Hides values of dropped columns and masks personal data in the free text of a table. */
function clean(prepared: Prepared, dropped: DroppedValues, hide: Hider): Prepared {
  const { recognised } = prepared;
  const { columns, published } = ledgerOf(recognised.ledger);
  const prose = new Map(
    [...recognised.columns].flatMap(([name, index]) => {
      const known = columns[name];
      return published && known?.cell.prose ? [[index, { name, zh: known.zh }] as const] : [];
    }),
  );
  const hidden: HiddenCell[] = [];
  const masked: MaskedValue[] = [];
  const { sheet } = recognised;
  const rows = recognised.rows.map((row) => {
    const names = ownNames(recognised, row, dropped);
    const cells = row.cells.map((cell, index) => {
      const column = prose.get(index);
      if (column === undefined || cell === '') return cell;
      const except = officialKinds(recognised.ledger, column.name, true);
      const { text, spans } = hiddenIn(cell, hide, { names, except });
      for (const one of spans) {
        if (one.masked === HIDDEN) hidden.push({ row: row.number, column: column.zh });
        else masked.push({ sheet, row: row.number, column: column.zh, what: one.what, masked: one.masked });
      }
      return text;
    });
    return { number: row.number, cells };
  });
  return { ...prepared, recognised: { ...recognised, rows }, hidden, masked };
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
