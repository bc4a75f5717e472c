import type { Problem } from '../domain/problem.ts';

/**
 * One sheet as text: what a person sees in each cell. `number` is the row as Excel counts it. Nothing is interpreted
 * yet; dates of spreadsheets come as `2026-03-02` or `2026-03-02 14:30`.
 */
export interface Table {
  readonly file: string;
  readonly sheet: string | null;
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  readonly number: number;
  readonly cells: readonly string[];
}

/** What came of reading one file: its tables, and what is wrong with the file itself. */
export interface ReadResult {
  readonly tables: readonly Table[];
  readonly problems: readonly Problem[];
}

export const isBlankRow = (row: TableRow) => row.cells.every((cell) => cell.trim() === '');
