import { describe, expect, it } from 'vitest';
import { memoryFolder, SITE_YAML } from '../../tests/memory-folder.ts';
import { changesInWords } from '../domain/change-note.ts';
import { readDigest } from '../outputs/release-digest.ts';
import { generatedFiles } from './generated-files.ts';
import { readSite } from './read-site.ts';
import { SiteView } from './site-view.ts';

const HEADER = '编号,收到日期,受理日期,办结日期,答复日期,状态,公开属性,标题,答复';
const ROWS = {
  'A-1': 'A-1,2026-03-02,2026-03-03,2026-03-20,2026-03-20,办结,,桥头村路灯不亮,修好了',
  'A-2': 'A-2,2026-03-05,2026-03-06,,2026-03-08,办理中,,卫生院周末没有医生,正在安排',
  'A-3': 'A-3,2026-03-07,2026-03-08,,,办理中,,河边井盖松动,',
  'A-4': 'A-4,2026-03-08,,,,已登记,,学校门口没有斑马线,',
  'A-5': 'A-5,2026-03-09,,,,已登记,仅统计,不该出现的标题,',
};
const talk = (title: string, body = '正文', front = '') =>
  `---\n标题: ${title}\n摘要: 一句话\n${front}---\n\n${body}\n`;
const TALKS = {
  'content/talks/a/index.mdx': talk('甲讲'),
  'content/talks/b/index.mdx': talk('乙讲'),
  'content/talks/c/index.mdx': talk('丙讲'),
};

interface State {
  readonly asOf: string;
  readonly rows?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly corrections?: string;
  readonly name?: string;
}

const folder = ({ asOf, rows = ROWS, files = TALKS, corrections = '', name }: State) =>
  memoryFolder({
    'content/site.yaml': `${name ? `网站名称: ${name}\n主办单位: 测试县\n` : SITE_YAML}数据截至: ${asOf}\n`,
    'data/issues.csv': [HEADER, ...Object.values(rows)].join('\n'),
    'data/corrections.csv': `日期,对象,原因\n${corrections}`,
    ...files,
  });

/** Builds a state over the release that stands in a digest; gives what came of it. */
async function release(state: State, over: string | null = null) {
  const reading = await readSite(folder(state), null, { release: over === null ? null : readDigest(over) });
  if (reading.site === null) throw new Error(reading.problems.map(({ message }) => message).join('\n'));
  const files = new Map([...generatedFiles(new SiteView(reading.site))].map(({ path, content }) => [path, content]));
  const digest = String(files.get('digest.json'));
  return { ...reading, news: reading.news, digest, changes: files.get('data/changes.json') };
}

const FIRST: State = { asOf: '2026-03-22' };
/** A week later much has changed. */
const NEXT: State = {
  asOf: '2026-03-29',
  rows: {
    'A-1': ROWS['A-1'].replace('2026-03-02', '2026-03-01'),
    'A-2': ROWS['A-2'].replace(',,2026-03-08,办理中', ',2026-03-27,2026-03-08,办结').replace('没有医生', '没有大夫'),
    'A-3': ROWS['A-3'].replace('办理中,', '办理中,仅统计'),
    'A-5': ROWS['A-5'],
    'A-6': 'A-6,2026-03-24,2026-03-24,2026-03-25,2026-03-25,办结,,水管漏水,修好了',
    'A-7': 'A-7,2026-03-20,,,,已登记,,公交站牌倒了,',
  },
  files: {
    'content/talks/a/index.mdx': talk('甲讲', '改过的正文'),
    'content/talks/b/index.mdx': talk('乙讲', '正文', '下线时间: 2026-03-28\n'),
    'content/talks/d/index.mdx': talk('丁讲'),
  },
  corrections: '2026-03-28,A-1,日期填错',
};

