import { decodeText } from '../ledgers/decode-text.ts';
import { latin, standsAt } from './bytes.ts';

/** What a film or a recording tells beside picture and sound. */
export interface FilmFacts {
  /** Whether it says where it was taken: once, or all along its way. */
  readonly tellsPlace: boolean;
  /** Titles, names, remarks and what programs wrote. */
  readonly texts: readonly string[];
}

/** Boxes on the way to what is told (ISO/IEC 14496-12). */
const HOLDERS = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl']);
/** Boxes that tell something: of who, what and where, and of what kind a track is. */
const TELLING = new Set(['udta', 'meta', 'uuid', 'stsd']);
/** Deeper than any film goes. */
const DEEPEST = 8;
/** Text of a film is short; what is longer is the picture on its cover. */
const LONGEST = 200_000;
/** QuickTime's and 3GPP's place (TS 26.244), Apple's key, XMP, and the tracks in which cameras write their way. */
const PLACE = /\xa9xyz|loci|location\.ISO6709|GPSLatitude|GPSCoordinates|gpmd|camm|mebx/;

/** What films (MP4, MOV, M4A, 3GP) and recordings (MP3) tell; null for other files. Never throws. */
export function filmFacts(bytes: Uint8Array): FilmFacts | null {
  if (standsAt(bytes, 0, 'ID3') || standsAt(bytes, bytes.length - 128, 'TAG')) return soundFacts(bytes);
  if (!['ftyp', 'moov', 'wide', 'mdat'].some((type) => standsAt(bytes, 4, type))) return null;
  const told: Uint8Array[] = [];
  gather(bytes, 0, bytes.length, told, 0);
  return {
    tellsPlace: told.some((part) => PLACE.test(new TextDecoder('latin1').decode(part))),
    texts: told.flatMap((part) => readable(new TextDecoder().decode(part))),
  };
}

/** Goes down the boxes and takes those that tell something. */
function gather(bytes: Uint8Array, from: number, to: number, told: Uint8Array[], depth: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = from; at + 8 <= to; ) {
    const type = latin(bytes, at + 4, at + 8);
    const written = view.getUint32(at);
    const isLong = written === 1 && at + 16 <= to;
    const size = isLong ? Number(view.getBigUint64(at + 8)) : written === 0 ? to - at : written;
    const start = at + (isLong ? 16 : 8);
    // A film that was cut off is played as far as it goes.
    const end = Math.min(at + size, to);
    if (end < start) return;
    if (TELLING.has(type)) told.push(bytes.subarray(at, Math.min(end, at + LONGEST)));
    else if (HOLDERS.has(type) && depth < DEEPEST) gather(bytes, start, end, told, depth + 1);
    at = end;
  }
}

/** Words between the bytes of the boxes. */
const readable = (text: string): string[] => text.match(/[^\p{Cc}\ufffd]{4,}/gu) ?? [];

/** Texts of ID3v2 (id3.org, 2.3 and 2.4) and of the tag of 128 bytes at the end that went before. */
function soundFacts(bytes: Uint8Array): FilmFacts {
  const texts: string[] = [];
  if (standsAt(bytes, 0, 'ID3')) {
    const version = bytes[3] ?? 0;
    const end = Math.min(bytes.length, 10 + sevenBits(bytes, 6));
    for (let at = 10; at + 10 <= end; ) {
      const size = version === 4 ? sevenBits(bytes, at + 4) : eightBits(bytes, at + 4);
      const frame = latin(bytes, at, at + 4);
      const body = bytes.subarray(at + 10, Math.min(end, at + 10 + size));
      if (/^[TW]|^(?:COMM|USLT|IPLS|PRIV|GEOB)/.test(frame)) texts.push(...frameTexts(body));
      if (size <= 0) break;
      at += 10 + size;
    }
  }
  if (standsAt(bytes, bytes.length - 128, 'TAG')) texts.push(...plainTexts(bytes.subarray(bytes.length - 125)));
  return { tellsPlace: false, texts };
}

const sevenBits = (bytes: Uint8Array, at: number) =>
  [0, 1, 2, 3].reduce((sum, i) => sum * 128 + ((bytes[at + i] ?? 0) & 0x7f), 0);
const eightBits = (bytes: Uint8Array, at: number) =>
  [0, 1, 2, 3].reduce((sum, i) => sum * 256 + (bytes[at + i] ?? 0), 0);

/** A frame's text behind the byte that names its encoding: 1 and 2 are UTF-16. */
function frameTexts(body: Uint8Array): string[] {
  const isWide = body[0] === 1 || body[0] === 2;
  if (!isWide) return plainTexts(body.subarray(1));
  const encoding = body[0] === 2 || (body[1] === 0xfe && body[2] === 0xff) ? 'utf-16be' : 'utf-16le';
  return readable(new TextDecoder(encoding).decode(body.subarray(1)));
}

/** Chinese programs write GB 18030 where the format says Latin-1. */
function plainTexts(bytes: Uint8Array): string[] {
  return splitAtZeros(bytes).flatMap((part) => {
    const decoded = decodeText(part);
    return readable(decoded.ok ? decoded.text : latin(part, 0, part.length));
  });
}

function splitAtZeros(bytes: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (let at = bytes.indexOf(0); at >= 0; at = bytes.indexOf(0, from)) {
    parts.push(bytes.subarray(from, at));
    from = at + 1;
  }
  parts.push(bytes.subarray(from));
  return parts.filter(({ length }) => length > 0);
}
