import { type LedgerKey, ledgerOf } from '../domain/ledger-catalogue.ts';
import { plainForm } from '../domain/plain-form.ts';
import { type Place, type Problem, problem } from '../domain/problem.ts';
import { columnLetters } from './column-letters.ts';
import type { Header } from './find-header.ts';
import { choiceKey } from './hidden-content.ts';
import { mappingFile } from './mapping-file.ts';
import { isBlankRow, type Merge, type Table, type TableRow } from './table.ts';
import {
  BESIDE_A_TOTAL,
  checkTotal,
  type FilledCell,
  numericColumns,
  ROW_COUNT,
  Sums,
  TOTAL,
  totalIn,
} from './total-row.ts';

/** What stands below a table on paper: who filled it in, who signed, remarks. */
const NOTE =
  /^(?:(?:注|备注|说明|填表说明|填报说明|注意事项|填表人|填报人|报送人|制表人?|经办人|审核人?|复核人?|审批人?|负责人|单位负责人|分管领导|统计人|联系人|联系电话|填报单位|报送单位|单位|日期|时间|填表日期|填报日期|填报时间|制表日期)\s?(?:\([^()]{0,10}\))?\s?[:：]|以下空白$|第\s?\d+\s?页|\(?(?:盖章|签字|公章)\)?$|\d{4}年\d{1,2}月\d{1,2}日$)/;

/** Every total and note has one of these in its first cell. */
const MAYBE_OTHER = /[计和数:：白页章字日]/;

const filledCells = ({ cells }: TableRow): FilledCell[] =>
  cells.flatMap((cell, index) => (cell.trim() === '' ? [] : [{ index, text: plainForm(cell) }]));

/**
 * The rows of data below a header. Merged cells give their value to each of their rows; totals are checked against
 * the rows they sum and left out; notes below the table and repeated headers are left out. All of it is said.
 */
export function bodyOf(
  table: Table,
  header: Header,
  key: LedgerKey,
  columns: ReadonlyMap<string, number>,
  joined: ReadonlyMap<number, number>,
): { rows: TableRow[]; problems: Problem[] } {
  const place = { file: table.file, sheet: table.sheet };
  const problems: Problem[] = [];
  const titles = header.cells.map((cell) => cell.trim());
  const below = filledFromMerges(table, header, titles, place, problems);
  const numbers = numericColumns(key, columns);
  const sums = new Sums(numbers);
  const rows: TableRow[] = [];
  const short: number[] = [];
  const end = titles.findLastIndex((title) => title !== '') + 1;
  // Programs that leave out empty cells at the end do so in most rows: then nothing is missing.
  const width = table.workbook ? 0 : titles.length;
  const required = Object.entries(ledgerOf(key).columns).flatMap(([name, column]) =>
    column.required ? (columns.get(name) ?? []) : [],
  );
  const mapped = new Set(columns.values());
  for (const whole of below) {
    // What stands beside the table is told of; it is no part of the row.
    const row =
      table.sheet !== null && whole.cells.length > end ? { ...whole, cells: whole.cells.slice(0, end) } : whole;
    const begin = row.cells.findIndex((cell) => cell.trim() !== '');
    if (begin < 0) continue;
    const at = { ...place, row: row.number };
    const start = row.cells[begin] ?? '';
    const given = required.filter((index) => (row.cells[index] ?? '').trim() !== '');
    // Almost every row is data, which its first cell and its required ones show: only others are looked at closely.
    const isOdd = MAYBE_OTHER.test(start) || start.trim() === titles[begin] || given.length < 2;
    const filled = isOdd ? filledCells(row) : [];
    const [first, ...others] = filled;
    const isBeside = ({ index, text }: FilledCell) =>
      mapped.has(index) && !numbers.has(index) ? ROW_COUNT.test(text.replace(/\s/g, '')) : BESIDE_A_TOTAL.test(text);
    // A word and its synonym may well be two words for a total.
    const total = key === 'terms' ? null : totalIn(first, numbers);
    if (total !== null && others.every((cell) => isBeside(cell) || TOTAL.test(cell.text))) {
      problems.push(...checkTotal(total, filled, sums, numbers, at));
      sums.beginPart();
    } else if (
      first &&
      NOTE.test(first.text) &&
      others.every(({ index, text }) => !required.includes(index) || NOTE.test(text))
    )
      problems.push(problem('note-row', at, {}));
    else if (filled.length > 1 && filled.every(({ index, text }) => text === plainForm(titles[index] ?? '')))
      problems.push(problem('repeated-header', at, {}));
    else if (required.length > 2 && given.length < 2 && filled.length <= 2) problems.push(problem('not-a-row', at, {}));
    else {
      sums.add(row);
      if (row.cells.length < width) short.push(row.number);
      rows.push(joined.size > 0 ? { ...row, cells: withJoined(row.cells, joined) } : row);
    }
  }
  problems.push(...outsideTable(table, end, below));
  if (short.length > 0 && short.length * 2 < rows.length)
    problems.push(problem('short-row', { ...place, row: short[0] ?? null }, { rows: short, expected: width }));
  return { rows, problems };
}