describe('the news since the last release', () => {
  it('is none for a first release, or one of another site', async () => {
    const first = await release(FIRST);
    expect([first.news, first.changes]).toEqual([null, undefined]);
    expect((await release({ ...NEXT, name: '别的网站' }, first.digest)).news).toBeNull();
  });

  it('counts for the public, and lists for staff, what changed', async () => {
    const { digest } = await release(FIRST);
    const { news, changes } = await release(NEXT, digest);
    expect(news && changesInWords(news.note)).toBe(
      '新收到1件，以前收到、这次才公开1件，办结2件，改了日期1件，改了文字1件，不再公开2件，新发布材料1篇，修改材料1篇，撤下材料2篇，更正1条',
    );
    expect(JSON.parse(String(changes))).toEqual(news?.note);
    expect(news?.note.states).toEqual([
      { from: null, to: 'closed', count: 1 },
      { from: null, to: 'open', count: 1 },
      { from: 'open', to: 'closed', count: 1 },
    ]);
    expect(news?.report).toMatchInlineSnapshot(`
      "# 台账变化

      和上一次发布（数据截至 2026-03-22）相比，这一次数据截至 2026-03-29：新收到1件，以前收到、这次才公开1件，办结2件，改了日期1件，改了文字1件，不再公开2件，新发布材料1篇，修改材料1篇，撤下材料2篇，更正1条。

      ## 新收到（1）

      - A-6　水管漏水　2026-03-24 收到，办结

      ## 以前收到、这次才公开（1）

      - A-7　公交站牌倒了　2026-03-20 收到，在办

      ## 办结（2）

      - A-6　水管漏水　新公开 → 办结
      - A-2　卫生院周末没有大夫　在办 → 办结

      ## 上一次发布以前的日期改了（1）

      - A-1　桥头村路灯不亮　收到日期：2026-03-02 → 2026-03-01

      ## 标题、摘要或答复改了（1）

      - A-2　卫生院周末没有大夫

      ## 台账里没有了（1）

      - A-4

      ## 还在台账里，不再公开（1）

      是哪几件，请看 npm run check 的提醒。

      ## 新发布的材料（1）

      - /talks/d/　《丁讲》

      ## 改过的材料（1）

      - /talks/a/　《甲讲》

      ## 撤下的材料（2）

      - /talks/b/
      - /talks/c/

      ## 更正（1）

      见「更正」台账。
      "
    `);
  });

  it('says nothing of matters that are counted only but their number', async () => {
    const { digest } = await release(FIRST);
    const { news, changes } = await release(NEXT, digest);
    expect(`${digest}${news?.report}${changes}`).not.toMatch(/A-5|A-3　|不该出现|井盖/);
  });

  it('is the same again, byte for byte, when the same is built over itself', async () => {
    const first = await release(FIRST);
    const again = await release(FIRST, first.digest);
    expect(again.digest).toBe(first.digest);
    expect([again.news?.report, again.changes]).toEqual([null, undefined]);
    const next = await release(NEXT, first.digest);
    const nextAgain = await release(NEXT, next.digest);
    expect([nextAgain.digest, nextAgain.changes]).toEqual([next.digest, next.changes]);
    expect(nextAgain.news && changesInWords(nextAgain.news.note)).toBe('没有变化');
  });

  it('is told over a release of an older version as far as that goes', async () => {
    const { digest } = await release(FIRST);
    const { site, asOf, issues } = JSON.parse(digest);
    const older = Object.entries(issues as Record<string, unknown[]>).map(([id, told]) => [id, told.slice(0, 5)]);
    const { news } = await release(NEXT, JSON.stringify({ site, asOf, issues: Object.fromEntries(older) }));
    expect(news && changesInWords(news.note)).toBe(
      '新收到1件，以前收到、这次才公开1件，办结2件，改了日期1件，不再公开2件',
    );
  });
});

