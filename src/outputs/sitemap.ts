import { xml } from './xml.ts';

/** Site map (sitemaps.org): absolute addresses; several files of 50,000 entries with an index where one is not enough. */
export function sitemapFiles(urls: readonly string[], base: string): { path: string; text: string }[] {
  const head = '<?xml version="1.0" encoding="utf-8"?>\n';
  const part = (list: readonly string[]) =>
    `${head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${list.map((url) => `<url><loc>${xml(url)}</loc></url>`).join('\n')}\n</urlset>\n`;
  const LIMIT = 50_000;
  if (urls.length <= LIMIT) return [{ path: 'sitemap.xml', text: part(urls) }];
  const parts = Array.from({ length: Math.ceil(urls.length / LIMIT) }, (_, i) => ({
    path: `sitemap-${i + 1}.xml`,
    text: part(urls.slice(i * LIMIT, (i + 1) * LIMIT)),
  }));
  const index = parts.map(({ path }) => `<sitemap><loc>${xml(base + path)}</loc></sitemap>`).join('\n');
  return [
    {
      path: 'sitemap.xml',
      text: `${head}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${index}\n</sitemapindex>\n`,
    },
    ...parts,
  ];
}
