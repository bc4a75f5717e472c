/**
 * How much of a file is read. Beyond it a fault in the file is likelier than a ledger: 100,000 matters are 62 MB of CSV
 * and 150 MB of unpacked workbook. What is refused is refused before anything is unpacked.
 */
const MOST_CSV_BYTES = 200_000_000;
const MOST_WORKBOOK_BYTES = 60_000_000;
const MOST_UNPACKED_BYTES = 400_000_000;

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`;

const tooMany = (what: string, bytes: number, most: number): string | null =>
  bytes > most ? `${what}有 ${megabytes(bytes)}，最多读 ${megabytes(most)}` : null;

/** Why a CSV file is not read, in Chinese; null when it is. */
export const csvTooLarge = (bytes: Uint8Array): string | null => tooMany('文件', bytes.length, MOST_CSV_BYTES);

/** Why a workbook is not read, in Chinese; null when it is. `unpacked`: the sizes its parts say they have. */
export const workbookTooLarge = (bytes: Uint8Array, unpacked: readonly number[]): string | null =>
  tooMany('文件', bytes.length, MOST_WORKBOOK_BYTES) ??
  tooMany(
    '文件解压后',
    unpacked.reduce((sum, size) => sum + size, 0),
    MOST_UNPACKED_BYTES,
  );
