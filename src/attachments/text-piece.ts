/** A piece of a file's text, and where a person finds it. */
export interface TextPiece {
  /** A sheet, page or part, in Chinese; null where the file is one text. */
  readonly part: string | null;
  /** Line or paragraph from 1; null where there are none. */
  readonly line: number | null;
  /** Row of a sheet as Excel counts it; null elsewhere. */
  readonly row: number | null;
  readonly text: string;
}

/** The text of a file, or why a person has to look at it instead (Chinese, the file as subject). */
export interface FileText {
  readonly pieces: readonly TextPiece[];
  readonly unread: string | null;
}

export const NOTHING: FileText = { pieces: [], unread: null };
export const unread = (reason: string): FileText => ({ pieces: [], unread: reason });
