import { expect, it } from 'vitest';
import { memoryFolder, SITE_YAML } from '../../tests/memory-folder.ts';
import { readSite } from './read-site.ts';
import { SiteView } from './site-view.ts';
import { mattersRaised, readingMinutes, talkSummary, talksGiven } from './talk-summary.ts';

const BODY = `<办理步骤>

1. 带上卡
2. 到窗口

</办理步骤>

<咨询电话 单位="DW-1" />

每年<标准 编号="YD-1" />。

<谁能享受>

- 住在本县

</谁能享受>
`;

async function read() {
  const { site, problems } = await readSite(
    memoryFolder({
      'content/site.yaml': `${SITE_YAML}数据截至: 2026-03-31\n`,
      'content/talks/a/index.mdx': `---\n标题: 试讲\n摘要: 一句话说清\n---\n\n${BODY}`,
      'data/单位.csv': '编号,名称,公开电话\nDW-1,县医保局,0198-6220002\n',
      'data/政策.csv': '编号,名称,效力\nZC-1,测试办法,有效\n',
      'data/政策要点.csv': '编号,政策,名称,数值,单位\nYD-1,ZC-1,个人缴费,400,元\n',
      'data/活动安排.csv': '编号,类型,标题,开始时间,状态,宣讲材料\nHD-1,政策宣讲,讲医保,2026-03-02 09:00,已举行,a\n',
      'data/事项.csv': `编号,收到日期,标题,状态,办结日期,来自活动\n${[1, 2, 3, 4, 5, 6]
        .map((n) => `A-${n},2026-03-0${n},路灯不亮之${'一二三四五六'[n - 1]},办理中,,HD-1`)
        .join('\n')}\n`,
    }),
    null,
  );
  if (site === null) throw new Error(JSON.stringify(problems));
  const view = new SiteView(site);
  const talk = view.talk('a');
  if (talk === undefined) throw new Error('no talk');
  return { view, talk };
}

it('answers who, what, how much, how and where in this order, whatever the order of the text', async () => {
  const { view, talk } = await read();
  expect(
    talkSummary(view, talk).map(({ name, lines }) => `${name} ${lines.map(({ text }) => text).join('|')}`),
  ).toEqual([
    '谁能享受 住在本县',
    '讲什么 一句话说清',
    '多少 个人缴费：400元',
    '怎么办 带上卡|到窗口',
    '找谁问 县医保局',
  ]);
  expect(talkSummary(view, { ...talk, unitRefs: [], factRefs: [] }).map(({ name }) => name)).toEqual([
    '谁能享受',
    '讲什么',
    '怎么办',
  ]);
});

it('leads from a talk over its events to what was raised there, and back', async () => {
  const { view, talk } = await read();
  expect(mattersRaised(view, talk.slug).map(({ id }) => id)).toEqual(['A-6', 'A-5', 'A-4', 'A-3', 'A-2', 'A-1']);
  expect(talksGiven(view, 'HD-1').map(({ slug }) => slug)).toEqual(['a']);
  expect(talksGiven(view, null)).toEqual([]);
});

it('takes a minute to read at least', async () => {
  const { talk } = await read();
  expect(readingMinutes(talk)).toBe(1);
  expect(readingMinutes({ ...talk, plainText: '字'.repeat(1000) })).toBe(4);
});
