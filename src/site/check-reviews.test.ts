import { describe, expect, it } from 'vitest';
import { memoryFolder, SITE_YAML } from '../../tests/memory-folder.ts';
import type { ReleaseDigest } from '../outputs/release-digest.ts';
import { generatedFiles } from './generated-files.ts';
import { releaseDigest } from './make-digest.ts';
import { readSite } from './read-site.ts';
import { SiteView } from './site-view.ts';

const talk = (front = '') => `---\n标题: 医保怎么交\n摘要: 一句话\n${front}---\n\n正文\n`;
const NAMES = ['赵审甲', '钱审乙', '孙审丙', '李校甲', '周校乙', '吴校丙'];
const signed = (subject: string) =>
  ['一审', '二审', '三审', '一校', '二校', '三校']
    .map((step, index) => `${subject},${step},${NAMES[index]},2026-03-1${index} 09:00`)
    .join('\n');
const files = (reviews: string, more: Record<string, string> = {}) => ({
  'content/site.yaml': `${SITE_YAML}数据截至: 2026-03-31\n三审三校: { 必须: 是 }\n`,
  'data/审核.csv': `对象,环节,姓名,时间\n${reviews}`,
  ...more,
});
const read = (reviews: string, more: Record<string, string>, isPreview = false) =>
  readSite(memoryFolder(files(reviews, more)), null, { isPreview });
const kinds = async (...args: Parameters<typeof read>) =>
  (await read(...args)).problems.map(({ kind, file }) => `${kind} ${file}`);

const TALK = { 'content/talks/yibao/index.mdx': talk() };
const BATCH = { 'data/issues/大桥镇.csv': '编号,收到日期,标题,状态\nA-1,2026-03-02,路灯不亮,办结\n' };

describe('a site that asks for the three sign-offs and proof-readings', () => {
  it('tells of each talk and each file of matters that lacks them, in one sentence', async () => {
    const { site, problems } = await read('', { ...TALK, ...BATCH });
    expect(site).toBeNull();
    expect(problems.map(({ kind, file }) => `${kind} ${file}`)).toEqual([
      'review-missing content/talks/yibao/index.mdx',
      'review-missing data/issues/大桥镇.csv',
    ]);
    expect(problems[0]?.message).toContain('还缺一审、二审、三审、一校、二校、三校');
  });

  it.each(['yibao', '医保怎么交', 'talks/yibao', 'content/talks/yibao', 'content/talks/yibao/index.mdx'])(
    'knows a talk by %s',
    async (subject) => expect(await kinds(signed(subject), TALK)).toEqual([]),
  );

  it.each(['大桥镇', '大桥镇.csv', 'issues/大桥镇.csv', 'data/issues/大桥镇.csv', 'data\\issues\\大桥镇.csv'])(
    'knows a file of matters by %s',
    async (subject) => expect(await kinds(signed(subject), BATCH)).toEqual([]),
  );

  it.each([
    ['a draft', '草稿: 是\n'],
    ['a talk of a later day', '发布时间: 2026-04-01 09:00\n'],
    ['a talk that was taken off', '下线时间: 2026-03-01\n'],
  ])('asks for none on %s', async (_what, front) =>
    expect(await kinds('', { 'content/talks/yibao/index.mdx': talk(front) })).toEqual([]),
  );

  it.each<[string, string, string, string[]]>([
    ['that nobody signed off has no page', '下线时间: 2026-03-28\n下线原因: 没有审过的话\n', '', []],
    ['signed off after the cut-off has none', '下线时间: 2026-03-28\n', signed('yibao').replaceAll('-03-', '-04-'), []],
    ['that was signed off has one', '下线时间: 2026-03-28\n', signed('yibao'), ['yibao']],
  ])('a talk that is over and %s', async (_what, front, reviews, withdrawn) => {
    const { site, held, problems } = await read(reviews, { 'content/talks/yibao/index.mdx': talk(front) });
    expect(problems).toEqual([]);
    expect(site?.withdrawn.map(({ slug }) => slug)).toEqual(withdrawn);
    expect(held[0]?.message.includes('没有审核过，不留说明页')).toBe(withdrawn.length === 0);
    if (site && withdrawn.length === 0) expect(JSON.stringify(site)).not.toMatch(/没有审过的话|医保怎么交/);
  });

  it('keeps the page of a talk that was shown before, release after release', async () => {
    const over = { 'content/talks/yibao/index.mdx': talk('下线时间: 2026-03-28\n') };
    const digestOf = async (more: Record<string, string>, reviews: string, release: ReleaseDigest | null) => {
      const { site } = await readSite(memoryFolder(files(reviews, more)), null, { release });
      return site && { withdrawn: site.withdrawn.length, digest: releaseDigest(site) };
    };
    const first = await digestOf(TALK, signed('yibao'), null);
    const second = await digestOf(over, '', first?.digest ?? null);
    const third = await digestOf(over, '', second?.digest ?? null);
    expect([first?.withdrawn, second?.withdrawn, third?.withdrawn]).toEqual([0, 1, 1]);
  });

  it('tells once of the six rows of a batch that was removed', async () => {
    const { problems } = await read(`${signed('yibao')}\n${signed('二月')}`, TALK);
    expect(problems.map(({ kind, row }) => [kind, row])).toEqual([['unknown-review-subject', 8]]);
    expect(problems[0]?.message).toContain('这 6 行（第 8、9、10、11、12、13 行）没有算');
  });

  it('finds a link to a page that is not left', async () => {
    const linking = talk().replace('正文', '[看这里](/talks/old/)').replace('医保', '社保');
    const more = {
      'content/talks/yibao/index.mdx': linking,
      'content/talks/old/index.mdx': talk('下线时间: 2026-03-28\n'),
    };
    expect(await kinds(signed('yibao'), more)).toEqual(['broken-link content/talks/yibao/index.mdx']);
  });

  it('asks for none on standing pages, on an empty ledger, or for a preview', async () => {
    const empty = { 'data/issues.csv': '编号,收到日期,标题,状态\n' };
    expect(await kinds('', { 'content/pages/help.mdx': talk(), ...empty })).toEqual([]);
    expect(await kinds('', TALK, true)).toEqual([]);
  });

  it('counts a name that two things have for neither, and tells the name that is clear', async () => {
    const { problems } = await read(signed('大桥镇'), { ...BATCH, 'content/talks/大桥镇/index.mdx': talk() });
    const told = (kind: string) => problems.filter((p) => p.kind === kind);
    expect(told('ambiguous-review-subject')).toHaveLength(6);
    expect(told('review-missing').map(({ fix }) => /「对象」写 (\S+)，/.exec(fix)?.[1])).toEqual([
      '医保怎么交',
      '大桥镇.csv',
    ]);
  });

  it('never says who signed: not in a problem, a file or the checked site', async () => {
    const alone = signed('yibao')
      .replaceAll(/[赵钱孙]审./g, '赵审甲')
      .replace('2026-03-12', '2026-03-09');
    const { site, problems } = await read(`${alone}\nyibao,四审,,\n不知道什么,一审,赵审甲,`, TALK);
    const fine = await read(signed('yibao'), TALK);
    const texts = fine.site === null ? [] : [...generatedFiles(new SiteView(fine.site))].map(({ content }) => content);
    const all = JSON.stringify([problems, site, fine.site, texts]);
    expect(problems.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['reviewed-alone', 'review-out-of-order']));
    for (const name of NAMES) expect(all).not.toContain(name);
  });
});

