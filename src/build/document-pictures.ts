import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { copyFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { relativeLink } from '../domain/address.ts';

/** Widths in pixels: a phone, a phone of many pixels or the text's full width, the latter on such a screen. */
const WIDTHS = [480, 960, 1440] as const;
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
/** Of a side, in pixels: no WebP picture can be longer (RFC 9649), no AVIF picture of our encoder either. */
const LONGEST_SIDE = 16_383;
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

/** In its words `>` stands as it was written. */
const IMG = /<img\b((?:[^">]|"[^"]*")*)>/g;

/** What is known of a page with pictures. */
interface PicturePage {
  /** Its address from the site's root. */
  readonly here: string;
  /** The file of a picture that the page names; null for what is no picture of the document. */
  readonly fileOf: (src: string) => string | null;
  readonly folders: PictureFolders;
  /** Called with each file that no smaller form can be made of: damaged, or beyond what is read. It is sent as it is. */
  readonly onUnreadable: (file: string) => void;
}

/**
 * A page with the size of each picture, so that nothing moves while it loads, with its smaller forms, and all but the first
 * loaded only when somebody comes to it.
 */
export async function withPictures(
  html: string,
  { here, fileOf, folders, onUnreadable }: PicturePage,
): Promise<string> {
  const parts: string[] = [];
  let [from, isFirst] = [0, true];
  for (const { 0: tag, 1: attributes = '', index } of html.matchAll(IMG)) {
    const file = fileOf(/\bsrc="([^"]*)"/.exec(attributes)?.[1] ?? '');
    const forms = file === null ? null : await formsOf(file, folders, onUnreadable);
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
async function formsOf(
  file: string,
  folders: PictureFolders,
  onUnreadable: PicturePage['onUnreadable'],
): Promise<Forms | null> {
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  const seen = await sharp(bytes)
    .metadata()
    .catch(() => null);
  // An SVG file named otherwise would be drawn with the fonts of this machine, and no browser shows it.
  if (seen === null || seen.format === 'svg') {
    onUnreadable(file);
    return null;
  }
  const { width, height } = seen.autoOrient;
  const asItIs: Forms = { width, height, sources: [], fallback: null };
  const isMoving = (seen.pages ?? 1) > 1;
  const most = Math.min(width, WIDTHS[2], Math.floor((LONGEST_SIDE * width) / height));
  if (isMoving || bytes.length < LEAST_BYTES || most < Math.min(width, WIDTHS[0])) return asItIs;
  const mark = createHash('sha256')
    .update(`${VERSION} ${sharp.versions.sharp}\n`)
    .update(bytes)
    .digest('hex')
    .slice(0, 16);
  // One that is hardly narrower than the widest would bring little.
  const widths = [...WIDTHS.filter((to) => to < most * 0.8), most];
  try {
    const sources: Forms['sources'][number][] = [];
    for (const form of FORMATS) {
      const files: { path: string; width: number }[] = [];
      for (const to of widths) files.push({ path: await writeForm(bytes, mark, to, form, folders), width: to });
      sources.push({ type: `image/${form.format}`, files });
    }
    const isPhoto = seen.format === 'jpeg' || seen.format === 'heif';
    const to = Math.min(FALLBACK.width, width);
    return { width, height, sources, fallback: isPhoto ? await writeForm(bytes, mark, to, FALLBACK, folders) : null };
  } catch (cause) {
    // What goes wrong with a file system has a code.
    if (cause instanceof Error && 'code' in cause) throw cause;
    onUnreadable(file);
    return asItIs;
  }
}

/** Writes one form of a picture, made now or in an earlier build; gives its path from the site's root. */
async function writeForm(
  bytes: Buffer,
  mark: string,
  width: number,
  { format, encode }: (typeof FORMATS)[number],
  { outDir, cacheDir }: PictureFolders,
): Promise<string> {
  const name = `${mark}-${width}.${format}`;
  const kept = join(cacheDir, name);
  if (!existsSync(kept)) {
    mkdirSync(cacheDir, { recursive: true });
    // Whatever stood beside the picture, where it was taken for one, is left behind.
    const made = await encode(sharp(bytes).autoOrient().resize({ width })).toBuffer();
    await writeFile(`${kept}.${process.pid}`, made);
    await rename(`${kept}.${process.pid}`, kept);
  }
  mkdirSync(join(outDir, 'assets', 'pictures'), { recursive: true });
  await copyFile(kept, join(outDir, 'assets', 'pictures', name));
  return `/assets/pictures/${name}`;
}
