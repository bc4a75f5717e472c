import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Text that servers send; what pictures, fonts, workbooks and the search index hold is packed already. */
const TEXT = /\.(?:html|css|js|mjs|json|csv|txt|xml|svg|ics|md|vtt)$/;
/** What every page asks for is made as small as can be; of pages there are many, each asked for seldom: 30 times quicker. */
const ASSET = /\.(?:css|m?js|svg)$/;
/** A smaller file goes into one packet as it is. */
const LEAST_BYTES = 500;
/** Files at a time: as many as zlib has threads for, and those being read and written. */
const AT_ONCE = 8;
/** Beyond this the best compression takes minutes. */
const LARGE = 1_000_000;

/**
 * Puts `x.br` (brotli) and `x.gz` (gzip) beside every text file of a finished site, for servers that send such files as they
 * are; none where it would not be smaller. To be called last: what it writes is not looked through again. Same input, same bytes.
 */
export async function compressSite(outDir: string): Promise<void> {
  const entries = await readdir(outDir, { recursive: true, withFileTypes: true });
  const files = new Set(
    entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name)),
  );
  // What an office has packed itself stays.
  const plain = [...files].filter((path) => TEXT.test(path) && !files.has(`${path}.br`) && !files.has(`${path}.gz`));
  const next = plain.values();
  const work = async () => {
    for (const path of next) {
      const bytes = await readFile(path);
      if (bytes.length < LEAST_BYTES) continue;
      const [brotli, gzip] = await Promise.all([brotliOf(bytes, ASSET.test(path)), gzipOf(bytes)]);
      if (gzip.length >= bytes.length || brotli.length >= bytes.length) continue;
      await Promise.all([writeFile(`${path}.br`, brotli), writeFile(`${path}.gz`, gzip)]);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
}

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);
const { BROTLI_PARAM_LGWIN, BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT, BROTLI_PARAM_MODE, BROTLI_MODE_TEXT } =
  constants;
/** Logarithms of the least and largest window: a larger one than the file costs time and brings nothing. */
const WINDOWS = [16, 22] as const;

const brotliOf = (bytes: Buffer, isAsset: boolean): Promise<Buffer> =>
  compressBrotli(bytes, {
    params: {
      [BROTLI_PARAM_QUALITY]: bytes.length > LARGE ? 5 : isAsset ? 11 : 9,
      [BROTLI_PARAM_LGWIN]: Math.min(WINDOWS[1], Math.max(WINDOWS[0], Math.ceil(Math.log2(bytes.length)))),
      [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT,
      [BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });

async function gzipOf(bytes: Buffer): Promise<Buffer> {
  const packed = await compressGzip(bytes, { level: bytes.length > LARGE ? 6 : 9 });
  // The system it was made on (RFC 1952): unknown, so that it is the same on every one.
  packed[9] = 255;
  return packed;
}
