import { writeXlsx } from 'hucre/xlsx';
import { excelText } from '../domain/excel-text.ts';
import { type Problem, sortProblems } from '../domain/problem.ts';
import { shorten } from '../domain/shorten.ts';
import { readCsv } from '../ledgers/read-csv.ts';
import type { TableLayout, TableRow } from '../ledgers/table.ts';
import { markWorkbook } from './mark-workbook.ts';
import { type ListedProblem, SEVERITY } from './problem-list-sheet.ts';
import { type CellMark, locateCells, type SeenCell } from './sheet-cells.ts';
import type { Tone } from './workbook-styles.ts';
import { UnmarkableWorkbookError } from './xml-part.ts';

/** A clerk's file with its faults marked, and, where some of them can certainly be mended, a copy with those filled in. */
export interface MendedWorkbook {
  readonly marked: Uint8Array;
  readonly filled: Uint8Array | null;
}

/** A problem with the cell that shows it, and the text that cell may be given; null where a person must decide. */
interface PlacedProblem {
  readonly problem: Problem;
  readonly sheet: string | null;
  readonly cell: SeenCell | null;
  readonly column: number | null;
  readonly proposed: string | null;
}

/** Marks a file's problems in it. Null where the file can't be shown as a workbook. */
export async function mendedWorkbook(
  file: string,
  bytes: Uint8Array,
  layouts: readonly TableLayout[],
  problems: readonly Problem[],
): Promise<MendedWorkbook | null> {
  try {
    const workbook = await asWorkbook(file, bytes);
    if (!workbook) return null;
    const placed = placeProblems(workbook, layouts, problems);
    const filling = placed.some(({ proposed }) => proposed !== null);
    return {
      marked: markWorkbook(workbook.bytes, marksOf(placed, false), placed.map(listed)),
      filled: filling ? markWorkbook(workbook.bytes, marksOf(placed, true), placed.map(listedAsFilled)) : null,
    };
  } catch (cause) {
    if (cause instanceof UnmarkableWorkbookError) return null;
    throw cause;
  }
}

/** The file as a workbook; `onlySheet` is the sheet that a file without sheets became. */
async function asWorkbook(
  file: string,
  bytes: Uint8Array,
): Promise<{ bytes: Uint8Array; onlySheet: string | null } | null> {
  const [, stem = '', extension = ''] = /([^/\\]*)\.([^./\\]+)$/.exec(file) ?? [];
  if (/^xls[xm]$/i.test(extension)) return { bytes, onlySheet: null };
  if (!/^(?:csv|tsv|txt)$/i.test(extension)) return null;
  const [table] = readCsv(file, bytes).tables;
  if (!table) return null;
  const onlySheet = sheetName(stem);
  return { bytes: await textWorkbook(onlySheet, table.rows), onlySheet };
}

/** Every cell a text: Excel shall neither shorten long digits nor run what begins with `=`. */
function textWorkbook(name: string, rows: readonly TableRow[]): Promise<Uint8Array> {
  const width = rows.reduce((widest, { cells }) => Math.max(widest, cells.length), 0);
  return writeXlsx({
    // The writer would take the clock's time: the same file shall give the same bytes.
    properties: { modified: new Date(0) },
    sheets: [
      {
        name,
        columns: Array.from({ length: width }, () => ({ width: 16, numFmt: '@' })),
        rows: rows.map(({ cells }) =>
          Array.from({ length: width }, (_, column) => excelText(cells[column] ?? '') || null),
        ),
      },
    ],
  });
}

/** A name that Excel takes for a sheet: at most 31 characters, none of `[]:*?/\`, no quote at either end. */
function sheetName(stem: string): string {
  const plain = stem
    .replace(/[[\]:*?/\\\p{Cc}]/gu, '_')
    .slice(0, 31)
    .trim();
  const name = plain.toWellFormed().replace(/^'+|'+$/g, '');
  return name === '' || /^history$/i.test(name) ? '表格' : name;
}

