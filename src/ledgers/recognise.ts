import { type LedgerKey, ledgerKeys, ledgerNamed, ledgerOf } from '../domain/ledger-catalogue.ts';
import { nearest } from '../domain/nearest.ts';
import { plainForm } from '../domain/plain-form.ts';
import { isPrivateHeader, mayNameSomebody } from '../domain/private-data.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { isBlankRow, type Table, type TableRow } from './table.ts';

/** A header by its position: the ledger column it feeds, a private one to drop, or one nobody asked for. */
export interface RecognisedTable {
  readonly table: Table;
  readonly ledger: LedgerKey;
  readonly header: TableRow;
  /** Ledger column key → index of the cell. */
  readonly columns: ReadonlyMap<string, number>;
  /** Indexes of dropped columns, with their header. */
  readonly dropped: ReadonlyMap<number, string>;
  readonly ignored: readonly string[];
  /** Those of the ignored ones that may name somebody, by index: what they hold must not stand in public texts. */
  readonly doubtful: ReadonlyMap<number, string>;
  /** What `import` writes into columns the table does not have: a constant, a number for the row; '' for nothing. */
  readonly supplied?: (column: string, row: TableRow) => string;
}

/** Headers given by hand: header in the file → ledger column (key or Chinese name). */
export type Mapping = Readonly<Record<string, string>>;

/** Headers are compared without case, spaces and remarks in brackets at their end. */
const headerForm = (header: string) =>
  plainForm(header)
    .replace(/\s+/g, '')
    .replace(/\((必填|选填|可选)\)$|[*:：]$/g, '')
    .toLowerCase();

const columnNames = new Map(
  ledgerKeys.map((key) => {
    const names = new Map<string, string>();
    const columns = Object.entries(ledgerOf(key).columns);
    // Own names win over another column's aliases.
    for (const [name, column] of columns) for (const own of [name, column.zh]) names.set(headerForm(own), name);
    for (const [name, column] of columns) {
      for (const alias of column.aliases) if (!names.has(headerForm(alias))) names.set(headerForm(alias), name);
    }
    return [key, names] as const;
  }),
);
const namesOf = (key: LedgerKey): ReadonlyMap<string, string> => columnNames.get(key) ?? new Map();

/** The column of a ledger that a name stands for: its key, Chinese name or an alias; null if there is none. */
export const columnNamed = (key: LedgerKey, name: string): string | null => namesOf(key).get(headerForm(name)) ?? null;

/** Rows looked at for a header: title lines and notes may stand above it. */
export const HEADER_SEARCH = 15;

/** How many distinct columns of a ledger a row names. */
const headerScore = (row: TableRow, key: LedgerKey, mapping: Mapping): number =>
  new Set(row.cells.map((cell) => columnFor(cell, key, mapping)).filter((name) => name !== null)).size;

const mappedTo = (mapping: Mapping, header: string): string | undefined =>
  [header.trim(), plainForm(header)].filter((name) => Object.hasOwn(mapping, name)).map((name) => mapping[name])[0];

function columnFor(header: string, key: LedgerKey, mapping: Mapping): string | null {
  const form = headerForm(header);
  if (form === '') return null;
  const mapped = mappedTo(mapping, header);
  return namesOf(key).get(mapped === undefined ? form : headerForm(mapped)) ?? null;
}

/** The row that names most columns of the ledger among the first ones; at least half of those it must have. */
function findHeader(table: Table, key: LedgerKey, mapping: Mapping): TableRow | null {
  const required = Object.entries(ledgerOf(key).columns).filter(([, column]) => column.required).length;
  let best: { row: TableRow; score: number } | null = null;
  for (const row of table.rows.slice(0, HEADER_SEARCH)) {
    const score = headerScore(row, key, mapping);
    if (score >= Math.max(1, Math.ceil(required / 2)) && score > (best?.score ?? 0)) best = { row, score };
  }
  return best?.row ?? null;
}

/** All names of ledgers as file names carry them, longest first. */
const ledgerNames = ledgerKeys
  .flatMap((key) => [ledgerOf(key).name, ledgerOf(key).zh, ...ledgerOf(key).aliases].map((name) => ({ key, name })))
  .toSorted((a, b) => b.name.length - a.name.length);

/** The ledger whose name a text ends or begins with: at a separator, or directly where the name is Chinese. */
function ledgerNamedWithin(text: string): LedgerKey | null {
  const form = plainForm(text).toLowerCase().replaceAll('_', '-');
  const apart = (name: string, rest: string | undefined) =>
    rest === undefined || /^\p{Script=Han}/u.test(name) || /[^\p{L}\p{N}]/u.test(rest);
  const found = ledgerNames.filter(
    ({ name }) =>
      (form.endsWith(name) && apart(name, form.at(-name.length - 1))) ||
      (form.startsWith(name) && apart(name, form[name.length])),
  );
  const longest = found.filter(({ name }) => name.length === found[0]?.name.length);
  // What a Chinese name is about stands at its end.
  return (longest.find(({ name }) => form.endsWith(name)) ?? longest[0])?.key ?? null;
}

/**
 * The ledger a table is by its names: the sheet's, the folder's below data/ or the file's, then what the file's name
 * begins or ends with (`问题台账-大桥镇`), unless the headers speak for another ledger. Null if none of them says.
 */
