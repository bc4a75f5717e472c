import { pictureFormat } from '../attachments/clean-picture.ts';
import { fileText } from '../attachments/file-text.ts';
import type { TextPiece } from '../attachments/text-piece.ts';
import type { SiteFolder } from './site-folder.ts';

/** Told at most: a person mends them one after the other, and builds again. */
const TOLD_AT_MOST = 3;

/**
 * Where in a site's folder something stands that got into the built site: files, and in each its first line, row of a
 * sheet or page.
 */
export async function inputPlaces(folder: SiteFolder, stands: (text: string) => boolean): Promise<string[]> {
  const found: string[] = [];
  for (const path of ['content', 'data', 'public'].flatMap(folder.list)) {
    if (found.length >= TOLD_AT_MOST) break;
    if (stands(path)) found.push(`${path} 的文件名`);
    const bytes = folder.read(path);
    if (bytes === null || pictureFormat(bytes) !== null) continue;
    const { pieces } = await fileText(path, bytes);
    const piece = pieces.find(({ text }) => stands(text));
    if (piece !== undefined) found.push(`${path} ${whereIn(piece)}`.trimEnd());
  }
  return found.slice(0, TOLD_AT_MOST);
}

const whereIn = ({ part, line, row }: TextPiece): string =>
  [
    part === null ? '' : row === null ? part : `工作表「${part}」`,
    row === null ? '' : `第 ${row} 行`,
    line === null || row !== null ? '' : `第 ${line} 行`,
  ]
    .filter(Boolean)
    .join(' ');
