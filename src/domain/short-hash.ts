const utf8 = new TextEncoder();

/**
 * Eight hexadecimal digits made from a text, the same on every machine (FNV-1a, 32 bits, of its UTF-8): tells that a
 * text is another one. Not for secrets.
 */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of utf8.encode(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}
