import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addresses } from '../domain/address.ts';
import type { SiteView } from '../site/site-view.ts';
import { pageAddresses } from './finish.ts';

/** Raised when the built site is not what it should be: a fault of the program; the old site stays. */
export class VerifyFailure extends Error {
  override readonly name = 'VerifyFailure';
}

/**
 * Looks at the finished site before it may take its place: every published thing has its page, every link of a page
 * leads to a file of the site, and no path of this machine stands in a page.
 */
export function verifySite(view: SiteView, outDir: string, privatePaths: readonly string[]): { pages: number } {
  const pages = pageAddresses(outDir);
  const built = new Set(pages);
  const { site } = view;
  const expected = [
    '/',
    addresses.search(),
    addresses.data(),
    ...site.issues.map((issue) => addresses.issue(issue.id)),
    ...site.events.map((event) => addresses.event(event.id)),
    ...site.talks.map((talk) => addresses.talk(talk.slug)),
    ...site.reports.map((report) => addresses.report(report.slug)),
    ...site.policies.map((policy) => addresses.policy(policy.id)),
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
  for (const page of pages) {
    const html = readFileSync(join(outDir, page.endsWith('/') ? `${page}index.html` : page), 'utf8');
    for (const path of privatePaths) if (html.includes(path)) faults.push(`${page} holds a path of this machine`);
    for (const link of localLinks(html)) {
      const target = page === '/404.html' ? null : resolveLink(page, link);
      if (target !== null && !exists(target)) faults.push(`${page} links to ${link}, where nothing stands`);
    }
    if (faults.length > 20) break;
  }
  if (faults.length > 0) throw new VerifyFailure(faults.join('\n'));
  return { pages: pages.length };
}

const ATTRIBUTE = /\s(?:href|src|action)="([^"#][^"]*)"/g;
const localLinks = (html: string): Set<string> =>
  new Set(
    [...html.matchAll(ATTRIBUTE)].flatMap(([, link]) =>
      link === undefined || /^[a-z][a-z0-9+.-]*:/i.test(link) ? [] : [link],
    ),
  );

/** The decoded path a relative link leads to. */
function resolveLink(page: string, link: string): string {
  const path = new URL(link.replaceAll('&#38;', '&').replaceAll('&amp;', '&'), `http://site${encodeURI(page)}`)
    .pathname;
  return decodeURIComponent(path);
}
