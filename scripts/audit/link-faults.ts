import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { linkTarget } from '../../src/domain/address.ts';
import type { BuiltPage, Fault } from './site-pages.ts';

const ATTRIBUTE = /\s(?:href|src|poster|action)="([^"]*)"/g;
const SOURCES = /\ssrcset="([^"]*)"/g;
const ID = /\sid="([^"]*)"/g;

const plain = (written: string) => written.replaceAll('&#38;', '&').replaceAll('&amp;', '&');

/** The name of a place as its element has it; a `%` that encodes nothing stands for itself. */
const decoded = (anchor: string): string => {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
};

/** The links and sources of a page as they stand there, those to other addresses left out. */
function linksOf(html: string): Set<string> {
  const single = [...html.matchAll(ATTRIBUTE)].map(([, link = '']) => plain(link));
  const several = [...html.matchAll(SOURCES)].flatMap(([, set = '']) =>
    plain(set)
      .split(',')
      .map((source) => source.trim().split(/\s+/)[0] ?? ''),
  );
  return new Set([...single, ...several].filter((link) => !/^(?:[a-z][a-z0-9+.-]*:|\/\/)/i.test(link)));
}

/**
 * Links of a site's pages that lead nowhere: to no file of the site, or to a place that the page it leads to has not. The
 * links of 404 start at the path the site is served from.
 */
export function linkFaults(built: string, pages: readonly BuiltPage[]): Fault[] {
  const ids = new Map(
    pages.map(({ address, html }) => [address, new Set([...html.matchAll(ID)].map(([, id = '']) => plain(id)))]),
  );
  const known = new Map<string, boolean>();
  const stands = (path: string) => {
    const found = known.get(path) ?? (ids.has(path) || (!path.endsWith('/') && existsSync(join(built, path))));
    known.set(path, found);
    return found;
  };
  return pages
    .filter(({ address }) => address !== '/404.html')
    .flatMap(({ address, html }) =>
      [...linksOf(html)].flatMap((link): Fault[] => {
        const target = linkTarget(encodeURI(address), link);
        if (target === null || !stands(target))
          return [{ page: address, rule: 'link', what: `「${link}」那里什么也没有` }];
        const [, anchor = ''] = link.split('#');
        const hasPlace = anchor === '' || !ids.has(target) || ids.get(target)?.has(decoded(anchor));
        return hasPlace ? [] : [{ page: address, rule: 'anchor', what: `「${link}」那一页上没有这个位置` }];
      }),
    );
}