describe('a matter', () => {
  const A_2 = ROWS['A-2'];
  it.each<[string, string, boolean]>([
    ['whose title is another is reworded', A_2.replace('周末', '周日'), true],
    ['whose reply is another is reworded', A_2.replace('正在安排', '不予安排'), true],
    [
      'that was answered anew is not',
      A_2.replace('2026-03-08,办理中', '2026-03-28,办理中').replace('正在', '已经'),
      false,
    ],
    [
      'that was settled with another reply is not',
      A_2.replace(',,2026-03-08,办理中', ',2026-03-27,2026-03-08,办结').replace('正在', '已经'),
      false,
    ],
  ])('%s', async (_what, row, isReworded) => {
    const { digest } = await release(FIRST);
    const { news } = await release({ ...FIRST, asOf: '2026-03-29', rows: { ...ROWS, 'A-2': row } }, digest);
    expect(news?.note.counts.reworded).toBe(isReworded ? 1 : 0);
  });

  it('that was closed before the release and is listed only now is no closing', async () => {
    const { digest } = await release(FIRST);
    const rows = { ...ROWS, 'A-8': 'A-8,2026-03-01,2026-03-02,2026-03-10,2026-03-10,办结,,桥栏杆断了,修好了' };
    const { news } = await release({ asOf: '2026-03-29', rows }, digest);
    expect(news?.note.counts).toMatchObject({ late: 1, received: 0, closed: 0 });
    expect(news?.report).not.toContain('## 办结');
  });

  it('that only went back is not told as handled once more', async () => {
    const { digest } = await release(FIRST);
    const back = { ...ROWS, 'A-1': ROWS['A-1'].replace(',2026-03-20,2026-03-20,办结', ',,2026-03-20,办理中') };
    const { news } = await release({ asOf: '2026-03-29', rows: back }, digest);
    expect(news?.note.counts).toMatchObject({ reopened: 0, wentBack: 1 });
    expect(news?.report).toContain('## 状态改回，没有重新办理的记录（1）');
    const files = { ...TALKS, 'data/issue-updates.csv': '问题编号,日期,状态\nA-1,2026-03-25,重新办理\n' };
    const again = await release({ asOf: '2026-03-29', rows: back, files }, digest);
    expect(again.news?.note.counts).toMatchObject({ reopened: 1, wentBack: 0 });
    expect(again.news?.report).toContain('## 重新办理（1）');
  });

  it.each([
    ['类别', '道路', '照明', 1],
    ['主办单位', '大桥镇', '水利局', 1],
    ['区划代码', '柳河镇', '大桥镇', 1],
    ['群众确认', '未解决', '已解决', 1],
    ['满意度', '满意', '不满意', 0],
  ])('whose %s is another is told as such, but for ratings', async (column, was, now, count) => {
    const state = (value: string, asOf: string): State => ({
      asOf,
      rows: {},
      files: {
        'data/issues.csv': `编号,收到日期,办结日期,标题,状态,${column}\nA-1,2026-03-02,2026-03-05,路灯,办结,${value}\n`,
      },
    });
    const { digest } = await release(state(was, '2026-03-22'));
    const { news } = await release(state(now, '2026-03-29'), digest);
    expect(news?.note.counts.reassigned).toBe(count);
    expect(news?.report?.includes('## 地方、类别、单位或群众确认改了（1）')).toBe(count === 1);
  });

  it('that gets its first reply is not reworded', async () => {
    const { digest } = await release(FIRST);
    const rows = { ...ROWS, 'A-3': `${ROWS['A-3']}马上去修` };
    const { news } = await release({ asOf: '2026-03-29', rows }, digest);
    expect(news?.note.counts.reworded).toBe(0);
  });
});

describe('a difference of few counted-only matters', () => {
  const counted = (count: number, asOf: string): State => ({
    asOf,
    rows: Object.fromEntries(
      Array.from({ length: count }, (_, i) => [`B-${i}`, `B-${i},2026-03-0${1 + i},,,,已登记,仅统计,第${i}件事情,`]),
    ),
  });
  it.each([
    ['within a week is told', 2, '2026-03-25', ['small-difference']],
    ['of a week is not', 2, '2026-03-29', []],
    ['that is none is not', 0, '2026-03-25', []],
    ['that is large enough is not', 5, '2026-03-25', []],
  ])('%s', async (_what, more, asOf, expected) => {
    const { digest } = await release(counted(1, '2026-03-22'));
    const { problems } = await release(counted(1 + more, asOf), digest);
    expect(problems.map(({ kind }) => kind).filter((kind) => kind === 'small-difference')).toEqual(expected);
  });
});
