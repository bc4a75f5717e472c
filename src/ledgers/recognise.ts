import { dateTime, isPlaceReference } from '../domain/cell.ts';
import { type LedgerKey, ledgerOf } from '../domain/ledger-catalogue.ts';
import { nearest } from '../domain/nearest.ts';
import { findPersonalData } from '../domain/personal-data.ts';
import { isPrivateHeader, mayNameSomebody } from '../domain/private-header.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { columnLetters } from './column-letters.ts';
import { findHeader, type Header } from './find-header.ts';
import { columnFor, headerForm, type Mapping, mappedTo } from './header-names.ts';
import type { Table, TableRow } from './table.ts';
import { bodyOf } from './table-body.ts';

/** A table whose ledger and columns are known: what it feeds, what is dropped, and its rows of data. */
export interface RecognisedTable {
  readonly file: string;
  readonly sheet: string | null;
  readonly ledger: LedgerKey;
  readonly header: Header;
  /** Ledger column key → index of the cell. */
  readonly columns: ReadonlyMap<string, number>;
  /** Cells read together, township and village or day and time: index of the first → of the second. */
  readonly joined: ReadonlyMap<number, number>;
  /** Indexes of dropped columns, with their header. */
  readonly dropped: ReadonlyMap<number, string>;
  readonly ignored: readonly string[];
  /** Those of the ignored ones that may name somebody, by index: what they hold must not stand in public texts. */
  readonly doubtful: ReadonlyMap<number, string>;
  /** Rows of data, in order: below the header, without blank rows, totals, notes and repeated headers. */
  readonly rows: readonly TableRow[];
  /** Cells whose formula gives no value or an error, by `row,column`. */
  readonly failed: ReadonlyMap<string, string>;
  /** What `import` writes into columns the table does not have: a constant, a number for the row; '' for nothing. */
  readonly supplied?: (column: string, row: TableRow) => string;
}

/** Finds the header of a table of a known ledger, says what each of its columns is, and takes the rows below it. */
export function recognise(
  table: Table,
  key: LedgerKey,
  mapping: Mapping = {},
  suppliable: ReadonlySet<string> = new Set(),
): { recognised: RecognisedTable | null; problems: Problem[] } {
  const { zh, columns: known } = ledgerOf(key);
  const place = { file: table.file, sheet: table.sheet };
  const required = Object.entries(known).filter(([, column]) => column.required);
  const header = findHeader(table, key, mapping);
  if (!header) {
    const expected = required.map(([, column]) => column.zh);
    return { recognised: null, problems: [problem('missing-header', place, { ledger: zh, expected })] };
  }
  const { columns, joined, redundant, duplicates } = chooseColumns(header, key, mapping);
  const at = (title: string) => ({ ...place, row: header.number, column: title });
  const problems: Problem[] = [
    ...duplicates.map((title) => problem('duplicate-header', at(title), { name: title })),
    ...redundant.map(({ title, used }) => problem('redundant-column', at(title), { name: title, used })),
  ];
  const body = bodyOf(table, header, key, columns, joined);
  const dropped = new Map<number, string>();
  const ignored = redundant.map(({ title }) => title);
  const doubtful = new Map<number, string>();
  for (const { title, index } of redundant) doubtful.set(index, title);
  const taken = new Set([...columns.values(), ...joined.values()]);
  const spokenFor = new Set([...ignored, ...duplicates]);
  for (const [index, cell] of header.cells.entries()) {
    const title = cell.trim();
    if (taken.has(index) || spokenFor.has(title)) continue;
    if (title === '') {
      // Beside the table in a sheet: told with the body.
      if (table.sheet !== null && header.cells.slice(index).every((other) => other.trim() === '')) break;
      const filled = body.rows.find((row) => (row.cells[index] ?? '').trim() !== '');
      const letters = columnLetters(index);
      // What nobody named may name somebody.
      doubtful.set(index, `${letters} 列`);
      if (filled) problems.push(problem('unnamed-column', { ...place, row: header.number }, { letters }));
      continue;
    }
    if (isPrivateHeader(title)) {
      dropped.set(index, title);
      problems.push(problem('private-column', at(title), { name: title, office: officeColumn(title, key, columns) }));
      continue;
    }
    const found = personalCells(body.rows, index);
    if (found !== null) {
      dropped.set(index, title);
      problems.push(problem('private-content', at(title), { name: title, ...found }));
    } else {
      ignored.push(title);
      if (mayNameSomebody(title)) doubtful.set(index, title);
      const suggestions = suggestColumns(title, key, columns);
      problems.push(problem('unknown-column', at(title), { name: title, suggestions }));
    }
  }
  for (const [name, column] of required) {
    if (!columns.has(name) && !suppliable.has(name))
      problems.push(problem('missing-column', at(column.zh), { name: column.zh }));
  }
  for (const [name, index] of columns) {
    const formulas = table.workbook?.formulas.get(index);
    const title = known[name]?.zh ?? name;
    if (formulas) problems.push(problem('formula-values', at(title), { ...formulas, name: title }));
  }
  const recognised: RecognisedTable = {
    ...place,
    ledger: key,
    header,
    columns,
    joined,
    dropped,
    ignored,
    doubtful,
    rows: body.rows,
    failed: table.workbook?.failed ?? new Map(),
  };
  return { recognised, problems: problems.concat(body.problems) };
}

