import { decodeText } from '../ledgers/decode-text.ts';
import type { SiteFolder } from './site.ts';

/** Input that is text, line by line as a person finds it again; workbooks and documents are not opened once more. */
const TEXT = /\.(?:ya?ml|mdx?|csv|txt|json|html?|vtt)$/i;
/** Told at most: a person mends them one after the other, and builds again. */
const TOLD_AT_MOST = 3;

/** Where in a site's folder something stands that got into the built site: files, and lines (rows of a CSV file). */
export function inputPlaces(folder: SiteFolder, stands: (text: string) => boolean): string[] {
  const found: string[] = [];
  for (const path of ['content', 'data', 'public'].flatMap(folder.list)) {
    if (found.length >= TOLD_AT_MOST) break;
    if (stands(path)) found.push(`${path} 的文件名`);
    if (!TEXT.test(path)) continue;
    const decoded = decodeText(folder.read(path) ?? new Uint8Array());
    const line = decoded.ok ? decoded.text.split(/\r\n?|\n/).findIndex(stands) : -1;
    if (line >= 0) found.push(`${path} 第 ${line + 1} 行`);
  }
  return found.slice(0, TOLD_AT_MOST);
}
