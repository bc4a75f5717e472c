import { expect, it } from 'vitest';
import { memoryFolder, SITE_YAML } from '../../tests/memory-folder.ts';
import { readSite } from './read-site.ts';

const talk = (title: string, front: string) => `---\n标题: ${title}\n摘要: 一句话\n${front}---\n\n正文\n`;
const TALKS = {
  'content/talks/a/index.mdx': talk('甲讲', ''),
  'content/talks/b/index.mdx': talk('乙讲', '发布时间: 2099-01-01 09:00\n'),
  'content/talks/c/index.mdx': talk('丙讲', '下线时间: 2001-01-01\n'),
};
const read = (more: Record<string, string>, now: string | null = null) =>
  readSite(memoryFolder({ 'content/site.yaml': SITE_YAML, ...TALKS, ...more }), now);

it('where no day can be told nothing with a term is published, and no day is made up in the message', async () => {
  const { site, problems, held } = await read({});
  expect(site?.talks.map(({ slug }) => slug)).toEqual(['a']);
  expect(site?.withdrawn).toEqual([]);
  expect(held.map(({ reason }) => reason)).toEqual(['undecided', 'undecided']);
  expect(problems.map(({ kind }) => kind)).toEqual(['no-cut-off']);
  expect(problems[0]?.message).not.toContain('1970');
});

it('a given day decides, whatever the ledgers hold', async () => {
  const { held } = await read({}, '2026-03-31');
  expect(held.map(({ reason }) => reason)).toEqual(['embargoed', 'expired']);
});

it('tells of settings that were left as import made them, with what to do about a setting that must be there', async () => {
  const { problems } = await read({
    'content/site.yaml': '网站名称: 未命名站点\n主办单位: 未填写\n数据截至: 2026-03-31\n',
  });
  expect(problems.map(({ kind, value }) => [kind, value])).toEqual([
    ['template-text', '未命名站点'],
    ['template-text', '未填写'],
  ]);
  for (const { fix } of problems) expect(fix).not.toContain('删掉');
});

it('goes by the last Sunday of what was recorded where the settings say so: within a week it stays', async () => {
  const asOf = async (day: string) =>
    (
      await read({
        'content/site.yaml': `${SITE_YAML}数据截至: 每周\n`,
        'data/事项.csv': `编号,收到日期,标题,状态\nA-1,2026-03-02,漏水,办理中\nA-2,${day},路灯,办理中\n`,
      })
    ).site?.asOf;
  expect(await asOf('2026-03-14')).toBe('2026-03-08');
  expect(await asOf('2026-03-15')).toBe('2026-03-15');
  expect(await asOf('2026-03-20')).toBe('2026-03-15');
});
