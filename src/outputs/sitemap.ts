import type { CalendarDate } from '../domain/calendar-date.ts';
import { xml } from './xml.ts';

/** A page of the site map. */
export interface MappedPage {
  /** Its absolute address. */
  readonly url: string;
  /** Day it last changed, from what the site records; null where nothing tells. */
  readonly changedOn: CalendarDate | null;
}

/** Most entries of one file (sitemaps.org). */
const LIMIT = 50_000;
const HEAD = '<?xml version="1.0" encoding="utf-8"?>\n';

/** Site map (sitemaps.org): several files of 50,000 entries with an index where one is not enough. `base` ends with a slash. */
export function sitemapFiles(pages: readonly MappedPage[], base: string): { path: string; text: string }[] {
  if (pages.length <= LIMIT) return [{ path: 'sitemap.xml', text: urlSet(pages) }];
  const parts = Array.from({ length: Math.ceil(pages.length / LIMIT) }, (_, index) => ({
    path: `sitemap-${index + 1}.xml`,
    text: urlSet(pages.slice(index * LIMIT, (index + 1) * LIMIT)),
  }));
  const index = parts.map(({ path }) => `<sitemap><loc>${xml(base + path)}</loc></sitemap>`).join('\n');
  return [
    {
      path: 'sitemap.xml',
      text: `${HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${index}\n</sitemapindex>\n`,
    },
    ...parts,
  ];
}

function urlSet(pages: readonly MappedPage[]): string {
  const lines = pages.map(
    ({ url, changedOn }) =>
      `<url><loc>${xml(url)}</loc>${changedOn === null ? '' : `<lastmod>${changedOn}</lastmod>`}</url>`,
  );
  return `${HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${lines.join('\n')}\n</urlset>\n`;
}

/**
 * What crawlers are told (robots.txt, RFC 9309): everything may be read, and where the site map is. Null for a site below
 * another's folder: crawlers ask at the root alone.
 */
export const robotsText = (base: string): string | null =>
  new URL(base).pathname === '/' ? `User-agent: *\nAllow: /\n\nSitemap: ${base}sitemap.xml\n` : null;
