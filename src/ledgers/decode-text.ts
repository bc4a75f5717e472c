/** The encoding of a text, or where it stops being text in any known one. */
export type Encoding =
  | { readonly ok: true; readonly encoding: string }
  | { readonly ok: false; readonly offset: number; readonly row: number };

/** Decoded text, or where it stops being text in any known encoding. */
export type Decoded = Extract<Encoding, { ok: false }> | { readonly ok: true; readonly text: string };

/** How much of a file its kind is told from. */
const HEAD = 65_536;

/**
 * The encoding ladder: byte order mark, UTF-16 by its pattern of zero bytes, strict UTF-8, strict GB18030. No guess by
 * statistics: no detector is right on short GBK files. Where several fit, the first in which `proof` recognises the
 * beginning of the text, e.g. by known headers.
 */
export function encodingOf(bytes: Uint8Array, proof: (head: string) => boolean = () => true): Encoding {
  const [a, b, c] = bytes;
  const marked =
    a === 0xef && b === 0xbb && c === 0xbf
      ? 'utf-8'
      : a === 0xff && b === 0xfe
        ? 'utf-16le'
        : a === 0xfe && b === 0xff
          ? 'utf-16be'
          : null;
  const ladder = marked ? [marked] : unmarkedLadder(bytes);
  const fitting = ladder.filter((encoding) => fits(encoding, bytes));
  const encoding = fitting.length > 1 ? (fitting.find((one) => proof(headIn(one, bytes))) ?? fitting[0]) : fitting[0];
  if (encoding !== undefined) return { ok: true, encoding };
  const isWide = marked?.startsWith('utf-16') ?? false;
  // A file that ends within a character is wrong at its last byte.
  const offset = Math.min(firstBadByte(bytes, isWide ? [marked ?? ''] : ['utf-8', 'gb18030']), bytes.length - 1);
  const ascii = isWide ? bytes.filter((_, index) => index % 2 === (marked === 'utf-16le' ? 0 : 1)) : bytes;
  return { ok: false, offset, row: rowAt(ascii, isWide ? Math.floor(offset / 2) : offset) };
}

export function decodeText(bytes: Uint8Array): Decoded {
  const found = encodingOf(bytes);
  return found.ok ? { ok: true, text: decoded(found.encoding, bytes) } : found;
}

/** The text of bytes that are known to be in an encoding; without the byte order mark. */
export const decoded = (encoding: string, bytes: Uint8Array): string => new TextDecoder(encoding).decode(bytes);

/** The beginning of a text, perhaps with half a character at its end. */
export const headIn = (encoding: string, bytes: Uint8Array): string =>
  new TextDecoder(encoding).decode(bytes.subarray(0, HEAD), { stream: true });

/** Latin letters, commas and line ends leave every second byte zero in UTF-16. */
function unmarkedLadder(bytes: Uint8Array): string[] {
  const sample = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) i % 2 === 0 ? even++ : odd++;
  if (bytes.length % 2 !== 0 || even + odd === 0) return ['utf-8', 'gb18030'];
  const wide = even > odd ? 'utf-16be' : 'utf-16le';
  // A stray zero byte is a slip in a text of another kind; tables in UTF-16 have many.
  return (even + odd) * 50 > sample.length ? [wide, 'utf-8', 'gb18030'] : ['utf-8', 'gb18030', wide];
}

/** Looked at in pieces: the text of a large file is not needed whole for this. */
const PIECE = 4_194_304;

function fits(encoding: string, bytes: Uint8Array): boolean {
  const decoder = new TextDecoder(encoding, { fatal: true });
  try {
    for (let from = 0; from < bytes.length; from += PIECE)
      decoder.decode(bytes.subarray(from, from + PIECE), { stream: true });
    decoder.decode();
    return true;
  } catch {
    return false;
  }
}

/** Offset of the first byte that none of the encodings can go on from, whichever gets furthest. */
const firstBadByte = (bytes: Uint8Array, encodings: readonly string[]): number =>
  Math.max(...encodings.map((encoding) => goodLength(encoding, bytes)));

function goodLength(encoding: string, bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    // A cut in the middle of a character is no fault: stream mode waits for the rest.
    if (decodesSoFar(encoding, bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

function decodesSoFar(encoding: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** The row of a CSV file a byte stands in, as a person counts: line ends within quotes do not end a row. */
function rowAt(bytes: Uint8Array, offset: number): number {
  let row = 1;
  let quoted = false;
  for (let i = 0; i < offset; i++) {
    if (bytes[i] === 0x22) quoted = !quoted;
    else if (!quoted && (bytes[i] === 0x0a || (bytes[i] === 0x0d && bytes[i + 1] !== 0x0a))) row++;
  }
  return row;
}
