import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { whyNotUnpacked } from '../ledgers/workbook-contents.ts';
import { standsAt } from './bytes.ts';
import { cleanPicture, pictureFormat } from './clean-picture.ts';
import { withoutReferences } from './markup-text.ts';

/** A package of Office (ECMA-376) without who wrote it and without what its pictures tell beside themselves. */
export interface CleanOffice {
  readonly bytes: Uint8Array;
  /** Names of those who wrote or saved it. */
  readonly people: readonly string[];
}

const EMPTY_PROPERTIES: Readonly<Record<string, string>> = {
  'docProps/core.xml':
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>',
  'docProps/app.xml': '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>',
  'docProps/custom.xml':
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>',
};
const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** One moment for all parts, so that the same input gives the same bytes; the earliest that ZIP files can hold. */
const NO_TIME = '1980-01-01T00:00:00';

/** Null where the file is no such package, or can't be unpacked: it then goes out as it is. */
export function cleanOffice(bytes: Uint8Array): CleanOffice | null {
  if (!standsAt(bytes, 0, 'PK\x03\x04')) return null;
  try {
    if (whyNotUnpacked(bytes) !== null) return null;
    const parts = unzipSync(bytes);
    if (!('[Content_Types].xml' in parts)) return null;
    const packed: Zippable = {};
    for (const [path, content] of Object.entries(parts)) {
      const empty = EMPTY_PROPERTIES[path];
      const kept = empty === undefined ? withoutPictureData(content) : strToU8(DECLARATION + empty);
      packed[path] = [kept, { mtime: NO_TIME }];
    }
    return { bytes: zipSync(packed), people: peopleIn(parts) };
  } catch {
    return null;
  }
}

function withoutPictureData(content: Uint8Array): Uint8Array {
  const format = pictureFormat(content);
  const clean = format === null ? null : cleanPicture(content, format);
  return clean === null || typeof clean === 'string' ? content : clean.bytes;
}

function peopleIn(parts: Record<string, Uint8Array>): string[] {
  const core = strFromU8(parts['docProps/core.xml'] ?? new Uint8Array());
  const app = strFromU8(parts['docProps/app.xml'] ?? new Uint8Array());
  return [
    ...core.matchAll(/<(?:dc:creator|cp:lastModifiedBy)>([^<]*)</g),
    ...app.matchAll(/<Manager>([^<]*)</g),
  ].flatMap(([, name = '']) => (name.trim() === '' ? [] : [withoutReferences(name.trim())]));
}
