import { joined, latin, standsAt } from './bytes.ts';
import { cleanGif } from './clean-gif.ts';
import { cleanJpeg } from './clean-jpeg.ts';
import { cleanPng } from './clean-png.ts';
import { cleanWebp } from './clean-webp.ts';
import { readExif } from './exif.ts';
import { tellsOfItself } from './tiff-tags.ts';

/** A picture whose every pixel is as before and which tells nothing more than how it is to be shown. */
export interface CleanPicture {
  readonly bytes: Uint8Array;
  /** What was taken out, as it stood there: Exif, XMP, remarks, thumbnails, data behind the end. */
  readonly removed: readonly Uint8Array[];
}

/** Why a picture can't be made clean: its format hides what it carries, or it is damaged. */
export type NotCleaned = 'damaged' | 'carries-metadata';

export type PictureFormat = 'jpeg' | 'png' | 'webp' | 'gif' | 'heif' | 'tiff';

/** The format of a picture by its first bytes; null for other files. */
export function pictureFormat(bytes: Uint8Array): PictureFormat | null {
  if (standsAt(bytes, 0, '\xff\xd8\xff')) return 'jpeg';
  if (standsAt(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'png';
  if (standsAt(bytes, 0, 'GIF8')) return 'gif';
  if (standsAt(bytes, 0, 'RIFF') && standsAt(bytes, 8, 'WEBP')) return 'webp';
  if (standsAt(bytes, 0, 'II*\0') || standsAt(bytes, 0, 'MM\0*')) return 'tiff';
  if (standsAt(bytes, 4, 'ftyp') && /avif|avis|heic|heix|hevc|mif1|msf1/.test(latin(bytes, 8, 64))) return 'heif';
  return null;
}

/** Takes out of a picture what is not needed to show it: the colour profile and the turn stay. Never throws. */
export function cleanPicture(bytes: Uint8Array, format: PictureFormat): CleanPicture | NotCleaned {
  if (format === 'heif') return carriesMetadata(bytes) ? 'carries-metadata' : { bytes, removed: [] };
  if (format === 'tiff') return tellsOfItself(bytes) ? 'carries-metadata' : { bytes, removed: [] };
  return { jpeg: cleanJpeg, png: cleanPng, webp: cleanWebp, gif: cleanGif }[format](bytes) ?? 'damaged';
}

/** AVIF and HEIC (ISO/IEC 23008-12) name Exif and XMP among their items; they lie anywhere in the file. */
function carriesMetadata(bytes: Uint8Array): boolean {
  const text = new TextDecoder('latin1').decode(bytes);
  return /infe[\s\S]{1,16}Exif\0|application\/rdf\+xml/.test(text);
}

/** Whether what was taken out of a picture says where it was taken. */
export const tellsPlace = (removed: readonly Uint8Array[]): boolean =>
  removed.some((part) => {
    const text = new TextDecoder('latin1').decode(part);
    // Every format puts something else before the TIFF header.
    const tiff = text.search(/II\*\0|MM\0\*/);
    return (tiff >= 0 && readExif(part.subarray(tiff)).hasLocation) || /GPSLatitude|GPSLongitude/.test(text);
  });

/** Words that can be read in what was taken out: names of people and devices, remarks, dates. */
export function readableWords(removed: readonly Uint8Array[]): string[] {
  const whole = joined(removed);
  const texts = ['utf-8', 'utf-16le', 'utf-16be'].map((encoding) => new TextDecoder(encoding).decode(whole));
  return texts.flatMap((text) => text.match(/[\p{Script=Han}A-Za-z0-9@.+_/:-]{4,200}/gu) ?? []);
}