/** What stands in a sheet beside the table, under no header: leftovers of earlier work, unless the clerk says it is none. */
function outsideTable({ file, sheet, leaveOutside }: Table, width: number, rows: readonly TableRow[]): Problem[] {
  if (sheet === null) return [];
  const beside = rows.flatMap(({ number, cells }) => {
    const index = cells.findIndex((cell, column) => column >= width && cell.trim() !== '');
    return index < 0 ? [] : [{ number, letters: columnLetters(index) }];
  });
  const [first] = beside;
  if (first === undefined) return [];
  const at = { file, sheet, row: first.number };
  const rowNumbers = beside.map(({ number }) => number);
  if (leaveOutside)
    return [problem('hidden-left-out', at, { what: `表格右边 ${rowNumbers.length} 行里没有表头的内容`, said: '不读' })];
  const params = {
    letters: first.letters,
    rows: rowNumbers,
    key: choiceKey(sheet, '表外内容'),
    mapping: mappingFile(file),
  };
  return [problem('outside-table', at, params)];
}

/** The township's cell followed by the village's, the day's by the time's: as one value is written. */
const withJoined = (cells: readonly string[], joined: ReadonlyMap<number, number>): string[] =>
  cells.map((cell, index) => {
    const second = cells[joined.get(index) ?? -1]?.trim() ?? '';
    if (second === '' || cell.trim().endsWith(second)) return cell;
    return second.startsWith(cell.trim()) ? second : `${cell} ${second}`;
  });

/** Rows below the header, blank ones left out, with the values of cells that are merged downwards repeated. */
function filledFromMerges(
  table: Table,
  header: Header,
  titles: readonly string[],
  place: Pick<Place, 'file' | 'sheet'>,
  problems: Problem[],
): TableRow[] {
  const below = table.rows.filter((row) => row.number > header.number && !isBlankRow(row));
  const merges = (table.workbook?.merges ?? []).filter(
    ({ firstRow, lastRow, firstColumn }) => firstRow > header.number && lastRow > firstRow && titles[firstColumn],
  );
  if (merges.length === 0) return below;
  const byColumn = Map.groupBy(merges, ({ firstColumn }) => firstColumn);
  for (const [column, [first]] of byColumn) {
    const name = titles[column] ?? '';
    const at = { ...place, row: first?.firstRow ?? null, column: name };
    problems.push(problem('merged-cells', at, { name, ranges: (byColumn.get(column) ?? []).map(rangeOf) }));
  }
  // Walked down row by row, never by the rows a merge claims to span: those may be a million.
  const waiting = merges.toSorted((a, b) => b.firstRow - a.firstRow);
  let open: { merge: Merge; value: string }[] = [];
  return below.map((row) => {
    for (let next = waiting.at(-1); next !== undefined && next.firstRow <= row.number; next = waiting.at(-1)) {
      open.push({ merge: next, value: next.firstRow === row.number ? (row.cells[next.firstColumn] ?? '') : '' });
      waiting.pop();
    }
    open = open.filter(({ merge }) => merge.lastRow >= row.number);
    if (open.length === 0) return row;
    const cells = [...row.cells];
    for (const { merge, value } of open) {
      while (cells.length <= merge.firstColumn) cells.push('');
      cells[merge.firstColumn] = value;
    }
    return { ...row, cells };
  });
}

const rangeOf = ({ firstRow, lastRow }: Merge) => `${firstRow}–${lastRow}`;
