import { expect, test } from 'vitest';
import { memoryFolder, SITE_YAML } from '../../tests/memory-folder.ts';
import { builtInPages } from './built-in-pages.ts';
import { readSite } from './read-site.ts';
import { siteMap } from './site-map.ts';
import { SiteView } from './site-view.ts';
import { subjectNamed } from './subject.ts';

async function viewOf(files: Record<string, string>): Promise<SiteView> {
  const { site } = await readSite(memoryFolder({ 'content/site.yaml': SITE_YAML, ...files }), null);
  if (!site) throw new Error('The folder of the test has an error.');
  return new SiteView(site);
}
const issues = { 'data/issues.csv': '编号,收到日期,标题,状态\nA-1,2026-03-02,路灯不亮,办理中\n' };
const talk = { 'content/talks/yibao/index.mdx': '---\n标题: 医保怎么缴\n摘要: 讲怎么缴。\n---\n\n先看一看。\n' };

test('the site map names only sections with something in them', async () => {
  const names = siteMap(await viewOf(issues)).map(({ name }) => name);
  expect(names).toEqual(['问题办理', '其他']);
});

test('the site map leads to lists of matters, not to single ones', async () => {
  const [section] = siteMap(await viewOf(issues));
  const targets = section?.lists.flatMap(({ links }) => links.map(({ to }) => to));
  expect(targets).toEqual(['/issues/state/open/', '/issues/month/2026-03/']);
});

test('of many titles the first stand on the map, and the way to all of them', async () => {
  const policies = Array.from({ length: 31 }, (_, index) => `ZC-${index},办法${index},有效\n`);
  const sections = siteMap(await viewOf({ 'data/policies.csv': `编号,名称,效力\n${policies.join('')}` }));
  const links = sections.find(({ name }) => name === '政策')?.lists.flatMap((list) => list.links) ?? [];
  expect(links).toHaveLength(31);
  expect(links.at(-1)).toEqual({ name: '查看全部（共31个）', to: '/policies/' });
});

test('a site that has written its own page about itself gets no other', async () => {
  const own = await viewOf({ ...issues, 'content/pages/about.mdx': '---\n标题: 我们是谁\n---\n\n一个县。\n' });
  expect(builtInPages(own.site).map(({ slug }) => slug)).toEqual(['accessibility', 'privacy']);
});

test('an identifier or a folder name leads to what it stands for', async () => {
  const view = await viewOf({ ...issues, ...talk });
  expect(subjectNamed(view, 'A-1')).toEqual({ name: '路灯不亮', address: '/issues/A-1/' });
  expect(subjectNamed(view, 'yibao')).toEqual({ name: '医保怎么缴', address: '/talks/yibao/' });
  expect(subjectNamed(view, 'A-2')).toBeNull();
});
