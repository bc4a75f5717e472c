import { expect, test } from 'vitest';
import { robotsText, sitemapFiles } from './sitemap.ts';

const BASE = 'https://a.gov.cn/';
const pages = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ url: `${BASE}issues/${index}/`, changedOn: null }));

test('a page carries the day it last changed, where one is known', () =>
  expect(sitemapFiles([{ url: `${BASE}a&b/`, changedOn: '2026-03-02' }, ...pages(1)], BASE)[0]?.text).toBe(
    `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://a.gov.cn/a&#38;b/</loc><lastmod>2026-03-02</lastmod></url>
<url><loc>https://a.gov.cn/issues/0/</loc></url>
</urlset>
`,
  ));

test('50,000 pages stand in one file, more in several with an index', () => {
  expect(sitemapFiles(pages(50_000), BASE).map(({ path }) => path)).toEqual(['sitemap.xml']);
  const [index, ...parts] = sitemapFiles(pages(100_001), BASE);
  expect(parts.map(({ path, text }) => [path, text.split('<url>').length - 1])).toEqual([
    ['sitemap-1.xml', 50_000],
    ['sitemap-2.xml', 50_000],
    ['sitemap-3.xml', 1],
  ]);
  expect(index?.text.match(/<loc>[^<]+/g)).toEqual(parts.map(({ path }) => `<loc>${BASE}${path}`));
});

test('crawlers are led to the site map from the root of a host only', () => {
  expect(robotsText(BASE)).toContain('\nSitemap: https://a.gov.cn/sitemap.xml\n');
  expect(robotsText(`${BASE}lianxin/`)).toBeNull();
});
