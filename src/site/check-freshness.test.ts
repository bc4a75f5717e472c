import { expect, test } from 'vitest';
import { memoryFolder, SITE_YAML } from '../../tests/memory-folder.ts';
import { readSite } from './read-site.ts';

const report = (front: string) => ({
  'content/reports/a/index.mdx': `---\n标题: 大桥镇接访\n摘要: 一天\n${front}---\n\n正文\n`,
});
const EVENTS = '编号,类型,标题,开始时间,状态\n';
const kinds = async (
  files: Record<string, string>,
  { yaml = '网址: https://a.gov.cn/\n', now = '2026-03-31' } = {},
) => {
  const settings = { 'content/site.yaml': `${SITE_YAML}${yaml}数据截至: 2026-03-01\n` };
  const { problems } = await readSite(memoryFolder({ ...settings, ...files }), now);
  return problems.map(({ kind, file, message }) => `${kind} ${file} ${/「.+?」/.exec(message)?.[0]}`);
};
const STALE_REPORTS = 'stale-section content/reports 「活动报道」';

test('news of more than two weeks ago is told, counted at the day the site is built for', async () => {
  const files = report('发布时间: 2026-03-10 09:00\n');
  expect(await kinds(files)).toEqual([STALE_REPORTS]);
  expect(await kinds(files, { now: '2026-03-24' })).toEqual([]);
});

test('the site says itself how long a section may rest', async () => {
  const yaml = '网址: https://a.gov.cn/\n门槛: { 更新提醒天数: 30 }\n';
  expect(await kinds(report('发布时间: 2026-03-10 09:00\n'), { yaml })).toEqual([]);
});

test('a document that does not say when it was published is named, and counts as never renewed', async () =>
  expect(await kinds(report(''))).toEqual([
    STALE_REPORTS,
    'missing-publication-time content/reports/a/index.mdx 「发布时间」',
  ]));

test('a section that was begun and shows nothing is told: drafts alone, or a table without rows', async () =>
  expect(await kinds({ ...report('草稿: 是\n'), 'data/events.csv': EVENTS })).toEqual([
    'empty-section content/reports 「活动报道」',
    'empty-section data 「活动安排」',
  ]));

test('an event to come is news enough', async () => {
  const event = (day: string) => ({ 'data/events.csv': `${EVENTS}A-1,接访,接访,${day} 09:00,确定\n` });
  expect(await kinds(event('2026-04-09'))).toEqual([]);
  expect(await kinds(event('2026-03-09'))).toEqual(['stale-section data/events.csv 「活动安排」']);
});

test('a site without an address is inspected by nobody', async () =>
  expect(await kinds(report(''), { yaml: '' })).toEqual([]));
