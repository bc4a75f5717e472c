import { unzipSync } from 'fflate';
import { standsAt } from './bytes.ts';

/** How packed files begin that only an unpacking program opens: RAR, 7z, gzip, xz, bzip2. */
const BEGINNINGS = ['Rar!\x1a\x07', '7z\xbc\xaf\x27\x1c', '\x1f\x8b', '\xfd7zXZ\0', 'BZh'];
/** Beside the parts of Office (ECMA-376), OFD (GB/T 33190) and OpenDocument (ISO/IEC 26300) stands one of these. */
const DOCUMENT = /^(?:\[Content_Types\]\.xml|OFD\.xml|META-INF\/manifest\.xml)$/;

/** Whether a file is files packed together, not one document: what is in it is read by nobody before it goes out. */
export function isArchive(path: string, bytes: Uint8Array): boolean {
  if (BEGINNINGS.some((beginning) => standsAt(bytes, 0, beginning)) || standsAt(bytes, 257, 'ustar')) return true;
  // A ZIP file of several volumes, or without any file.
  if (standsAt(bytes, 0, 'PK\x07\x08') || standsAt(bytes, 0, 'PK\x05\x06')) return true;
  if (!standsAt(bytes, 0, 'PK\x03\x04')) return /\.(?:zip|rar|7z|tar|gz|tgz|bz2|xz|iso|cab|jar)$/i.test(path);
  let isDocument = false;
  try {
    unzipSync(bytes, {
      filter({ name }) {
        isDocument ||= DOCUMENT.test(name);
        return false;
      },
    });
  } catch {
    // Damaged: whoever reads its text says so.
    return !/\.(?:docx|xlsx|pptx|ofd|od[tsp]|wps|et|dps)$/i.test(path);
  }
  return !isDocument;
}
