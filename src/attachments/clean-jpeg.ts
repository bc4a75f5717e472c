import { joined, standsAt } from './bytes.ts';
import type { CleanPicture } from './clean-picture.ts';
import { orientationExif, readExif } from './exif.ts';

const EXIF = 'Exif\0\0';

/** Whether a segment is needed to show the picture: tables and frames, JFIF, the colour profile, Adobe's colour order. */
function isNeeded(bytes: Uint8Array, marker: number, at: number): boolean {
  if (marker === 0xfe) return false;
  if (marker < 0xe0 || marker > 0xef) return true;
  if (marker === 0xe0) return standsAt(bytes, at, 'JFIF\0');
  if (marker === 0xe2) return standsAt(bytes, at, 'ICC_PROFILE\0');
  return marker === 0xee && standsAt(bytes, at, 'Adobe');
}

/** JPEG (ITU-T T.81): segments up to the end of the picture; what stands behind is another file hung on. */
export function cleanJpeg(bytes: Uint8Array): CleanPicture | null {
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  const removed: Uint8Array[] = [];
  let orientation = 1;
  let hasFrame = false;
  let at = 2;
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return null;
    const marker = bytes[at + 1] as number;
    // Any number of 0xff may stand before a marker.
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9) {
      kept.push(bytes.subarray(at, at + 2));
      if (at + 2 < bytes.length) removed.push(bytes.subarray(at + 2));
      return hasFrame ? { bytes: withTurn(kept, orientation), removed } : null;
    }
    if (at + 4 > bytes.length) return null;
    const end = at + 2 + (((bytes[at + 2] as number) << 8) | (bytes[at + 3] as number));
    if (end > bytes.length || end < at + 4) return null;
    if (marker === 0xe1 && standsAt(bytes, at + 4, EXIF)) {
      const told = readExif(bytes.subarray(at + 4 + EXIF.length, end)).orientation;
      if (told !== 1) orientation = told;
    }
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4) hasFrame = true;
    const next = marker === 0xda ? endOfScan(bytes, end) : end;
    (isNeeded(bytes, marker, at + 4) ? kept : removed).push(bytes.subarray(at, next));
    at = next;
  }
  // Cut off in the middle: browsers show what is there.
  return hasFrame ? { bytes: withTurn(kept, orientation), removed } : null;
}

/** Where the coded data end: at a marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next !== undefined && next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

/** The turn stands behind JFIF's own segment, which comes first. */
function withTurn(kept: readonly Uint8Array[], orientation: number): Uint8Array {
  if (orientation === 1) return joined(kept);
  const exif = orientationExif(orientation);
  const length = 2 + EXIF.length + exif.length;
  const segment = joined([Uint8Array.of(0xff, 0xe1, length >> 8, length & 0xff), new TextEncoder().encode(EXIF), exif]);
  const first = kept[1]?.[1] === 0xe0 ? 2 : 1;
  return joined([...kept.slice(0, first), segment, ...kept.slice(first)]);
}
