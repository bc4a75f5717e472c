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

describe('a document that was taken off', () => {
  const OLD = DOCUMENT.replace('---\n\n', '下线时间: 2026-03-01\n下线原因: 政策变了\n---\n\n[草稿](../draft/)\n');
  const files = {
    'content/talks/old/index.mdx': OLD,
    'content/talks/draft/index.mdx': DOCUMENT.replace('---\n\n', '草稿: 是\n---\n\n'),
    'content/talks/new/index.mdx': DOCUMENT.replace('正文', '[旧的](../old/)'),
    'content/pages/about.mdx': OLD,
  };

  it('keeps its address, with the day and the reason, and may be linked to', async () => {
    const folder = memoryFolder({ 'content/site.yaml': `${SITE_YAML}数据截至: 2026-03-31\n`, ...files });
    const { site, problems, held } = await readSite(folder, null);
    expect(problems).toEqual([]);
    expect(site?.talks.map(({ slug }) => slug)).toEqual(['new']);
    // The tool has a page of its own at /about/.
    expect(site?.withdrawn).toEqual([
      { kind: 'talk', slug: 'old', title: '试讲', withdrawnOn: '2026-03-01', reason: '政策变了' },
    ]);
    expect(held.map(({ message }) => message)).toEqual([
      '草稿：content/talks/draft/index.mdx',
      '已于 2026-03-01 00:00 下线：content/talks/old/index.mdx',
      '已于 2026-03-01 00:00 下线：content/pages/about.mdx',
    ]);
  });

  it('is still shown the day before', async () => {
    const linked = { ...files, 'content/talks/old/index.mdx': OLD.replace('[草稿](../draft/)', '正文') };
    const { site } = await readSite(
      memoryFolder({ 'content/site.yaml': SITE_YAML, ...linked, 'content/pages/about.mdx': DOCUMENT }),
      '2026-02-28',
    );
    expect(site?.talks).toHaveLength(2);
    expect(site?.withdrawn).toEqual([]);
  });

  it('can not go before it came', async () => {
    const wrong = OLD.replace('下线时间', '发布时间: 2026-03-02\n下线时间');
    expect(await kinds({ 'content/talks/old/index.mdx': wrong })).toEqual(['wrong-order content/talks/old/index.mdx']);
  });
});
