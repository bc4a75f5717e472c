import type { Problem } from '../domain/problem.ts';

/**
 * One sheet as text: what a person sees in each cell. `number` is the row as Excel counts it. Nothing is interpreted
 * yet; dates of spreadsheets come as `2026-03-02` or `2026-03-02 14:30`.
 */
export interface Table {
  readonly file: string;
  readonly sheet: string | null;
  readonly rows: readonly TableRow[];
  /** What a workbook knows of its cells beyond their text; absent for other files. */
  readonly workbook?: WorkbookFacts;
  /** Whether the clerk has said that what stands beside the table is not to be read. */
  readonly leaveOutside?: boolean;
}

export interface TableRow {
  readonly number: number;
  readonly cells: readonly string[];
}

export interface WorkbookFacts {
  readonly merges: readonly Merge[];
  /** Columns (from 0) with formulas: how many, the first row with one, and whether one asks another file. */
  readonly formulas: ReadonlyMap<number, { readonly count: number; readonly row: number; readonly external: boolean }>;
  /** Cells whose formula gives no value or an error, by `row,column` (row as Excel counts, column from 0). */
  readonly failed: ReadonlyMap<string, string>;
}

/** Cells shown as one: rows as Excel counts them, columns from 0; both ends included. */
export interface Merge {
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** Where the cells of a table that was read stand in its file. */
export interface TableLayout {
  readonly file: string;
  readonly sheet: string | null;
  readonly headerRow: number;
  /** Chinese name of a column, and header as written → index of the cell. */
  readonly columns: ReadonlyMap<string, number>;
}

/** What came of reading one file: its tables, and what is wrong with the file itself. */
export interface ReadResult {
  readonly tables: readonly Table[];
  readonly problems: readonly Problem[];
  /** What nobody sees in it, where there is any. */
  readonly hidden?: readonly { readonly sheet: string; readonly part: string }[];
}

export const isBlankRow = (row: TableRow) => row.cells.every((cell) => cell.trim() === '');
