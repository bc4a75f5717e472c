import { joined, latin, standsAt } from './bytes.ts';
import type { CleanPicture } from './clean-picture.ts';
import { orientationExif, readExif } from './exif.ts';

/** Chunks that show the picture (RFC 9649). */
const NEEDED = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP']);
/** Bits of the extended header that announce Exif and XMP. */
const HAS_EXIF = 0x08;
const HAS_XMP = 0x04;

export function cleanWebp(bytes: Uint8Array): CleanPicture | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 12) return null;
  const total = 8 + view.getUint32(4, true);
  const kept: Uint8Array[] = [];
  const removed: Uint8Array[] = total < bytes.length ? [bytes.subarray(total)] : [];
  let orientation = 1;
  let at = 12;
  while (at + 8 <= Math.min(total, bytes.length)) {
    const size = view.getUint32(at + 4, true);
    const end = at + 8 + size + (size % 2);
    if (at + 8 + size > bytes.length) return null;
    const type = latin(bytes, at, at + 4);
    const part = bytes.subarray(at, Math.min(end, bytes.length));
    (NEEDED.has(type) ? kept : removed).push(part);
    if (type === 'EXIF') {
      const from = at + 8 + (standsAt(bytes, at + 8, 'Exif\0\0') ? 6 : 0);
      orientation = readExif(bytes.subarray(from, at + 8 + size)).orientation;
    }
    at = end;
  }
  if (!kept.some((part) => standsAt(part, 0, 'VP8') || standsAt(part, 0, 'ANMF'))) return null;
  return { bytes: packed(kept, orientation), removed };
}

function packed(chunks: readonly Uint8Array[], orientation: number): Uint8Array {
  const turned = orientation !== 1 && chunks.some((part) => standsAt(part, 0, 'VP8X'));
  const parts = chunks.map((part) => {
    if (!standsAt(part, 0, 'VP8X') || part.length < 9) return part;
    const header = part.slice();
    header[8] = ((header[8] as number) & ~(HAS_EXIF | HAS_XMP)) | (turned ? HAS_EXIF : 0);
    return header;
  });
  if (turned) {
    const exif = orientationExif(orientation);
    parts.push(joined([new TextEncoder().encode('EXIF'), Uint8Array.of(exif.length, 0, 0, 0), exif]));
  }
  const body = joined(parts);
  const head = new Uint8Array(12);
  head.set(new TextEncoder().encode('RIFF'), 0);
  new DataView(head.buffer).setUint32(4, body.length + 4, true);
  head.set(new TextEncoder().encode('WEBP'), 8);
  return joined([head, body]);
}
