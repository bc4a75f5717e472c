/**
 * How much of a file is read. Beyond it a fault in the file is likelier than a ledger: 100,000 matters are 62 MB of CSV,
 * and 150 MB and 2.5 million cells of unpacked workbook.
 */
const MOST_CSV_BYTES = 200_000_000;
const MOST_WORKBOOK_BYTES = 60_000_000;
const MOST_UNPACKED_BYTES = 300_000_000;
const MOST_CELLS = 8_000_000;
/** The longest law in force has 1,260 articles and 110,000 characters (民法典). */
const MOST_LAW_BYTES = 4_000_000;
const MOST_ARTICLES = 3000;

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

const tooManyBytes = (what: string, bytes: number, most: number): string | null =>
  bytes > most ? `${what}有 ${megabytes(bytes)}，最多读 ${megabytes(most)}` : null;

/** Why so many cells are not gone through, in Chinese; null when they are. */
export const tooManyCells = (cells: number): string | null =>
  cells > MOST_CELLS ? `有 ${Math.ceil(cells / 10_000)} 万个以上的格子，最多读 ${MOST_CELLS / 10_000} 万个` : null;

/** A line of a table is shorter; only in longer ones are the cells counted. */
const LONG_LINE = 1_000_000;

/** Why a CSV file is not read, in Chinese; null when it is. Cells are counted by lines, and by separators in long ones. */
export function csvTooLarge(bytes: Uint8Array): string | null {
  const tooLarge = tooManyBytes('文件', bytes.length, MOST_CSV_BYTES);
  // A cell takes at least one byte.
  if (tooLarge !== null || bytes.length <= MOST_CELLS) return tooLarge;
  let cells = 0;
  for (let from = 0; from < bytes.length && cells <= MOST_CELLS; cells++) {
    const next = bytes.indexOf(0x0a, from);
    const end = next < 0 ? bytes.length : next;
    if (end - from > LONG_LINE) cells += separatorsIn(bytes.subarray(from, end));
    from = end + 1;
  }
  return tooManyCells(cells);
}

const separatorsIn = (line: Uint8Array): number =>
  line.reduce((count, byte) => count + Number(byte === 0x2c || byte === 0x09 || byte === 0x3b || byte === 0x0d), 0);

/** Why a workbook is not read, in Chinese; null when it is. `unpacked`: the sizes its parts say they have. */
export const workbookTooLarge = (bytes: Uint8Array, unpacked: readonly number[]): string | null =>
  tooManyBytes('文件', bytes.length, MOST_WORKBOOK_BYTES) ??
  tooManyBytes(
    '文件解压后',
    unpacked.reduce((sum, size) => sum + size, 0),
    MOST_UNPACKED_BYTES,
  );

/** Why a law is not read, in Chinese; null when it is. */
export const lawTooLarge = (bytes: number, articles = 0): string | null =>
  tooManyBytes('文件', bytes, MOST_LAW_BYTES) ??
  (articles > MOST_ARTICLES ? `有 ${articles} 条，最多读 ${MOST_ARTICLES} 条` : null);