function placeProblems(
  workbook: { bytes: Uint8Array; onlySheet: string | null },
  layouts: readonly TableLayout[],
  problems: readonly Problem[],
): PlacedProblem[] {
  const known = sortProblems(problems).map((problem) => ({
    problem,
    sheet: problem.sheet ?? workbook.onlySheet,
    row: problem.row,
    column: columnNamedBy(problem, layouts),
  }));
  const cells = locateCells(workbook.bytes, known);
  const placed = known.map((one, index) => ({ ...one, cell: cells[index] ?? null }));
  const proposals = new Map(
    [...Map.groupBy(placed, ({ cell }) => keyOf(cell))].map(([key, group]) => {
      // A cell may show the problems of those merged into it. What was read in the cell itself may be replaced, no more.
      const isOwn = group.some(
        ({ problem, row, column, cell }) =>
          problem.proposed !== null && cell?.fixed === false && cell.row === row && cell.column === column,
      );
      const texts = new Set(group.flatMap(({ problem }) => problem.proposed ?? []));
      return [key, isOwn && texts.size === 1] as const;
    }),
  );
  return placed.map((one) => ({ ...one, proposed: proposals.get(keyOf(one.cell)) ? one.problem.proposed : null }));
}

const keyOf = (cell: SeenCell | null) => JSON.stringify(cell && [cell.sheet, cell.row, cell.column]);

/** The column a problem names: of several tables in a sheet, in the one that begins last above the row. */
function columnNamedBy({ sheet, row, column }: Problem, layouts: readonly TableLayout[]): number | null {
  if (typeof column !== 'string') return null;
  const candidates = layouts
    .filter((layout) => layout.sheet === sheet && layout.columns.has(column))
    .toSorted((a, b) => a.headerRow - b.headerRow);
  const above = candidates.findLast((layout) => layout.headerRow <= (row ?? 0));
  return (above ?? candidates[0])?.columns.get(column) ?? null;
}

/** One mark for each cell: what is wrong there, the worst first; with `filling`, what was filled in. */
function marksOf(placed: readonly PlacedProblem[], filling: boolean): CellMark[] {
  const groups = Map.groupBy(placed, ({ cell }) => keyOf(cell)).values();
  return [...groups].flatMap((group) => {
    const cell = group[0]?.cell;
    if (!cell) return [];
    const value = filling ? (group.find(({ proposed }) => proposed !== null)?.proposed ?? undefined) : undefined;
    const toneOf = (one: PlacedProblem) => (filling ? listedAsFilled(one) : listed(one)).tone;
    const worst = TONES.find((tone) => group.some((one) => toneOf(one) === tone)) ?? 'error';
    const sorted = group.toSorted((a, b) => TONES.indexOf(toneOf(a)) - TONES.indexOf(toneOf(b)));
    const notes = sorted.map((one) => (filling && one.proposed !== null ? filledNote(one) : note(one)));
    const numbered = notes.length > 1 ? notes.map((text, index) => `${index + 1}. ${text}`) : notes;
    const mark = { sheet: cell.sheet, row: cell.row, column: cell.column, note: numbered.join('\n'), tone: worst };
    return [value === undefined ? mark : { ...mark, value }];
  });
}

const TONES: readonly Tone[] = ['error', 'warning', 'filled'];

function note({ problem, proposed }: PlacedProblem): string {
  const proposal = proposed === null ? '' : `\n可以改成「${proposed}」。`;
  return `${SEVERITY[problem.severity]}：${problem.message}\n怎么改：${problem.fix}${proposal}`;
}

const filledNote = ({ problem, proposed }: PlacedProblem) =>
  `${SEVERITY.filled}：${before(problem)}已改成「${proposed}」，请看一眼对不对。\n为什么改：${problem.message}`;

const before = ({ value }: Problem) => (value ? `原来写的是「${shorten(value)}」，` : '');

function listed({ problem, sheet, column, proposed }: PlacedProblem): ListedProblem {
  return {
    tone: problem.severity,
    sheet,
    row: problem.row,
    column,
    columnName: typeof problem.column === 'string' ? problem.column : '',
    value: problem.value === null ? '' : shorten(problem.value),
    message: problem.message,
    fix: proposed === null ? problem.fix : `${problem.fix}可以改成「${proposed}」。`,
  };
}

function listedAsFilled(placed: PlacedProblem): ListedProblem {
  if (placed.proposed === null) return listed(placed);
  return {
    ...listed(placed),
    tone: 'filled',
    fix: `${before(placed.problem)}已改成「${placed.proposed}」，请看一眼对不对。`,
  };
}
