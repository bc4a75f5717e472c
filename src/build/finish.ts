import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cleanOffice } from '../attachments/clean-office.ts';
import { cleanPicture, pictureFormat } from '../attachments/clean-picture.ts';
import { linkTarget, relativeLink } from '../domain/address.ts';
import { attachmentAt, isHiddenPath } from '../domain/attachment.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { sitemapFiles } from '../outputs/sitemap.ts';
import type { GeneratedFile } from '../site/generated-file.ts';
import { generatedFiles } from '../site/generated-files.ts';
import type { SiteView } from '../site/site-view.ts';
import { localLinks, pageAddresses } from './built-pages.ts';
import { type DocumentPage, documentPages, withdrawnAddresses } from './document-pages.ts';
import { writeTalkFonts } from './talk-fonts.ts';

async function put(outDir: string, { path, content }: GeneratedFile): Promise<void> {
  const file = join(outDir, path);
  mkdirSync(dirname(file), { recursive: true });
  await writeFile(file, content);
}

/**
 * Everything a site holds besides pages and the search index: open data, feeds, calendars, site map, files beside
 * documents, public files. Gives the problems with public files.
 */
export async function finishSite(view: SiteView, siteFolder: string, outDir: string): Promise<Problem[]> {
  for (const file of generatedFiles(view)) await put(outDir, file);
  await writeTalkFonts(view.site, outDir);
  const { base } = view.site.settings;
  if (base !== null) {
    const unlisted = new Set(['/404.html', ...withdrawnAddresses(view).map(decodeURIComponent)]);
    const pages = pageAddresses(outDir).filter((address) => !unlisted.has(address));
    const urls = pages.map((address) => new URL(address.slice(1), base).href);
    for (const { path, text } of sitemapFiles(urls, base)) await put(outDir, { path, content: text });
  }
  for (const page of documentPages(view)) finishDocument(page, siteFolder, outDir);
  return copyPublic(join(siteFolder, 'public'), outDir);
}

/** Files of public/, without what they tell beside their contents. Those that can't be copied without harm are reported instead. */
function copyPublic(folder: string, outDir: string): Problem[] {
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return [];
  const from = realpathSync(folder);
  return readdirSync(from, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const source = join(entry.parentPath, entry.name);
    const path = source.slice(from.length + 1).replaceAll('\\', '/');
    if (isHiddenPath(path)) return [];
    const file = `public/${path}`;
    if (entry.isSymbolicLink() && !leadsToPublic(source, from)) return [problem('public-link', { file }, {})];
    if (!entry.isFile() && !entry.isSymbolicLink()) return [];
    if (isTaken(outDir, path)) return [problem('public-clash', { file, value: path }, { value: path })];
    copy(source, join(outDir, path));
    return [];
  });
}

/** Pictures and documents are small; films are not, and are copied without being looked into. */
const LOOKED_INTO = 100_000_000;

/** Copies a file without what it tells beside its contents: where a photo was taken, who wrote a document. */
function copy(source: string, target: string): void {
  mkdirSync(dirname(target), { recursive: true });
  const bytes = statSync(source).size > LOOKED_INTO ? null : readFileSync(source);
  const format = bytes === null ? null : pictureFormat(bytes);
  const picture = bytes === null || format === null ? null : cleanPicture(bytes, format);
  const clean = format === null ? (bytes === null ? null : cleanOffice(bytes)) : picture;
  if (clean === null || typeof clean === 'string') copyFileSync(source, target);
  else writeFileSync(target, clean.bytes);
}

/** Whether a link leads to a public file: that one the gate has looked through. */
function leadsToPublic(link: string, folder: string): boolean {
  if (!statSync(link, { throwIfNoEntry: false })?.isFile()) return false;
  const target = realpathSync(link);
  return target.startsWith(join(folder, '/')) && !isHiddenPath(target.slice(folder.length + 1));
}

/** Whether a file stands where it is named: no link on the way, which may lead out of the site or to a ledger. */
const standsThere = (folder: string, path: string): boolean =>
  existsSync(join(folder, path)) && realpathSync(join(folder, path)) === join(realpathSync(folder), path);

/** Whether something built stands at a path, or a file where a folder above it would have to be. */
function isTaken(outDir: string, path: string): boolean {
  if (existsSync(join(outDir, path))) return true;
  const above = dirname(path);
  if (above === '.') return false;
  const standing = statSync(join(outDir, above), { throwIfNoEntry: false });
  return standing ? !standing.isDirectory() : isTaken(outDir, above);
}

/**
 * The pages of a document: Astro writes its pictures as `/_astro/…`, relative they work under any base path; and the
 * files beside the document that they link to or show are put beside the first.
 */
function finishDocument({ address, file }: DocumentPage, siteFolder: string, outDir: string): void {
  const folder = join(outDir, decodeURIComponent(address));
  if (!existsSync(folder)) return;
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/(?:^|[\\/])index\.html$/.test(path)) continue;
    const page = join(folder, path);
    const here = address + path.replaceAll('\\', '/').replace(/index\.html$/, '');
    const html = readFileSync(page, 'utf8');
    if (html.includes('/_astro/'))
      writeFileSync(page, html.replaceAll(/(["\s,])\/_astro\//g, `$1${relativeLink(here, '/_astro/')}`));
    for (const link of localLinks(html)) {
      const attachment = attachmentAt(address, linkTarget(here, link) ?? '');
      if (attachment === null) continue;
      const source = join(dirname(file), attachment);
      if (standsThere(siteFolder, source)) copy(join(siteFolder, source), join(folder, attachment));
    }
  }
}
