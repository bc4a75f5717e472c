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
import { dirname, join, relative } from 'node:path';
import { cleanOffice } from '../attachments/clean-office.ts';
import { cleanPicture, pictureFormat } from '../attachments/clean-picture.ts';
import { absoluteAddress, linkTarget } from '../domain/address.ts';
import { attachmentAt, isHiddenPath } from '../domain/attachment.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { robotsText, sitemapFiles } from '../outputs/sitemap.ts';
import type { GeneratedFile } from '../site/generated-file.ts';
import { generatedFiles } from '../site/generated-files.ts';
import { lastChanges } from '../site/last-changes.ts';
import type { SiteView } from '../site/site-view.ts';
import { localLinks, pageAddresses } from './built-pages.ts';
import { type DocumentPage, documentPages, withdrawnAddresses } from './document-pages.ts';
import { withPictures } from './document-pictures.ts';
import { writeSharePictures } from './share-pictures.ts';
import { writeTalkFonts } from './talk-fonts.ts';

async function put(outDir: string, { path, content }: GeneratedFile): Promise<void> {
  const file = join(outDir, path);
  mkdirSync(dirname(file), { recursive: true });
  await writeFile(file, content);
}

/** Where a site comes from and goes to; what takes long to make is kept below `cacheDir` for the next build. */
interface Folders {
  readonly siteFolder: string;
  readonly outDir: string;
  readonly cacheDir: string;
}

/**
 * Everything a site holds besides pages and the search index: open data, feeds, calendars, site map, files beside
 * documents, public files. Gives the problems with pictures and public files.
 */
export async function finishSite(view: SiteView, { siteFolder, outDir, cacheDir }: Folders): Promise<Problem[]> {
  for (const file of generatedFiles(view)) await put(outDir, file);
  await writeTalkFonts(view.site, outDir);
  const { base } = view.site.settings;
  if (base !== null) {
    await writeSharePictures(view, outDir, join(cacheDir, 'share'));
    const unlisted = new Set(['/404.html', ...withdrawnAddresses(view).map(decodeURIComponent)]);
    const changes = lastChanges(view);
    const pages = pageAddresses(outDir)
      .filter((address) => !unlisted.has(address))
      .map((address) => ({ url: absoluteAddress(base, address), changedOn: changes.get(address) ?? null }));
    const home = absoluteAddress(base, '/');
    for (const { path, text } of sitemapFiles(pages, home)) await put(outDir, { path, content: text });
    const robots = robotsText(home);
    // A site may have its own.
    if (robots !== null && !existsSync(join(siteFolder, 'public/robots.txt')))
      await put(outDir, { path: 'robots.txt', content: robots });
  }
  const problems: Problem[] = [];
  for (const page of documentPages(view))
    problems.push(...(await finishDocument(page, { siteFolder, outDir, cacheDir })));
  return [...problems, ...copyPublic(join(siteFolder, 'public'), outDir)];
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
 * The pages of a document: its pictures get their size and smaller forms, and the files beside the document that they link to
 * or show are put beside the first. Gives the problems with its pictures.
 */
async function finishDocument(
  { address, file }: DocumentPage,
  { siteFolder, outDir, cacheDir }: Folders,
): Promise<Problem[]> {
  const folder = join(outDir, decodeURIComponent(address));
  if (!existsSync(folder)) return [];
  const unreadable = new Set<string>();
  for (const path of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!/(?:^|[\\/])index\.html$/.test(path)) continue;
    const page = join(folder, path);
    const here = address + path.replaceAll('\\', '/').replace(/index\.html$/, '');
    const attachmentOf = (link: string) => {
      const attachment = attachmentAt(address, linkTarget(here, link) ?? '');
      const source = attachment === null ? '' : join(dirname(file), attachment);
      return attachment !== null && standsThere(siteFolder, source)
        ? { attachment, source: join(siteFolder, source) }
        : null;
    };
    const written = readFileSync(page, 'utf8');
    const fileOf = (src: string) => attachmentOf(src)?.source ?? null;
    const html = await withPictures(written, {
      here,
      fileOf,
      folders: { outDir, cacheDir: join(cacheDir, 'pictures') },
      onUnreadable: (path) => unreadable.add(relative(siteFolder, path).replaceAll('\\', '/')),
    });
    if (html !== written) writeFileSync(page, html);
    for (const link of localLinks(html)) {
      const found = attachmentOf(link);
      if (found !== null) copy(found.source, join(folder, found.attachment));
    }
  }
  return [...unreadable].map((path) => problem('picture-unreadable', { file: path }, {}));
}
