import { type Cell, type CellValue, readXlsx as readWorkbook, type Sheet } from 'hucre/xlsx';
import { type Problem, problem } from '../domain/problem.ts';
import {
  choiceFor,
  choiceKey,
  type HiddenChoices,
  hiddenColumns,
  hiddenParts,
  hiddenRows,
  isProblemList,
} from './hidden-content.ts';
import { tooManyCells } from './limits.ts';
import { mappingFile } from './mapping-file.ts';
import type { ReadResult, Table, TableRow, WorkbookFacts } from './table.ts';
import { whyNotUnpacked, workbookContents } from './workbook-contents.ts';

/**
 * Reads every sheet of a workbook. Hidden sheets, rows and columns and comments are a leak waiting: a problem until the
 * clerk says which to take; they are not read before. Our own list of problems is no table. `onUnread` is given the
 * texts of what is left out, which must stand nowhere in the site.
 */
export async function readXlsx(
  file: string,
  bytes: Uint8Array,
  choices: HiddenChoices = {},
  onUnread?: (texts: readonly string[]) => void,
): Promise<ReadResult> {
  const refused = (one: Problem): ReadResult => ({ tables: [], problems: [one] });
  const unreadable = (reason: string) => refused(problem('unreadable-file', { file }, { reason }));
  let sheets: readonly Sheet[];
  let hiddenByDefault: ReadonlySet<string>;
  try {
    if (isOle(bytes)) return unreadable('它加了密码，或者是老的 .xls 格式');
    const reason = whyNotUnpacked(bytes);
    if (reason !== null) return refused(problem('too-large', { file }, { reason }));
    const contents = workbookContents(bytes);
    if (contents.hasEntities) return unreadable('里面有不该出现的 XML 声明（DOCTYPE）');
    hiddenByDefault = contents.hiddenByDefault;
    // Sheets that are a chart hold no cells, and the reader takes them for damage.
    const wanted = ({ name }: { name: string }) => !contents.charts.has(name);
    sheets = (await readWorkbook(bytes, { readStyles: contents.hasShownFormats, sheets: wanted })).sheets;
    const cells = sheets.reduce((sum, { rows }) => rows.reduce((all, row) => all + row.length, sum), 0);
    const tooLarge = tooManyCells(cells);
    if (tooLarge !== null) return refused(problem('too-large', { file }, { reason: tooLarge }));
    if (sheets.length < contents.sheets) return unreadable('里面有的工作表读不出来');
  } catch {
    return unreadable('它不是完好的 .xlsx 工作簿');
  }
  const problems: Problem[] = [];
  const tables: Table[] = [];
  const hidden: { sheet: string; part: string }[] = [];
  for (const sheet of sheets) {
    if (isProblemList(sheet)) continue;
    const takes = (part: string) => choiceFor(choices, sheet.name, part) === '读取';
    const allRows = hiddenByDefault.has(sheet.name);
    const isLeftOut = ((sheet.hidden || sheet.veryHidden) && !takes('隐藏的工作表')) || (allRows && !takes('隐藏的行'));
    const at = { file, sheet: sheet.name };
    for (const { part, words } of hiddenParts(sheet, allRows)) {
      if (isLeftOut && part !== '隐藏的工作表' && !allRows) continue;
      hidden.push({ sheet: sheet.name, part });
      // A comment is no cell: it can be left out, never taken.
      const said = part === '批注' && takes(part) ? '不读' : choiceFor(choices, sheet.name, part);
      const params = { what: words, key: choiceKey(sheet.name, part), mapping: mappingFile(file) };
      problems.push(
        said ? problem('hidden-left-out', at, { what: words, said }) : problem('hidden-content', at, params),
      );
    }
    const left = {
      rows: new Set(takes('隐藏的行') ? [] : hiddenRows(sheet)),
      columns: new Set(takes('隐藏的列') ? [] : hiddenColumns(sheet)),
    };
    if (onUnread && hidden.length > 0) onUnread(leftOutTexts(sheet, isLeftOut, left));
    if (isLeftOut) continue;
    const rows = sheetRows(sheet, left);
    const leaveOutside = choiceFor(choices, sheet.name, '表外内容') === '不读';
    if (rows.length > 0) tables.push({ file, sheet: sheet.name, rows, workbook: workbookFacts(sheet), leaveOutside });
  }
  if (tables.length === 0 && problems.length === 0) problems.push(problem('empty-file', { file }, {}));
  return { tables, problems, hidden };
}

