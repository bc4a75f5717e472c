import { createHash } from 'node:crypto';
import { existsSync, mkdirSync } from 'node:fs';
import { copyFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { readable } from '../domain/colour.ts';
import { bridge } from '../outputs/stylesheet.ts';
import { type SharePicture, sharePictures } from '../site/share-pictures.ts';
import type { SiteView } from '../site/site-view.ts';
import { type Outline, textOutlines } from './text-outlines.ts';

/** In pixels: what messengers and forums take for a large picture (ogp.me names none; 1.91 to 1 is what they show). */
const [WIDTH, HEIGHT] = [1200, 630];
const MARGIN = 90;
const LABEL_SIZE = 40;
const FOOT_SIZE = 44;
/** The largest size at which a title needs no more lines than stand beside it. */
const TITLES = [
  { size: 96, lines: 2 },
  { size: 80, lines: 3 },
  { size: 64, lines: 4 },
];
/** Draws the pictures a site is passed on with; those of the last build are taken again where nothing changed. */
export async function writeSharePictures(view: SiteView, outDir: string, cacheDir: string): Promise<void> {
  const colour = readable(view.site.settings.colour);
  const keptAs = (picture: SharePicture) => {
    const said = JSON.stringify([sharp.versions.sharp, picture]);
    return join(cacheDir, `${createHash('sha256').update(said).digest('hex').slice(0, 16)}.png`);
  };
  const all = sharePictures(view);
  const missing = all.filter((picture) => !existsSync(keptAs(picture)));
  const characters = new Set(missing.flatMap(({ label, title, foot }) => [...`${label ?? ''}${title}${foot}…`]));
  const outlines = await textOutlines(characters);
  mkdirSync(cacheDir, { recursive: true });
  for (const picture of missing) {
    const drawn = Buffer.from(drawing(picture, colour, outlines));
    const kept = keptAs(picture);
    const part = `${kept}.${process.pid}`;
    await writeFile(
      part,
      await sharp(drawn).png({ palette: true, colours: 16, compressionLevel: 9, effort: 7 }).toBuffer(),
    );
    await rename(part, kept);
  }
  for (const picture of all) {
    const file = join(outDir, picture.path);
    mkdirSync(dirname(file), { recursive: true });
    await copyFile(keptAs(picture), file);
  }
}

/** The picture in SVG, its words as outlines. */
export function drawing({ label, title, foot }: SharePicture, colour: string, outlines: ReadonlyMap<string, Outline>) {
  const text = (words: string, size: number, x: number, y: number): string => {
    let at = 0;
    const paths = [...words].map((character) => {
      const { path = '', advance = 1000 } = outlines.get(character) ?? {};
      const glyph = path === '' ? '' : `<path transform="translate(${at})" d="${path}"/>`;
      at += advance;
      return glyph;
    });
    return `<g transform="translate(${x} ${y}) scale(${size / 1000} ${-size / 1000})">${paths.join('')}</g>`;
  };
  const { size, lines } = fitted(title, outlines);
  const lineHeight = size * 1.35;
  const top = HEIGHT / 2 - ((lines.length - 1) * lineHeight) / 2 + size * 0.35;
  const footY = HEIGHT - MARGIN + FOOT_SIZE * 0.35;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" fill="#fff">`,
    `<path fill="${colour}" d="M0 0h${WIDTH}v${HEIGHT}H0z"/>`,
    label === null ? '' : text(label, LABEL_SIZE, MARGIN, MARGIN + LABEL_SIZE),
    ...lines.map((line, index) => text(line, size, MARGIN, top + index * lineHeight)),
    `<g transform="translate(${MARGIN} ${footY - 48}) scale(2)" fill="none" stroke="#fff" stroke-width="3"><path d="${bridge}"/></g>`,
    text(foot, FOOT_SIZE, MARGIN + 88, footY),
    '</svg>',
  ].join('');
}

/** A title at the largest size it fits in, best in whole clauses; what does not fit at the smallest is cut off. */
function fitted(title: string, outlines: ReadonlyMap<string, Outline>): { size: number; lines: string[] } {
  const widthOf = (words: string) => [...words].reduce((sum, one) => sum + (outlines.get(one)?.advance ?? 1000), 0);
  const smallest = TITLES.at(-1) ?? { size: LABEL_SIZE, lines: 1 };
  for (const pattern of [CLAUSE, PIECE]) {
    for (const { size, lines: most } of TITLES) {
      const room = ((WIDTH - 2 * MARGIN) / size) * 1000;
      const lines = wrapped(title.match(pattern) ?? [], room, widthOf);
      if (lines.every((line) => widthOf(line) <= room)) {
        if (lines.length <= most) return { size, lines };
        if (size !== smallest.size || pattern !== PIECE) continue;
        const last = [...(lines[most - 1] ?? '')].slice(0, -1).join('');
        return { size, lines: [...lines.slice(0, most - 1), `${last}…`] };
      }
    }
  }
  // One word that is wider than the picture.
  return { size: smallest.size, lines: [title] };
}

const CLAUSE = /[^、，。；：？！]+[、，。；：？！]*/gu;
/** A word in Latin letters or figures, with what may not begin a line behind it; or one character with such. */
const PIECE = /(?:[\p{Script=Latin}\d.%+-]+|[《〈（「『“‘]*.)[、，。；：？！》〉）」』”’…]*/gsu;

/** Pieces of a text in lines of up to a width, unless one alone is wider. */
export function wrapped(pieces: readonly string[], width: number, widthOf: (words: string) => number): string[] {
  const lines: string[] = [];
  for (const piece of pieces) {
    const longer = (lines.at(-1) ?? '') + piece;
    if (lines.length > 0 && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(piece.trimStart());
  }
  return lines;
}
