/** A file of the built site that is not a page: its path below the site's root, and its text or, piece by piece, its bytes. */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string | AsyncIterable<Uint8Array>;
}
