/** Files of a site folder, read at the edge and passed in: paths relative to the folder, with `/`. */
export interface SiteFolder {
  /** All files below a folder, sorted. */
  readonly list: (folder: string) => readonly string[];
  /** Null if there is no such file. */
  readonly read: (path: string) => Uint8Array | null;
}
