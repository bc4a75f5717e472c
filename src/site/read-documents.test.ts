import { describe, expect, it } from 'vitest';
import { memoryFolder, SITE_YAML } from '../../tests/memory-folder.ts';
import { readSite } from './read-site.ts';

const DOCUMENT = '---\n标题: 试讲\n摘要: 一句话\n---\n\n正文\n';
const kinds = async (files: Record<string, string>) =>
  (
    await readSite(memoryFolder({ 'content/site.yaml': `${SITE_YAML}数据截至: 2026-03-31\n`, ...files }), null)
  ).problems.map(({ kind, file }) => `${kind} ${file}`);

describe('the name of a document', () => {
  it.each(['yibao-2026', '（全角）【一】', 'v1.2', 'home', '2026030212345678'])('may be %s', async (name) =>
    expect(await kinds({ [`content/talks/${name}/index.mdx`]: DOCUMENT })).toEqual([]),
  );

  it.each(['a#b', 'a%b', 'A?b', '..x', 'x.html', 'x.css', 'a b', ' a', '长'.repeat(50)])(
    'can not be "%s": it is an address and a folder',
    async (name) => {
      const file = `content/talks/${name}/index.mdx`;
      expect(await kinds({ [file]: DOCUMENT })).toEqual([`invalid-name ${file}`]);
    },
  );

  it.each(['home', 'event', 'page', 'help'])('may be %s for a page', async (name) =>
    expect(await kinds({ [`content/pages/${name}.mdx`]: DOCUMENT })).toEqual([]),
  );

  it.each(['issues', 'Sitemap', 'data', '_astro', 'pagefind', 'assets', '404', 'index'])(
    'can not be %s for a page: the site has its own there',
    async (name) => {
      const file = `content/pages/${name}.mdx`;
      expect(await kinds({ [file]: DOCUMENT })).toEqual([`reserved-id ${file}`]);
    },
  );
});

it('misses a picture whose written name is no address', async () =>
  expect(
    await kinds({
      'content/talks/a/index.mdx': DOCUMENT.replace('正文', '![图](./100%.jpg)'),
      'content/talks/a/100%.jpg': 'x',
    }),
  ).toEqual(['missing-picture content/talks/a/index.mdx']));