export function ledgerByName(table: Table): LedgerKey | null {
  const parts = table.file.split('/');
  const stem = (parts.at(-1) ?? '').replace(/\.[^.]+$/, '');
  const folder = parts.length > 2 ? parts[1] : undefined;
  const sheet = table.sheet === null ? null : ledgerNamed(table.sheet);
  const file = (folder ? ledgerNamed(folder) : null) ?? ledgerNamed(stem);
  if (sheet !== null && (file === null || findHeader(table, sheet, {}) !== null)) return sheet;
  if (file !== null) return file;
  const within = ledgerNamedWithin(stem) ?? (table.sheet === null ? null : ledgerNamedWithin(table.sheet));
  const spoken = ledgerByHeaders(table);
  const columns = (key: LedgerKey) => Math.max(0, ...headRows(table).map((row) => headerScore(row, key, {})));
  return within !== null && spoken !== null && columns(spoken) > columns(within) ? spoken : within;
}

const headRows = (table: Table) => table.rows.slice(0, HEADER_SEARCH);

/** Whether no row near the top of a table looks like a header of the ledger: notes on how to fill in the others. */
export const hasNoHeader = (table: Table, key: LedgerKey | null, mapping: Mapping = {}): boolean =>
  headRows(table).every((row) => (key === null ? ledgerKeys : [key]).every((k) => headerScore(row, k, mapping) < 2));

/** The ledger whose columns a table names best: at least two, all required ones but those `import` can supply. */
export function ledgerByHeaders(
  table: Table,
  mapping: Mapping = {},
  suppliable: ReadonlySet<string> = new Set(),
): LedgerKey | null {
  let best: { key: LedgerKey; score: number } | null = null;
  for (const key of ledgerKeys) {
    const row = findHeader(table, key, mapping);
    if (!row) continue;
    const named = new Set(row.cells.map((cell) => columnFor(cell, key, mapping)));
    const missing = Object.entries(ledgerOf(key).columns).some(
      ([name, column]) => column.required && !named.has(name) && !suppliable.has(name),
    );
    const score = headerScore(row, key, mapping);
    if (!missing && score >= 2 && score > (best?.score ?? 0)) best = { key, score };
  }
  return best?.key ?? null;
}

/** Finds the header row of a table of a known ledger and says what each of its columns is. */
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
  const problems: Problem[] = [];
  const columns = new Map<string, number>();
  const dropped = new Map<number, string>();
  const ignored: string[] = [];
  const doubtful = new Map<number, string>();
  const chosen = chooseColumns(header, key, mapping);
  for (const [index, cell] of header.cells.entries()) {
    const title = cell.trim();
    if (title === '') continue;
    const at = { ...place, row: header.number, column: title };
    const name = columnFor(cell, key, mapping);
    const rank = name === null ? null : rankOf(title, key, name, mapping);
    if (name !== null && rank !== null) {
      const best = chosen.get(name) ?? index;
      const used = header.cells[best]?.trim() ?? '';
      if (best === index) columns.set(name, index);
      else if (rank === rankOf(used, key, name, mapping))
        problems.push(problem('duplicate-header', at, { name: title }));
      else {
        ignored.push(title);
        problems.push(problem('redundant-column', at, { name: title, used }));
      }
    } else if (isPrivateHeader(title)) {
      dropped.set(index, title);
      problems.push(problem('private-column', at, { name: title }));
    } else {
      ignored.push(title);
      if (mayNameSomebody(title)) doubtful.set(index, title);
      problems.push(problem('unknown-column', at, { name: title, suggestions: suggestColumns(title, key, columns) }));
    }
  }
  for (const [name, column] of required) {
    if (!columns.has(name) && !suppliable.has(name)) {
      problems.push(
        problem('missing-column', { ...place, row: header.number, column: column.zh }, { name: column.zh }),
      );
    }
  }
  return { recognised: { table, ledger: key, header, columns, dropped, ignored, doubtful }, problems };
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
  return 2 + (column?.aliases ?? []).findIndex((alias) => headerForm(alias) === headerForm(title));
}

/** For each column the cell of the header that stands for it best, the first of equal ones. */
function chooseColumns(header: TableRow, key: LedgerKey, mapping: Mapping): Map<string, number> {
  const best = new Map<string, { index: number; rank: number }>();
  for (const [index, title] of header.cells.entries()) {
    const name = columnFor(title, key, mapping);
    const rank = name === null ? null : rankOf(title, key, name, mapping);
    if (name !== null && rank !== null && rank < (best.get(name)?.rank ?? Infinity)) best.set(name, { index, rank });
  }
  return new Map([...best].map(([name, { index }]) => [name, index]));
}

function suggestColumns(title: string, key: LedgerKey, taken: ReadonlyMap<string, number>): string[] {
  const free = Object.entries(ledgerOf(key).columns).filter(([name]) => !taken.has(name));
  return nearest(
    title,
    free.map(([, column]) => column.zh),
  );
}

/** Rows below the header that hold anything. */
export const dataRows = ({ table, header }: RecognisedTable): readonly TableRow[] =>
  table.rows.filter((row) => row.number > header.number && !isBlankRow(row));
