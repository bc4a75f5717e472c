import { strFromU8, strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { whyNotUnpacked } from '../ledgers/workbook-contents.ts';
import { standsAt } from './bytes.ts';
import { cleanPicture, type NotCleaned, pictureFormat } from './clean-picture.ts';
import { withoutReferences } from './markup-text.ts';
import { withoutAuthors } from './package-authors.ts';

/** A package of Office (ECMA-376) without who wrote it and without what its pictures tell beside themselves. */
export interface CleanOffice {
  readonly bytes: Uint8Array;
  /** Names of those who wrote or saved it. */
  readonly people: readonly string[];
  /** Pictures in it that can't be made clean. */
  readonly uncleaned: readonly { readonly path: string; readonly why: NotCleaned }[];
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
export function cleanOffice(bytes: Uint8Array, isEnclosed = false): CleanOffice | null {
  if (!standsAt(bytes, 0, 'PK\x03\x04')) return null;
  try {
    if (whyNotUnpacked(bytes) !== null) return null;
    const parts = unzipSync(bytes);
    if (!('[Content_Types].xml' in parts)) return null;
    const packed: Zippable = {};
    const people = peopleIn(parts);
    const uncleaned: CleanOffice['uncleaned'][number][] = [];
    for (const [path, content] of Object.entries(parts)) {
      const clean = cleanPart(path, content, isEnclosed);
      people.push(...(clean?.people ?? []));
      uncleaned.push(...(clean?.uncleaned ?? []));
      packed[path] = [clean?.bytes ?? content, { mtime: NO_TIME }];
    }
    return { bytes: zipSync(packed), people: [...new Set(people)], uncleaned };
  } catch {
    return null;
  }
}

/** A part made clean: properties, pictures, who wrote in it, a package put into the package. Null: it stays as it is. */
function cleanPart(path: string, content: Uint8Array, isEnclosed: boolean): CleanOffice | null {
  const empty = EMPTY_PROPERTIES[path];
  if (empty !== undefined) return { bytes: strToU8(DECLARATION + empty), people: [], uncleaned: [] };
  const format = pictureFormat(content);
  if (format !== null) {
    const clean = cleanPicture(content, format);
    return typeof clean === 'string'
      ? { bytes: content, people: [], uncleaned: [{ path, why: clean }] }
      : { bytes: clean.bytes, people: [], uncleaned: [] };
  }
  if (standsAt(content, 0, 'PK\x03\x04')) return isEnclosed ? null : cleanOffice(content, true);
  const nameless = withoutAuthors(path, content);
  return nameless === null ? null : { bytes: nameless.part, people: nameless.people, uncleaned: [] };
}

function peopleIn(parts: Record<string, Uint8Array>): string[] {
  const core = strFromU8(parts['docProps/core.xml'] ?? new Uint8Array());
  const app = strFromU8(parts['docProps/app.xml'] ?? new Uint8Array());
  return [
    ...core.matchAll(/<(?:dc:creator|cp:lastModifiedBy)>([^<]*)</g),
    ...app.matchAll(/<Manager>([^<]*)</g),
  ].flatMap(([, name = '']) => (name.trim() === '' ? [] : [withoutReferences(name.trim())]));
}
