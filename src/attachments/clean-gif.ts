import { joined, latin } from './bytes.ts';
import type { CleanPicture } from './clean-picture.ts';

/** Extensions that make an animation repeat. */
const LOOPS = /^(?:NETSCAPE2\.0|ANIMEXTS1\.0)$/;
const tableSize = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** GIF89a: pictures and how long each is shown stay; remarks, text and other programs' data go. */
export function cleanGif(bytes: Uint8Array): CleanPicture | null {
  if (bytes.length < 13) return null;
  let at = 13 + tableSize(bytes[10] as number);
  const kept: Uint8Array[] = [bytes.subarray(0, at)];
  const removed: Uint8Array[] = [];
  while (at < bytes.length) {
    const kind = bytes[at];
    if (kind === 0x3b) {
      kept.push(bytes.subarray(at, at + 1));
      if (at + 1 < bytes.length) removed.push(bytes.subarray(at + 1));
      return { bytes: joined(kept), removed };
    }
    const body = kind === 0x2c ? at + 11 + tableSize(bytes[at + 9] ?? 0) : at + 2;
    if ((kind !== 0x2c && kind !== 0x21) || body > bytes.length) return null;
    const end = endOfBlocks(bytes, body);
    if (end === null) return null;
    const isNeeded =
      kind === 0x2c ||
      bytes[at + 1] === 0xf9 ||
      (bytes[at + 1] === 0xff && LOOPS.test(latin(bytes, at + 3, at + 14)) && end - at <= 19);
    (isNeeded ? kept : removed).push(bytes.subarray(at, end));
    at = end;
  }
  return null;
}

/** Blocks of up to 255 bytes, each behind its length, up to an empty one. */
function endOfBlocks(bytes: Uint8Array, from: number): number | null {
  let at = from;
  while (at < bytes.length) {
    const length = bytes[at] as number;
    at += 1 + length;
    if (length === 0) return at;
  }
  return null;
}
