import { HIDDEN, namesInRow } from '../domain/dropped-values.ts';
import { officialKinds } from '../domain/official-cells.ts';
import type { PersonalKind } from '../domain/personal-kinds.ts';
import { isPrivateHeader } from '../domain/private-header.ts';
import { hidden, type Redaction, type Secrets } from '../domain/redaction.ts';
import { columnLetters } from './column-letters.ts';
import { HEADER_SEARCH } from './find-header.ts';
import { knownHeaders } from './header-names.ts';
import { ledgerByHeaders, ledgerByName } from './name-ledger.ts';
import { recognise } from './recognise.ts';
import type { Table, TableRow } from './table.ts';

/** What is private in a table by its titles. */
interface PrivateCells {
  readonly titles: readonly string[];
  /** The cells of a row to be emptied, with the title they stand under or behind. */
  readonly of: (row: TableRow) => ReadonlyMap<number, string>;
  /** Filled in about one person: titles in all its rows, each with its value behind it. */
  readonly isForm: boolean;
  /** What stands rightly in columns of officials and offices: names, addresses, telephones. */
  readonly official: ReadonlyMap<number, readonly PersonalKind[]>;
  readonly headerRow: number;
}

/**
 * A table whose ledger is known by its columns. Of any other the fullest row near its top is the header, unless it is a
 * form.
 */
export function privateCells(table: Table): PrivateCells {
  const key = ledgerByName(table) ?? ledgerByHeaders(table);
  const recognised = key === null ? null : recognise(table, key).recognised;
  if (key !== null && recognised !== null) {
    const official = new Map(
      [...recognised.columns].map(([name, index]) => [index, officialKinds(key, name, true)] as const),
    );
    return { ...listed(recognised.header, recognised.dropped), official };
  }
  if (isForm(table)) return { titles: [], of: valuesIn, isForm: true, official: new Map(), headerRow: 0 };
  const filled = ({ cells }: TableRow) => cells.filter((cell) => cell.trim() !== '').length;
  const top = table.rows.slice(0, HEADER_SEARCH);
  const header = top.find((row) => filled(row) > 1 && top.every((other) => filled(row) >= filled(other)));
  return { ...listed(header ?? { number: 0, cells: [] }, new Map(header?.cells.entries())), official: new Map() };
}

/** Longer, a cell is a text in which 身份证 occurs. */
const LONGEST_TITLE = 24;

function listed({ number, cells }: TableRow, titles: ReadonlyMap<number, string>) {
  const emptied = new Map([...titles].filter(([, title]) => title.length <= LONGEST_TITLE && isPrivateHeader(title)));
  const none = new Map<number, string>();
  return {
    titles: cells,
    of: (row: TableRow) => (row.number > number ? emptied : none),
    isForm: false,
    headerRow: number,
  };
}

/** Titles of forms, alone in their cell: a matter may be about 身份证, and come by 微信. */
const LABEL =
  /^(?:来访人?|反映人|当事人|申请人|户主|本人)?(?:姓名|性别|民族|年龄|出生(?:日期|年月)|身份证(?:件?号码?)?|证件号码?|(?:联系|家庭)?电话(?:号码)?|手机(?:号码?)?|联系方式|(?:家庭|现|居住|户籍|联系|通讯)?(?:住址|地址)|户籍(?:所在)?地?)[:：]?$/;
const isLabel = (cell: string) => LABEL.test(cell.replace(/\s+/g, ''));
/** Rows beyond which a table is no form. */
const LONGEST_FORM = 60;

/** In a form several titles stand one below the other. */
function isForm({ rows }: Table): boolean {
  if (rows.length > LONGEST_FORM) return false;
  const below = new Map<number, Set<string>>();
  for (const { cells } of rows)
    for (const [index, cell] of cells.entries())
      if (isLabel(cell)) below.set(index, (below.get(index) ?? new Set()).add(cell.trim()));
  return [...below.values()].some((labels) => labels.size > 1);
}

/** What stands behind each title of a row: the next filled cell that is no title itself, and not hidden already. */
function valuesIn({ cells }: TableRow): ReadonlyMap<number, string> {
  const values = new Map<number, string>();
  for (const [index, cell] of cells.entries()) {
    const next = isLabel(cell) ? cells.findIndex((other, at) => at > index && other.trim() !== '') : -1;
    if (next >= 0 && !isLabel(cells[next] ?? '') && cells[next] !== HIDDEN) values.set(next, cell.trim());
  }
  return values;
}

/** Takes in what the private cells hold, so that it is found where it is repeated. */
export function gatherPrivate(table: Table, { of, isForm: whole }: PrivateCells, { dropped, names }: Secrets): void {
  for (const row of table.rows) {
    for (const [index, title] of of(row)) dropped.add(row.cells[index] ?? '', title, (value) => dropped.isPlace(value));
    if (whole) for (const [name, title] of namesInRow(of(row), row.cells, dropped)) names.set(name, title);
  }
}

/** What titles end in that no ledger knows: a cell of data that does is no name. */
const TITLE_END =
  /^\p{Script=Han}{0,6}(?:事项|事由|内容|情况|备注|说明|问题|诉求|意见|结果|日期|时间|类别|类型|渠道|方式)$/u;

/** Where a cell stands, in words: by a title only if that surely is one, since a table without a header begins with data. */
function cellInWords({ sheet }: Table, row: number, title: string, index: number): string {
  const isTitle = isLabel(title) || knownHeaders([title]) > 0 || TITLE_END.test(title.trim());
  return `${sheet === null ? '' : `「${sheet}」`}第 ${row} 行「${isTitle ? title.trim() : `${columnLetters(index)} 列`}」`;
}

/** The rows of a table as they may be shown, private cells emptied, and what was hidden. */
export function redactTable(
  table: Table,
  { titles, of, isForm: whole, official, headerRow }: PrivateCells,
  { dropped, hide }: Secrets,
): { rows: TableRow[]; redactions: Redaction[] } {
  const redactions: Redaction[] = [];
  const counts = new Map<string, number>();
  const rows = table.rows.map((row): TableRow => {
    const emptied = of(row);
    // Those of a form are looked for everywhere.
    const names = whole ? NO_NAMES : namesInRow(emptied, row.cells, dropped);
    const cells = row.cells.map((cell, index) => {
      const title = emptied.get(index);
      if (title !== undefined) {
        if (cell.trim() !== '') counts.set(title, (counts.get(title) ?? 0) + 1);
        // Left empty, the value of a form would seem to be the next title.
        return whole ? HIDDEN : '';
      }
      const except = row.number > headerRow ? rightlyThere(official.get(index) ?? [], cell) : [];
      const { text, spans } = hidden(cell, hide, { names, except });
      const where = spans.length > 0 ? cellInWords(table, row.number, titles[index] ?? '', index) : '';
      redactions.push(...spans.map(({ what, masked }) => ({ where, what, masked })));
      return text;
    });
    return { number: row.number, cells };
  });
  const emptied = [...counts].map(([title, count]) => ({
    where: `${table.sheet === null ? '' : `「${table.sheet}」`}「${title}」一${whole ? '栏' : '列'}`,
    what: '个人信息列',
    masked: `（${whole ? '隐去' : '清空'} ${count} 格）`,
  }));
  return { rows, redactions: [...emptied, ...redactions] };
}

const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** A mobile stands in an official's own column only with its owner's consent. */
const rightlyThere = (kinds: readonly PersonalKind[], cell: string): readonly PersonalKind[] =>
  cell.includes('同意公开') ? kinds : kinds.filter((kind) => kind !== 'mobile');
