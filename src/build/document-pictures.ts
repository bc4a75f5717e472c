import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { copyFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { relativeLink } from '../domain/address.ts';

/** Widths in pixels: a phone, a phone of many pixels or the text's full width, the latter on such a screen. */
const WIDTHS = [480, 960, 1440];
/** The best first: a browser takes the first it knows. */
const FORMATS = [
  { format: 'avif', encode: (picture: Sharp) => picture.avif({ quality: 50, effort: 3 }) },
  { format: 'webp', encode: (picture: Sharp) => picture.webp({ quality: 75 }) },
];
/** For browsers that know neither: as a rule those are on small screens. */
const FALLBACK = {
  width: 960,
  format: 'jpeg',
  encode: (picture: Sharp) => picture.jpeg({ quality: 75, mozjpeg: true }),
};
/** To be changed with what is above or with how pictures are made: what is kept from before is then made again. */
const VERSION = 1;
/** A smaller picture is sent as it is. */
const LEAST_BYTES = 10_000;

/** How wide a picture is shown: the text is 40em at most (talk.css); slides fill the screen. */
const SIZES = '(min-width: 720px) 640px, 100vw';
const SLIDE_SIZES = '100vw';

/** Where smaller forms of pictures are written, and kept for the next build. */
export interface PictureFolders {
  readonly outDir: string;
  readonly cacheDir: string;
}

/** A picture as it is shown: turned upright. */
interface Forms {
  readonly width: number;
  readonly height: number;
  /** Paths from the site's root, by format and width; none for a picture that is sent as it is. */
  readonly sources: readonly { readonly type: string; readonly files: readonly { path: string; width: number }[] }[];
  /** What an `img` without a choice shows; null for the picture itself. */
  readonly fallback: string | null;
}

const IMG = /<img\b([^>]*)>/g;

/**
 * A page with the size of each picture, so that nothing moves while it loads, with its smaller forms, and all but the first
 * loaded only when somebody comes to it. `fileOf` gives the file of a picture that the page names, null for others.
 */
export async function withPictures(
  html: string,
  { here, fileOf, folders }: { here: string; fileOf: (src: string) => string | null; folders: PictureFolders },
): Promise<string> {
  const parts: string[] = [];
  let [from, isFirst] = [0, true];
  for (const { 0: tag, 1: attributes = '', index } of html.matchAll(IMG)) {
    const file = fileOf(/\bsrc="([^"]*)"/.exec(attributes)?.[1] ?? '');
    const forms = file === null ? null : await formsOf(file, folders);
    parts.push(html.slice(from, index), forms === null ? tag : picture(attributes, forms, here, isFirst));
    from = index + tag.length;
    isFirst = false;
  }
  return parts.length === 0 ? html : parts.join('') + html.slice(from);
}

function picture(attributes: string, { width, height, sources, fallback }: Forms, here: string, isFirst: boolean) {
  const link = (path: string) => relativeLink(here, path);
  const own = fallback === null ? attributes : attributes.replace(/\bsrc="[^"]*"/, `src="${link(fallback)}"`);
  // What is printed is not scrolled through first.
  const later = isFirst || here.endsWith('/handout/') ? '' : ' loading="lazy" decoding="async"';
  const img = `<img${own} width="${width}" height="${height}"${later}>`;
  if (sources.length === 0) return img;
  const sizes = here.endsWith('/slides/') ? SLIDE_SIZES : SIZES;
  const choices = sources.map(({ type, files }) => {
    const set = files.map((file) => `${link(file.path)} ${file.width}w`).join(', ');
    return `<source type="${type}" srcset="${set}" sizes="${sizes}">`;
  });
  return `<picture>${choices.join('')}${img}</picture>`;
}

/** The forms of a picture, each written once; null for what can't be read as one. */
async function formsOf(file: string, { outDir, cacheDir }: PictureFolders): Promise<Forms | null> {
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  const seen = await sharp(bytes)
    .metadata()
    .catch(() => null);
  if (seen === null) return null;
  const { width, height } = seen.autoOrient;
  const isMoving = (seen.pages ?? 1) > 1;
  if (isMoving || bytes.length < LEAST_BYTES) return { width, height, sources: [], fallback: null };
  const mark = createHash('sha256')
    .update(`${VERSION} ${sharp.versions.sharp}\n`)
    .update(bytes)
    .digest('hex')
    .slice(0, 16);
  const write = async (to: number, { format, encode }: (typeof FORMATS)[number]): Promise<string> => {
    const name = `${mark}-${to}.${format}`;
    const kept = join(cacheDir, name);
    if (!existsSync(kept)) {
      mkdirSync(cacheDir, { recursive: true });
      // Whatever stood beside the picture, where it was taken for one, is left behind.
      const made = await encode(sharp(bytes).autoOrient().resize({ width: to })).toBuffer();
      await writeFile(`${kept}.${process.pid}`, made);
      await rename(`${kept}.${process.pid}`, kept);
    }
    mkdirSync(join(outDir, 'assets', 'pictures'), { recursive: true });
    await copyFile(kept, join(outDir, 'assets', 'pictures', name));
    return `/assets/pictures/${name}`;
  };
  // One that is hardly narrower than the picture itself would bring little.
  const widths = [...WIDTHS.filter((to) => to < width * 0.8), Math.min(width, Math.max(...WIDTHS))];
  const sources: Forms['sources'][number][] = [];
  for (const form of FORMATS) {
    const files: { path: string; width: number }[] = [];
    for (const to of widths) files.push({ path: await write(to, form), width: to });
    sources.push({ type: `image/${form.format}`, files });
  }
  const isPhoto = seen.format === 'jpeg' || seen.format === 'heif';
  return { width, height, sources, fallback: isPhoto ? await write(Math.min(FALLBACK.width, width), FALLBACK) : null };
}
