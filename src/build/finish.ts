import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { addresses, relativeLink } from '../domain/address.ts';
import { compareText } from '../domain/problem.ts';
import { sitemapFiles } from '../outputs/sitemap.ts';
import { generatedFiles } from '../site/generated-files.ts';
import type { SiteView } from '../site/site-view.ts';

const put = (outDir: string, path: string, text: string) => {
  const file = join(outDir, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
};

/** Everything a site holds besides pages and the search index: open data, feeds, calendars, site map, public files. */
export function finishSite(view: SiteView, siteFolder: string, outDir: string): void {
  for (const { path, text } of generatedFiles(view)) put(outDir, path, text);
  const { base } = view.site.settings;
  if (base !== null) {
    const pages = pageAddresses(outDir).filter((address) => address !== '/404.html');
    const urls = pages.map((address) => new URL(address.slice(1), base).href);
    for (const { path, text } of sitemapFiles(urls, base)) put(outDir, path, text);
  }
  copyPublic(join(siteFolder, 'public'), outDir);
  for (const document of documentPages(view)) makeAssetsRelative(outDir, document);
}

/** Addresses of all pages that were built, sorted. The search index holds none, but most of a large site's files. */
export function pageAddresses(outDir: string): string[] {
  return readdirSync(outDir, { withFileTypes: true })
    .filter(({ name }) => name !== 'pagefind')
    .flatMap((entry) =>
      entry.isDirectory()
        ? readdirSync(join(outDir, entry.name), { recursive: true }).map((name) => `${entry.name}/${name}`)
        : [entry.name],
    )
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.html'))
    .map((name) => `/${name.replace(/(^|\/)index\.html$/, '$1')}`)
    .toSorted(compareText);
}

function copyPublic(from: string, outDir: string): void {
  if (!existsSync(from)) return;
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue;
    const source = join(entry.parentPath, entry.name);
    const target = join(outDir, source.slice(from.length + 1));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(source, target);
  }
}

const documentPages = ({ site }: SiteView): string[] => [
  ...site.talks.map((talk) => addresses.talk(talk.slug)),
  ...site.reports.map((report) => addresses.report(report.slug)),
  ...site.pages.map((page) => addresses.page(page.slug)),
];

/** Astro writes pictures of documents as `/_astro/…`: relative, the site works under any base path. */
function makeAssetsRelative(outDir: string, address: string): void {
  const file = join(outDir, decodeURIComponent(address), 'index.html');
  if (!existsSync(file)) return;
  const html = readFileSync(file, 'utf8');
  if (html.includes('/_astro/'))
    writeFileSync(file, html.replaceAll(/(["\s,])\/_astro\//g, `$1${relativeLink(address, '/_astro/')}`));
}