/** Ledgers where officials stand by name and office telephone; elsewhere a header private by name is no alias. */
export const OFFICIALS: ReadonlySet<LedgerKey> = new Set(['contacts', 'events', 'units', 'reviews']);

/**
 * How well a header stands for a column: a mapping given by hand, the column's own name, its synonyms in their order;
 * null where it may not stand for it, since it is private by name.
 */
function rankOf(title: string, key: LedgerKey, name: string, mapping: Mapping): number | null {
  const column = ledgerOf(key).columns[name];
  if (mappedTo(mapping, title) !== undefined) return 0;
  if ([name, column?.zh ?? name].some((own) => headerForm(own) === headerForm(title))) return 1;
  if (!OFFICIALS.has(key) && isPrivateHeader(title)) return null;
  const alias = (column?.aliases ?? []).findIndex((one) => headerForm(one) === headerForm(title));
  // With a remark behind it, last.
  return alias < 0 ? 100 : 2 + alias;
}

interface ChosenColumns {
  readonly columns: ReadonlyMap<string, number>;
  /** Columns of joined beside those of their townships: index of the township's cell → of the village's. */
  readonly joined: ReadonlyMap<number, number>;
  /** Headers for a column that another stands for better. */
  readonly redundant: readonly { readonly title: string; readonly used: string; readonly index: number }[];
  /** Headers that stand for a column as well as another. */
  readonly duplicates: readonly string[];
}

/** For each column the cell of the header that stands for it best. */
function chooseColumns(header: Header, key: LedgerKey, mapping: Mapping): ChosenColumns {
  const found = new Map<string, { index: number; title: string; rank: number }[]>();
  for (const [index, cell] of header.cells.entries()) {
    const name = columnFor(cell, key, mapping);
    const rank = name === null ? null : rankOf(cell.trim(), key, name, mapping);
    if (name !== null && rank !== null)
      found.set(name, [...(found.get(name) ?? []), { index, title: cell.trim(), rank }]);
  }
  const columns = new Map<string, number>();
  const joined = new Map<number, number>();
  const redundant: { title: string; used: string; index: number }[] = [];
  const duplicates: string[] = [];
  for (const [name, all] of found) {
    const [best, ...others] = all.toSorted((a, b) => a.rank - b.rank || a.index - b.index);
    if (best === undefined) continue;
    columns.set(name, best.index);
    for (const other of others) {
      // 乡镇 and 村 together say which village, 日期 and 时间 together when: one value, written in two cells.
      const cell = ledgerOf(key).columns[name]?.cell;
      const isSecond = isPlaceReference(cell) ? isVillage : cell === dateTime ? isClock : () => false;
      const [above, below] = [best, other].toSorted((a, b) => Number(isSecond(a.title)) - Number(isSecond(b.title)));
      if (above && below && !isSecond(above.title) && isSecond(below.title) && !joined.has(above.index)) {
        columns.set(name, above.index);
        joined.set(above.index, below.index);
      } else if (other.rank === best.rank) duplicates.push(other.title);
      else redundant.push({ title: other.title, used: best.title, index: other.index });
    }
  }
  return { columns, joined, redundant, duplicates };
}

const isVillage = (title: string) => /村|社区/.test(title) && !/乡|镇|街道/.test(title);
const isClock = (title: string) => /时间|时刻|几点/.test(title) && !/日期|开始时间|结束/.test(title);

/** Cells of a column that hold personal data, when they are more than a slip: three, or a tenth of what is filled. */
function personalCells(rows: readonly TableRow[], index: number): { count: number; what: string } | null {
  let filled = 0;
  let count = 0;
  let what = '';
  for (const { cells } of rows) {
    const cell = cells[index] ?? '';
    if (cell === '') continue;
    filled++;
    const [first] = findPersonalData(cell);
    if (!first) continue;
    count++;
    what ||= first.what;
  }
  return count > 0 && (count >= 3 || count * 10 >= filled) ? { count, what } : null;
}

/** The free column of an office's own address or telephone that a header private by name may have meant: 地址 → 办公地址. */
const officeColumn = (title: string, key: LedgerKey, taken: ReadonlyMap<string, number>): string | undefined =>
  key !== 'units'
    ? undefined
    : Object.entries(ledgerOf(key).columns).find(
        ([name, { zh }]) => /^(?:address|phone)$/.test(name) && !taken.has(name) && title.includes(zh.slice(-2)),
      )?.[1].zh;

function suggestColumns(title: string, key: LedgerKey, taken: ReadonlyMap<string, number>): string[] {
  const free = Object.entries(ledgerOf(key).columns).filter(([name]) => !taken.has(name));
  return nearest(
    title,
    free.map(([, column]) => column.zh),
  );
}
