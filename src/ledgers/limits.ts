/**
 * How much of a file is read. Beyond it a fault in the file is likelier than a ledger: 100,000 matters are 62 MB of CSV,
 * and 150 MB and 2.5 million cells of unpacked workbook.
 */
const MOST_CSV_BYTES = 200_000_000;
const MOST_WORKBOOK_BYTES = 60_000_000;
const MOST_UNPACKED_BYTES = 300_000_000;
const MOST_CELLS = 8_000_000;

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

const tooManyBytes = (what: string, bytes: number, most: number): string | null =>
  bytes > most ? `${what}有 ${megabytes(bytes)}，最多读 ${megabytes(most)}` : null;

/** Why so many cells are not gone through, in Chinese; null when they are. */
export const tooManyCells = (cells: number): string | null =>
  cells > MOST_CELLS ? `有 ${Math.round(cells / 10_000)} 万个格子，最多读 ${MOST_CELLS / 10_000} 万个` : null;

/** Why a CSV file is not read, in Chinese; null when it is. Cells are counted by what may separate them. */
export function csvTooLarge(bytes: Uint8Array): string | null {
  const tooLarge = tooManyBytes('文件', bytes.length, MOST_CSV_BYTES);
  // A cell takes at least one byte.
  if (tooLarge !== null || bytes.length <= MOST_CELLS) return tooLarge;
  let cells = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte === 0x2c || byte === 0x0a || byte === 0x09 || byte === 0x3b) cells++;
  }
  return tooManyCells(cells);
}

/** Why a workbook is not read, in Chinese; null when it is. `unpacked`: the sizes its parts say they have. */
export const workbookTooLarge = (bytes: Uint8Array, unpacked: readonly number[]): string | null =>
  tooManyBytes('文件', bytes.length, MOST_WORKBOOK_BYTES) ??
  tooManyBytes(
    '文件解压后',
    unpacked.reduce((sum, size) => sum + size, 0),
    MOST_UNPACKED_BYTES,
  );
