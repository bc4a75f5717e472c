/** What of a picture's Exif data (JEITA CP-3451, a TIFF file of its own) matters here. */
export interface ExifFacts {
  /** How the picture is to be turned: 1 as it is, 2–8 mirrored or turned. */
  readonly orientation: number;
  /** Whether it says where the picture was taken. */
  readonly hasLocation: boolean;
}

const ORIENTATION = 0x0112;
const LOCATION = 0x8825;
/** Bytes of a directory's entry. */
const ENTRY = 12;

/** Reads the first directory of Exif data as they stand behind `Exif\0\0`; what is damaged says nothing. */
export function readExif(tiff: Uint8Array): ExifFacts {
  const facts = { orientation: 1, hasLocation: false };
  if (tiff.length < 8) return facts;
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  const order = view.getUint16(0);
  if (order !== 0x4949 && order !== 0x4d4d) return facts;
  const little = order === 0x4949;
  const start = view.getUint32(4, little);
  if (start + 2 > tiff.length) return facts;
  const count = view.getUint16(start, little);
  for (let index = 0; index < count; index++) {
    const at = start + 2 + index * ENTRY;
    if (at + ENTRY > tiff.length) break;
    const tag = view.getUint16(at, little);
    if (tag === LOCATION) facts.hasLocation = true;
    const value = view.getUint16(at + 8, little);
    if (tag === ORIENTATION && value >= 1 && value <= 8) facts.orientation = value;
  }
  return facts;
}

/** Exif data that say how the picture is to be turned and nothing else. */
export const orientationExif = (orientation: number): Uint8Array =>
  // Big-endian TIFF, one directory at 8 with one entry: tag, SHORT, one value, the value; no further directory.
  Uint8Array.of(77, 77, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0);
