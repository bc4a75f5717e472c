import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pageAddresses } from '../../src/build/built-pages.ts';

/** A page of a built site: its address from the root, decoded, its source, and the kind it says it is of. */
export interface BuiltPage {
  readonly address: string;
  readonly html: string;
  readonly kind: string;
}

/** Something on a page that should not be so: the rule it breaks, and where or how. */
export interface Fault {
  readonly page: string;
  readonly rule: string;
  readonly what: string;
}

/** All pages of a built site, sorted by address. */
export const sitePages = (built: string): BuiltPage[] =>
  pageAddresses(built).map((address) => {
    const html = readFileSync(join(built, address.endsWith('/') ? `${address}index.html` : address), 'utf8');
    return { address, html, kind: /<html[^>]* data-page="([^"]+)"/.exec(html)?.[1] ?? 'public' };
  });

/**
 * The longest page of each kind at each depth of the site: the one with most to go wrong. Pages of one kind differ by depth:
 * a policy and the pages of its text, all matters and those of a place.
 */
export const longestOfEachKind = (pages: readonly BuiltPage[]): BuiltPage[] =>
  [...Map.groupBy(pages, ({ kind, address }) => `${kind} ${address.split('/').length}`).values()].flatMap((same) =>
    same.toSorted((a, b) => b.html.length - a.html.length).slice(0, 1),
  );
