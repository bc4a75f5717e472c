/** What can be measured: a build, or one of the things builds are held against. */
export type Task =
  | { readonly kind: 'build'; readonly engine: string; readonly site: string; readonly out: string }
  | { readonly kind: 'pagefind'; readonly program: string; readonly pages: string; readonly index: string }
  /** A whole check, as `npm run check` does it. */
  | { readonly kind: 'check'; readonly site: string }
  | { readonly kind: 'parse'; readonly files: readonly string[] }
  | { readonly kind: 'parse-workbook'; readonly file: string }
  /** `list` names a JSON file: [path below `out`, bytes][]. */
  | { readonly kind: 'write'; readonly list: string; readonly out: string };

/** A moment in a measured process: the part that begins here, and what was used up to here. */
export interface Mark {
  readonly name: string;
  /** When the part before ended and this one began, a pause later; milliseconds since 1970. */
  readonly endedAt: number;
  readonly startedAt: number;
  readonly userSeconds: number;
  /** Most memory the process itself has held so far: for machines without /proc. */
  readonly ownPeakBytes: number;
}

/** What a measured process sends. */
export type Message = { readonly mark: Mark } | { readonly result: unknown };

/** Name of the mark that ends the last part. */
export const END = 'end';