/** The container of encrypted workbooks and of the formats before 2007. */
const isOle = (bytes: Uint8Array) => [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte);

/** Rows (as Excel counts them) and columns (from 0) that are not read. */
interface LeftOut {
  readonly rows: ReadonlySet<number>;
  readonly columns: ReadonlySet<number>;
}

/** Texts of the cells of a sheet that are not read, and of its comments. */
function leftOutTexts(sheet: Sheet, whole: boolean, left: LeftOut): string[] {
  const cells = sheetRows(sheet, NOTHING_LEFT_OUT).flatMap(({ number, cells }) =>
    cells.filter((cell, column) => cell !== '' && (whole || left.rows.has(number) || left.columns.has(column))),
  );
  const comments = [...(sheet.cells?.values() ?? [])].flatMap(({ comment }) => comment?.text ?? []);
  return [...cells, ...comments, ...(sheet.threadedComments ?? []).flatMap(({ text }) => text)];
}

const NOTHING_LEFT_OUT: LeftOut = { rows: new Set(), columns: new Set() };

/** Rows up to the last one with content: a sheet may declare 65,203 rows and hold 496. */
function sheetRows(sheet: Sheet, hidden: LeftOut): TableRow[] {
  const rows: TableRow[] = [];
  for (const [index, cells] of sheet.rows.entries()) {
    if (hidden.rows.has(index + 1) || !cells.some((cell) => cell !== null && cell !== '')) continue;
    rows.push({
      number: index + 1,
      cells: cells.map((cell, column) =>
        hidden.columns.has(column) ? '' : cellText(cell, () => sheet.cells?.get(`${index},${column}`)),
      ),
    });
  }
  return rows;
}

function workbookFacts({ cells, merges }: Sheet): WorkbookFacts {
  const formulas = new Map<number, { count: number; row: number; external: boolean }>();
  const failed = new Map<string, string>();
  for (const [at, { formula, value, type }] of cells ?? []) {
    const [row, column] = at.split(',').map(Number) as [number, number];
    if (formula !== undefined) {
      const seen = formulas.get(column) ?? { count: 0, row: row + 1, external: false };
      seen.count++;
      seen.external ||= /\[\d+\]|\.xls/i.test(formula);
      formulas.set(column, seen);
    }
    const error =
      type === 'error' ||
      (typeof value === 'string' && /^#(?:N\/A|REF!|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!)$/.test(value));
    if (error || (formula !== undefined && value === null))
      failed.set(`${row + 1},${column}`, error ? String(value) : '');
  }
  const areas = (merges ?? []).map(({ startRow, endRow, startCol, endCol }) => ({
    firstRow: startRow + 1,
    lastRow: endRow + 1,
    firstColumn: startCol,
    lastColumn: endCol,
  }));
  return { merges: areas, formulas, failed };
}

function cellText(value: CellValue, cell: () => Cell | undefined): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (value instanceof Date) return dateText(value);
  const known = cell();
  return known?.type === 'date' ? String(value) : shownNumber(value, known?.style?.numFmt);
}

/** Spreadsheet dates carry no zone; the reader gives them as UTC. */
function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  const rounded = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString();
  return rounded.slice(11, 19) === '00:00:00'
    ? rounded.slice(0, 10)
    : // A time without a day stands on Excel's day 0.
      `${rounded < '1900-01-02' ? '' : `${rounded.slice(0, 10)} `}${rounded.slice(11, 16)}`;
}

/** A number as the cell shows it where that changes what it says: 0.6 as 60%, 7 as 007 or DQ-007. */
function shownNumber(value: number, format = 'General'): string {
  // The first section is that of positive numbers; colours, alignment and blanks show nothing of the number.
  const positive = (format.match(/^(?:"[^"]*"|\\.|[^;"\\])*/)?.[0] ?? '').replace(/\[[^\]]*\]|_.|\*./g, '');
  const bare = positive.replace(/"[^"]*"|\\./g, '');
  if (bare.includes('%')) return `${numberText(value * 100)}%`;
  if (!/^0+$/.test(bare) || positive === '0') return numberText(value);
  const [before, behind] = positive.split(/0+/).map((part) => part.replace(/"([^"]*)"|\\(.)/g, '$1$2'));
  return `${before}${numberText(value).padStart(bare.length, '0')}${behind}`;
}

/** A number as text without binary noise: 0.1 + 0.2 reads 0.3. Beyond 15 digits Excel itself has lost the rest. */
function numberText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  const short = Number(value.toPrecision(15));
  return String(short);
}
