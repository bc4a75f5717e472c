import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addresses, documentHome, linkTarget } from '../domain/address.ts';
import { everyTalk } from '../domain/document.ts';
import { type Problem, problem } from '../domain/problem.ts';
import type { SiteView } from '../site/site-view.ts';
import { localLinks, pageAddresses } from './built-pages.ts';
import { documentPages, withdrawnAddresses } from './document-pages.ts';

/** Raised when the built site is not what it should be: a fault of the program; the old site stays. */
export class VerifyFailure extends Error {
  override readonly name = 'VerifyFailure';
}

/**
 * Looks at the finished site before it may take its place: every published thing has its page, every link of a page
 * leads to a file of the site, and no path of this machine stands in a page. A dead link that somebody wrote, in a
 * document or a page of public/, is a problem of that file.
 */
export function verifySite(
  view: SiteView,
  outDir: string,
  siteFolder: string,
  engine: string,
): { pages: number; problems: Problem[] } {
  const pages = pageAddresses(outDir);
  const built = new Set(pages);
  const { site } = view;
  const expected = [
    '/',
    addresses.search(),
    addresses.data(),
    ...site.issues.map((issue) => addresses.issue(issue.id)),
    ...site.events.map((event) => addresses.event(event.id)),
    ...everyTalk(site.talks).flatMap(({ slug }) =>
      [addresses.talk, addresses.slides, addresses.handout, addresses.script].map((of) => of(slug)),
    ),
    ...site.reports.map((report) => addresses.report(report.slug)),
    ...site.policies.map((policy) => addresses.policy(policy.id)),
    ...withdrawnAddresses(view),
  ];
  const faults = expected
    .filter((address) => !built.has(decodeURIComponent(address)))
    .map((address) => `no page at ${address}`);
  const known = new Map<string, boolean>();
  const exists = (path: string): boolean => {
    const before = known.get(path);
    if (before !== undefined) return before;
    const found = built.has(path) || existsSync(join(outDir, path));
    known.set(path, found);
    return found;
  };
  const writtenIn = writtenPages(view, siteFolder);
  const problems: Problem[] = [];
  for (const page of pages) {
    const html = readFileSync(join(outDir, page.endsWith('/') ? `${page}index.html` : page), 'utf8');
    // The links of 404 start at the root, which may be named like a folder of this machine.
    if (page === '/404.html') continue;
    if ([engine, siteFolder].some((folder) => namesFolder(html, folder)))
      faults.push(`${page} holds a path of this machine`);
    for (const link of localLinks(html)) {
      const target = linkTarget(encodeURI(page), link);
      if (target !== null && exists(target)) continue;
      const file = writtenIn(page);
      if (file === null) faults.push(`${page} links to ${link}, where nothing stands`);
      // The other outputs of a talk hold what its page does: that is told once, as it was written.
      else if (documentHome(page) === page || !problems.some((known) => known.file === file))
        problems.push(problem('broken-link', { file, value: link }, { value: link }));
    }
    if (faults.length > 20) break;
  }
  if (faults.length > 0) throw new VerifyFailure(faults.join('\n'));
  return { pages: pages.length, problems };
}

/** The file of the site folder a page was written in; null for a page the program made. */
function writtenPages(view: SiteView, siteFolder: string): (page: string) => string | null {
  const documents = new Map(documentPages(view).map(({ address, file }) => [decodeURIComponent(address), file]));
  return (page) => {
    const file = `public${page.endsWith('/') ? `${page}index.html` : page}`;
    return (
      documents.get(page) ?? documents.get(documentHome(page)) ?? (existsSync(join(siteFolder, file)) ? file : null)
    );
  };
}

/** Whether a folder of this machine is named in a text: as a whole path, not as the end of a longer or relative one. */
export function namesFolder(text: string, folder: string): boolean {
  const path = folder.replace(/[\\/]+$/, '');
  // Almost no page does, and this is the quick way to see it.
  if (path === '' || !text.includes(path)) return false;
  const literally = path.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
  return new RegExp(`(?<![\\p{L}\\p{N}._-])${literally}(?!\\.?[\\p{L}\\p{N}_-])`, 'u').test(text);
}
