/** Decoded text, or where it stops being text in any known encoding. */
export type Decoded =
  | { readonly ok: true; readonly text: string; readonly encoding: string }
  | { readonly ok: false; readonly offset: number; readonly row: number };

const strict = (encoding: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/**
 * The encoding ladder: byte order mark, strict UTF-8, UTF-16 by its pattern of zero bytes, strict GB18030. No guess
 * by statistics: no detector is right on short GBK files.
 */
export function decodeText(bytes: Uint8Array): Decoded {
  const [a, b, c] = bytes;
  const marked =
    a === 0xef && b === 0xbb && c === 0xbf
      ? 'utf-8'
      : a === 0xff && b === 0xfe
        ? 'utf-16le'
        : a === 0xfe && b === 0xff
          ? 'utf-16be'
          : null;
  const ladder = marked ? [marked] : [...utf16ByZeros(bytes), 'utf-8', 'gb18030'];
  for (const encoding of ladder) {
    const text = strict(encoding, bytes);
    if (text !== null) return { ok: true, text: text.replace(/^\ufeff/, ''), encoding };
  }
  const offset = firstBadByte(bytes);
  return { ok: false, offset, row: bytes.subarray(0, offset).filter((byte) => byte === 0x0a).length + 1 };
}

/** Latin letters, commas and line ends leave every second byte zero in UTF-16. */
function utf16ByZeros(bytes: Uint8Array): string[] {
  const sample = bytes.subarray(0, 4096);
  let even = 0;
  let odd = 0;
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) i % 2 === 0 ? even++ : odd++;
  if (bytes.length % 2 !== 0 || even + odd === 0) return [];
  return even > odd ? ['utf-16be'] : ['utf-16le'];
}

/** Offset of the first byte that neither UTF-8 nor GB18030 can go on from, whichever gets further. */
function firstBadByte(bytes: Uint8Array): number {
  return Math.max(goodLength('utf-8', bytes), goodLength('gb18030', bytes));
}

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
