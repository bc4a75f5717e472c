import { type Cell, type CellValue, readXlsx as readWorkbook, type Sheet } from 'hucre/xlsx';
import { type Problem, problem } from '../domain/problem.ts';
import { columnLetters } from './column-letters.ts';
import type { ReadResult, Table, TableRow } from './table.ts';

/** Reads every sheet of a workbook. Hidden sheets, rows and columns are not read: they are a problem (a leak waiting). */
export async function readXlsx(file: string, bytes: Uint8Array): Promise<ReadResult> {
  let sheets: readonly Sheet[];
  try {
    sheets = (await readWorkbook(bytes, {})).sheets;
  } catch (cause) {
    const reason =
      cause instanceof Error && /password|encrypt/i.test(cause.message) ? '它加了密码' : '它不是完好的 .xlsx 工作簿';
    return { tables: [], problems: [problem('unreadable-file', { file }, { reason })] };
  }
  const problems: Problem[] = [];
  const tables: Table[] = [];
  for (const sheet of sheets) {
    const hidden = hiddenParts(sheet);
    if (hidden.length > 0) {
      problems.push(problem('hidden-content', { file, sheet: sheet.name }, { what: hidden.join('、') }));
    }
    if (sheet.hidden || sheet.veryHidden) continue;
    const rows = sheetRows(sheet);
    if (rows.length > 0) tables.push({ file, sheet: sheet.name, rows });
  }
  if (tables.length === 0 && problems.length === 0) problems.push(problem('empty-file', { file }, {}));
  return { tables, problems };
}

function hiddenParts(sheet: Sheet): string[] {
  const hasContent = sheet.rows.some((row) => row.some((cell) => cell !== null && cell !== ''));
  if (!hasContent) return [];
  if (sheet.hidden || sheet.veryHidden) return ['隐藏的工作表'];
  const rows = [...(sheet.rowDefs?.entries() ?? [])].filter(([, row]) => row.hidden).map(([index]) => index + 1);
  const columns = (sheet.columns ?? []).flatMap((column, index) => (column?.hidden ? [columnLetters(index)] : []));
  return [
    ...(rows.length > 0 ? [`隐藏的行（第 ${rows.slice(0, 5).join('、')} 行${rows.length > 5 ? '等' : ''}）`] : []),
    ...(columns.length > 0
      ? [`隐藏的列（${columns.slice(0, 5).join('、')} 列${columns.length > 5 ? '等' : ''}）`]
      : []),
  ];
}

/** Rows up to the last one with content: a sheet may declare 65,203 rows and hold 496. */
function sheetRows(sheet: Sheet): TableRow[] {
  const rows: TableRow[] = [];
  for (const [index, cells] of sheet.rows.entries()) {
    if (cells.some((cell) => cell !== null && cell !== '')) {
      rows.push({
        number: index + 1,
        cells: cells.map((cell, column) => cellText(cell, () => sheet.cells?.get(`${index},${column}`))),
      });
    }
  }
  return rows;
}

function cellText(value: CellValue, cell: () => Cell | undefined): string {
  if (value === null) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (value instanceof Date) return dateText(value);
  if (cell()?.type === 'date') return String(value);
  return numberText(value);
}

/** Spreadsheet dates carry no zone; the reader gives them as UTC. */
function dateText(value: Date): string {
  if (Number.isNaN(value.getTime())) return '';
  const rounded = new Date(Math.round(value.getTime() / 1000) * 1000).toISOString();
  return rounded.slice(11, 19) === '00:00:00'
    ? rounded.slice(0, 10)
    : `${rounded.slice(0, 10)} ${rounded.slice(11, 16)}`;
}

/** A number as text without binary noise: 0.1 + 0.2 reads 0.3. Beyond 15 digits Excel itself has lost the rest. */
function numberText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  const short = Number(value.toPrecision(15));
  return String(short);
}
