import { expect, it } from 'vitest';
import { namesFolder } from './verify.ts';

it.each([
  ['a link up to a section of the same name', '<a href="../data/">', '/data', false],
  ['a site map beside', '<a href="../sitemap/">', '/site', false],
  ['a longer name', '<p>/site-2 /sites /site.old</p>', '/site', false],
  ['an address on the web', 'https://example.org/data/', '/data', false],
  ['a source map', '"/srv/engine/src/pages/index.astro"', '/srv/engine', true],
  ['a sentence', '出错：/srv/engine。', '/srv/engine', true],
  ['a file address', 'file:///srv/engine', '/srv/engine', true],
  ['a path on Windows', 'C:\\site (x)\\a', 'C:\\site (x)', true],
  ['anything, when the site is at the root', '/ a/b', '/', false],
])('%s names a folder of this machine only when it is that path', (_what, text, folder, named) =>
  expect(namesFolder(text, folder)).toBe(named),
);