describe('a matter of a sensitive category', () => {
  const HEADER = '编号,收到日期,标题,状态,类别,公开属性\n';
  const shown = async (row: string, review: string) => {
    const { site, problems } = await readSite(
      memoryFolder({
        'content/site.yaml': `${SITE_YAML}数据截至: 2026-03-31\n`,
        'data/issues.csv': `${HEADER}A-1,2026-03-02,水费怎么交,办结,${row}\n`,
        'data/审核.csv': `对象,环节,姓名,时间\n${review}\n`,
      }),
      null,
    );
    return [site?.issues.length, site?.countedOnly, ...problems.map(({ kind }) => kind)];
  };

  it.each<[string, string, string, unknown[]]>([
    ['is shown when a named reviewer releases it', '低保,', 'A-1,准予公开,赵某,', [1, 0]],
    ['is looked at no more when its title is of that kind', '低保,', 'A-1,准予公开,赵某,', [1, 0]],
    ['is shown when it says so as well', '低保,公开', 'A-1,公开,赵某,2026-03-31 18:00', [1, 0]],
    ['stays a count without a word', '低保,', '', [0, 1]],
    ['stays a count where only the ledger says so', '低保,公开', '', [0, 1, 'sensitive-not-released']],
    ['stays a count without a name', '低保,', 'A-1,公开,,2026-03-01 09:00', [0, 1, 'release-without-effect']],
    ['stays a count before the day', '低保,', 'A-1,公开,赵某,2026-04-01 09:00', [0, 1, 'release-without-effect']],
    [
      'stays a count when signed off for something else',
      '低保,',
      'A-1,三审,赵某,2026-03-01 09:00',
      [0, 1, 'unknown-review-subject'],
    ],
    ['stays a count when the ledger says so', '低保,仅统计', 'A-1,公开,赵某,', [0, 1, 'release-without-effect']],
    ['is never shown when it is an accusation', '低保举报,', 'A-1,公开,赵某,', [0, 1, 'release-without-effect']],
  ])('%s', async (_what, row, review, expected) => expect(await shown(row, review)).toEqual(expected));
});
