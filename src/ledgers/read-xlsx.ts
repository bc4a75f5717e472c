import { strFromU8, unzipSync } from 'fflate';
import { type Cell, type CellValue, readXlsx as readWorkbook, type Sheet } from 'hucre/xlsx';
import { type Problem, problem } from '../domain/problem.ts';
import {
  choiceFor,
  type HiddenChoices,
  hiddenColumns,
  hiddenParts,
  hiddenRows,
  isProblemList,
  mappingOf,
} from './hidden-content.ts';
import { tooManyCells, workbookTooLarge } from './limits.ts';
import type { ReadResult, Table, TableRow, WorkbookFacts } from './table.ts';

/**
 * Reads every sheet of a workbook. Hidden sheets, rows and columns and comments are a leak waiting: a problem until the
 * clerk says which to take; they are not read before. Our own list of problems is no table.
 */
export async function readXlsx(file: string, bytes: Uint8Array, choices: HiddenChoices = {}): Promise<ReadResult> {
  const refused = (one: Problem): ReadResult => ({ tables: [], problems: [one] });
  const unreadable = (reason: string) => refused(problem('unreadable-file', { file }, { reason }));
  let sheets: readonly Sheet[];
  try {
    if (isOle(bytes)) return unreadable('它加了密码，或者是老的 .xls 格式');
    const contents = packageContents(bytes);
    if (contents.hasEntities) return unreadable('里面有不该出现的 XML 声明（DOCTYPE）');
    const reason = workbookTooLarge(bytes, contents.sizes);
    if (reason !== null) return refused(problem('too-large', { file }, { reason }));
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
  for (const sheet of sheets) {
    if (isProblemList(sheet)) continue;
    const parts = hiddenParts(sheet);
    const open = parts.filter(({ part }) => choiceFor(choices, sheet.name, part) === null);
    for (const { part, words } of open) {
      const params = { what: words, key: `${sheet.name} ${part}`, mapping: mappingOf(file) };
      problems.push(problem('hidden-content', { file, sheet: sheet.name }, params));
    }
    const takes = (part: string) => choiceFor(choices, sheet.name, part) === '读取';
    if ((sheet.hidden || sheet.veryHidden) && !takes('隐藏的工作表')) continue;
    const rows = sheetRows(sheet, {
      rows: new Set(takes('隐藏的行') ? [] : hiddenRows(sheet)),
      columns: new Set(takes('隐藏的列') ? [] : hiddenColumns(sheet)),
    });
    const leaveOutside = choiceFor(choices, sheet.name, '表外内容') === '不读';
    if (rows.length > 0) tables.push({ file, sheet: sheet.name, rows, workbook: workbookFacts(sheet), leaveOutside });
  }
  if (tables.length === 0 && problems.length === 0) problems.push(problem('empty-file', { file }, {}));
  return { tables, problems };
}

/** The container of encrypted workbooks and of the formats before 2007. */
const isOle = (bytes: Uint8Array) => [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte);

/** Parts small enough to be looked at before the workbook is read; entities that grow to gigabytes need few bytes. */
const SMALL_PART = 65_536;

/** What is to be known of a package before its parts are unpacked: the sizes they declare, which the reader enforces. */
function packageContents(bytes: Uint8Array) {
  const sizes: number[] = [];
  const small = unzipSync(bytes, {
    filter({ name, originalSize, size }) {
      // A part that hides its size could be anything: deflate makes at most 1032 bytes of one.
      sizes.push(originalSize > 0 ? originalSize : size * 1032);
      return originalSize <= SMALL_PART && /\.(xml|rels)$/.test(name);
    },
  });
  const texts = Object.values(small).map((part) => strFromU8(part));
  const styles = small['xl/styles.xml'];
  const tags = (path: string, name: string) =>
    strFromU8(small[path] ?? new Uint8Array()).match(new RegExp(`<(?:\\w+:)?${name}\\s[^>]*>`, 'g')) ?? [];
  const chartIds = tags('xl/_rels/workbook.xml.rels', 'Relationship').flatMap((tag) =>
    /\/chartsheet"/.test(tag) ? (/\bId="([^"]*)"/.exec(tag)?.[1] ?? []) : [],
  );
  const listed = tags('xl/workbook.xml', 'sheet');
  const isChart = (tag: string) => chartIds.some((id) => tag.includes(`:id="${id}"`));
  return {
    sizes,
    /** Sheets with cells; none where the workbook does not stand at its usual place. */
    sheets: listed.filter((tag) => !isChart(tag)).length,
    charts: new Set(listed.filter(isChart).map((tag) => /\bname="([^"]*)"/.exec(tag)?.[1] ?? '')),
    hasEntities: texts.some((text) => /<!(DOCTYPE|ENTITY)/i.test(text)),
    /** Formats that show another number than the cell holds: 0.6 as 60%, 7 as 007. */
    hasShownFormats: styles ? /numFmtId="(?:9|10)"|formatCode="(?:0{2,}|[^"]*%[^"]*)"/.test(strFromU8(styles)) : false,
  };
}

/** Rows up to the last one with content: a sheet may declare 65,203 rows and hold 496. */
function sheetRows(
  sheet: Sheet,
  hidden: { readonly rows: ReadonlySet<number>; readonly columns: ReadonlySet<number> },
): TableRow[] {
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
      seen.external ||= formula.includes('[');
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
    : `${rounded.slice(0, 10)} ${rounded.slice(11, 16)}`;
}

/** A number as the cell shows it where that changes what it says: 0.6 as 60%, 7 as 007. */
function shownNumber(value: number, format: string | undefined): string {
  if (format?.includes('%')) return `${numberText(value * 100)}%`;
  return format && /^0{2,}$/.test(format) ? numberText(value).padStart(format.length, '0') : numberText(value);
}

/** A number as text without binary noise: 0.1 + 0.2 reads 0.3. Beyond 15 digits Excel itself has lost the rest. */
function numberText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  const short = Number(value.toPrecision(15));
  return String(short);
}
