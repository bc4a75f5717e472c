import { describe, expect, it } from 'vitest';
import { memoryFolder, SITE_YAML } from '../../tests/memory-folder.ts';
import { cardId } from './cited-figures.ts';
import { readSite } from './read-site.ts';

// Ten matters of March in two townships, eight of them closed in March, and two of February: 10 closed of 12 accepted.
const row = (id: string, day: string, place: string, status: string, closed = '') =>
  `${id},${day},事项${id},${status},${place},${day},${closed},${place === '990101' ? '道路' : '饮水'},ZX-1`;
const LEDGER = [
  '编号,收到日期,标题,状态,区划代码,受理日期,办结日期,类别,专项',
  ...Array.from({ length: 8 }, (_, i) => row(`A-${i}`, '2026-03-02', '990101', '办结', '2026-03-09')),
  row('B-1', '2026-03-03', '990102', '办理中'),
  row('B-2', '2026-03-03', '990102', '办理中'),
  row('C-1', '2026-02-03', '990102', '办结', '2026-02-09').replace('ZX-1', ''),
  row('C-2', '2026-02-03', '990102', '办结', '2026-03-09').replace('ZX-1', ''),
].join('\n');
const FILES = {
  'content/site.yaml': `${SITE_YAML}数据截至: 2026-03-31\n区划代码: "9901"\n`,
  'data/places.csv': '代码,名称,层级\n9901,云上县,县\n990101,大桥镇,乡\n990102,青石镇,乡\n',
  'data/campaigns.csv':
    '编号,名称,开始日期,结束日期\nZX-1,春季大接访,2026-03-01,2026-03-31\nZX-2,冬季走访,2025-12-01,2025-12-31\n',
  'data/indicators.csv': '编号,名称,单位,汇总\nZB-1,走访户数,户,求和\n',
  'data/activities.csv':
    '日期,专项,区划代码,指标,数值\n2026-03-31,ZX-1,990101,ZB-1,40312\n2026-02-28,,990102,ZB-1,100\n',
  'data/events.csv': '编号,类型,标题,开始时间,区划代码\nHD-1,接访,接访日,2026-03-03 09:00,990102\n',
  'data/issues.csv': LEDGER,
};

const report = (body: string, front = '') => ({
  'content/reports/r/index.mdx': `---\n标题: 报道\n摘要: 一句话\n发布时间: 2026-03-31 09:00\n${front}---\n\n${body}\n`,
});
const mapFiles = (files: Readonly<Record<string, string>>, change: (text: string) => string) =>
  Object.fromEntries(Object.entries(files).map(([path, text]) => [path, change(text)]));
const check = (body: string, front = '') => readSite(memoryFolder({ ...FILES, ...report(body, front) }), null);
const found = async (body: string, front = '') =>
  (await check(body, front)).problems.map(({ kind, line }) => `${kind} ${line}`);

describe('a number typed beside a measure', () => {
  it.each([
    ['办结率83.3%。', ''],
    ['全县办结率83%，收到问题12件，办结10件。', ''],
    ['3月收到10件，办结率80%。', ''],
    // Closed of those received in March, and closed in March.
    ['3月办结8件。', ''],
    ['3月办结9件。', ''],
    ['截至3月31日，收到12件。', ''],
    ['大桥镇收到8件，青石镇收到4件。', ''],
    ['收到8件。', '区划: ["990101"]\n'],
    ['收到2件。', '区划: ["990102"]\n专项: ZX-1\n'],
    ['收到2件。', '区划: ["990102"]\n专项: 春季大接访\n'],
    ['2月收到2件。', '区划: ["990102"]\n专项: ZX-1\n'],
    ['当天登记2件。', '区划: ["990102"]\n活动: [HD-1]\n'],
    ['登记2件。', '区划: ["990102"]\n活动: [HD-1]\n'],
    ['## 三月\n\n收到10件。', ''],
    ['收到道路类问题8件。', ''],
    ['走访40,412户，其中大桥镇走访4万多户。', ''],
    ['| 乡镇 | 收到（件） |\n| --- | --- |\n| 大桥镇 | 8 |', ''],
    ['今年以来，大桥镇收到8件，水利局办结率100%。', ''],
    ['收到2件饮水类问题。', '区划: ["990102"]\n专项: ZX-1\n'],
    ['春季大接访收到10件，办结率80%。', ''],
    ['## 三月\n\n累计收到12件，今年累计收到12件。', ''],
    ['我镇收到8件。', '区划: ["990101"]\n'],
    ['办结率八成三。', ''],
    ['| 办结 | 10 |\n| --- | --- |\n| 收到（件） | 12 |', ''],
    ['<出处 来源="县信访局通报">办结率98.27%</出处>，补贴 2,340 元。', ''],
  ])('may stand where it is right: %s %s', async (body, front) => expect(await found(body, front)).toEqual([]));

  it.each([
    ['办结率89.9%。', ''],
    ['第一行\n办结率\n89.9%。', '', 9],
    ['3月收到12件。', ''],
    ['大桥镇收到12件。', ''],
    ['收到12件。', '区划: ["990101"]\n'],
    ['走访52,000户。', ''],
    ['走访4万多户。', '区划: ["990102"]\n'],
    ['| 乡镇 | 收到（件） |\n| --- | --- |\n| 大桥镇 | 9 |', '', 9],
    ['道路类办结率90%。', ''],
    ['要求办结率90%以上，目前办结率已达98%。', ''],
    ['目标是90%，实际办结率98%。', ''],
    ['取得了办结率98%的好成绩。', ''],
    ['办结率均在90%以上。', ''],
    ['办结率【98.27%】。', ''],
    ['结案1200件。', ''],
    ['办结数1200件。', ''],
    ['收到件数500。', ''],
    ['春季大接访收到12件。', ''],
    ['| 办结 | 500 |\n| --- | --- |', ''],
    ['| 项目 | 数量 |\n| --- | --- |\n| 收到（件） | 500 |', '', 9],
    ['<问答 问="办结率 99%，是真的吗？">\n\n是。\n\n</问答>', ''],
  ])(
    'stops the build where it is wrong: %s %s',
    async (body, front, line = 7 + (front ? front.split('\n').length - 1 : 0)) =>
      expect(await found(body, front)).toEqual([`figure-disagrees ${line}`]),
  );

  it.each(['2026年2月30日', '2026年第60周', '0000年'])('is told where the calendar has no %s', async (period) =>
    expect(await found(`${period}收到3件。`)).toEqual(['unknown-period 7']),
  );

  it('is found in the title and the summary, too', async () => {
    const files = {
      ...FILES,
      'content/talks/t/index.mdx': '---\n来源: 县里\n摘要: 收到99件\n标题: 办结率99%\n---\n\n好。\n',
    };
    const { problems } = await readSite(memoryFolder(files), null);
    expect(problems.map(({ kind, line }) => `${kind} ${line}`)).toEqual(['figure-disagrees 3', 'figure-disagrees 4']);
  });

  it('is told with what is registered and for what', async () => {
    const { problems, site } = await check('3月大桥镇办结率89.9%。');
    expect(site).toBeNull();
    expect(problems[0]?.message).toBe(
      '文中写的「办结率89.9%」和台账对不上：大桥镇，2026年3月，办结率是 100%（8 除以 8）。',
    );
  });

  it.each([
    ['全国办结率99%。', '写的不是本站范围内的数'],
    ['全省收到99件。', '写的不是本站范围内的数'],
    ['一季度收到99件。', '这一段时间本站没有单独的数'],
    ['收到99件，比冬季走访多。', '写的是另一次专项活动'],
    // No matters of it are in the ledger.
    ['冬季走访收到99件。', '这个范围的数本站没有公布'],
    ['交通运输局办结率52.9%。', '这一句可能只说其中一部分'],
    ['便民服务中心收到35件。', '这一句可能只说其中一部分'],
    ['我镇办结率98%。', '没有写是哪个地方'],
    ['力争办结率达到98%，满意率达到95%。', '可能写的是要求或目标'],
    ['大桥镇、青石镇收到99件。', '写了几个地方，分不清是哪一个的数'],
    ['2个乡镇办结率99%。', '分不清是哪几个地方或单位的数'],
    ['热线收到99件。', '这一句可能只说其中一部分'],
    ['县领导走访99户。', '这一句可能只说其中一部分'],
    ['县信访局通报办结率98.27%。', '这一句可能只说其中一部分'],
    ['一次办结率99%。', '这个比率本站没有统计'],
    ['满意率99%。', '这个范围的数本站没有公布'],
    ['截至3月15日收到99件。', '本站只有截至数据截至日的累计数'],
    ['办结率从70%提高到83.3%。', '写的是以前的数'],
  ])('is a warning where it can’t be checked: %s', async (body, reason) => {
    const { problems, site } = await check(body);
    expect(problems.map(({ kind, message }) => [kind, message.includes(reason)])).toEqual([['figure-unchecked', true]]);
    expect(site).not.toBeNull();
  });

  it('may have been right when it was published', async () => {
    const on = (day: string, body: string) =>
      readSite(
        memoryFolder({ ...FILES, ...mapFiles(report(body), (text) => text.replace('2026-03-31', day)) }),
        null,
      ).then(({ problems }) => problems.map(({ kind }) => kind));
    // On 5 March all twelve had come in and one was closed; the others were, on the 9th.
    expect(await on('2026-03-05', '目前办结1件，办结率8.3%。')).toEqual([]);
    expect(await on('2026-03-03', '今年以来收到10件。')).toEqual([]);
    expect(await on('2026-03-05', '今年以来收到10件。')).toEqual(['figure-disagrees']);
    expect(await on('2026-03-05', '3月2日收到的，办结率0%。')).toEqual([]);
    expect(await on('2026-03-20', '目前办结1件。')).toEqual(['figure-disagrees']);
    // What the registry says today is right at any time.
    expect(await on('2026-03-05', '今年以来办结10件。')).toEqual([]);
    expect(await on('2026-02-20', '走访100户。')).toEqual(['figure-disagrees']);
    expect(await on('2026-03-20', '走访100户。')).toEqual([]);
  });

  it('may count the matters that are counted only, which no part shows', async () => {
    const hidden = (n: number) => row(`H-${n}`, '2026-03-04', '990102', '办理中').concat(',仅统计');
    const ledger = LEDGER.split('\n').map((line, index) => line + (index === 0 ? ',公开属性' : ',公开'));
    const issues = [...ledger, ...[1, 2, 3, 4, 5].map(hidden)].join('\n');
    const of = (body: string) => readSite(memoryFolder({ ...FILES, ...report(body), 'data/issues.csv': issues }), null);
    expect((await of('收到17件，3月收到10件。')).problems).toEqual([]);
    const { problems } = await of('3月收到15件，近14件已受理。');
    expect(problems.map(({ kind }) => kind)).toEqual(['figure-unchecked', 'figure-unchecked']);
    expect(problems[0]?.message).toContain('2026年3月，收到10件，本站的数不含仅统计件');
    expect((await of('3月收到16件。')).problems).toMatchObject([{ kind: 'figure-disagrees' }]);
    expect((await of('3月收到9件。')).problems).toMatchObject([{ kind: 'figure-disagrees' }]);
    expect((await of('收到16件。')).problems).toMatchObject([{ kind: 'figure-disagrees' }]);
  });

  it('is a warning in a document that waits for its day', async () => {
    const files = {
      ...FILES,
      ...mapFiles(report('收到99件，收到12件。'), (text) => text.replace('2026-03-31', '2026-05-06')),
    };
    const { problems, site } = await readSite(memoryFolder(files), null);
    expect(problems.map(({ kind, line }) => `${kind} ${line}`)).toEqual(['embargoed-figure-disagrees 7']);
    expect(site).not.toBeNull();
    const draft = mapFiles(files, (text) => text.replace('标题: 报道', '标题: 报道\n草稿: 是'));
    expect((await readSite(memoryFolder(draft), null)).problems).toEqual([]);
  });

  it('is checked whatever is wrong in another document', async () => {
    const { problems } = await readSite(
      memoryFolder({
        ...FILES,
        ...report('收到99件。'),
        'content/talks/t/index.mdx': '---\n标题: 甲\n摘要: 乙\n---\n\n<数据 指标="办结律" />\n',
        'content/talks/u/index.mdx': '---\n标题: 甲\n摘要: 乙\n---\n\n<没有 />\n',
      }),
      null,
    );
    expect(problems.map(({ kind }) => kind)).toEqual(['figure-disagrees', 'unknown-measure', 'unknown-component']);
  });

  it.each([
    ['one line without a stop', '办结1件'.repeat(10_000)],
    ['words that say nothing', `办结率${'均为'.repeat(60_000)}9%`],
    ['a line of numbers', '收到 1 2 3 '.repeat(15_000)],
  ])('takes no long time to look through %s', async (_what, body) => {
    const before = performance.now();
    await check(body);
    expect(performance.now() - before).toBeLessThan(3000);
  });

  it('is not judged by a ledger with faults', async () => {
    const files = { ...FILES, ...report('收到12件。'), 'data/issues.csv': LEDGER.replace('2026-03-02', '2026/13/02') };
    const { problems } = await readSite(memoryFolder(files), null);
    expect(problems.map(({ kind }) => kind)).toEqual(['invalid-date']);
  });
});

describe('a figure printed in a document', () => {
  it.each([
    '<数据 指标="closed" 范围="202603" 地区="990101" />',
    '<Figure measure="办结率" period="2026年3月" place="大桥镇" />',
    '大桥镇<数据 指标="办结率" 地区="大桥镇" 范围="2026-03"/>。',
  ])('%s is looked up for its page', async (body) => {
    const { site, problems } = await check(body);
    expect(problems).toEqual([]);
    expect(site?.cited).toMatchObject([{ measure: 'closed', scope: { place: '990101', period: '2026-03' } }]);
    expect(
      site?.figures.filter(({ measure, scope }) => measure === 'closed' && scope.place === '990101' && scope.period),
    ).toMatchObject([{ numerator: 8, denominator: 8, rate: 100 }]);
  });

  it.each([
    ['<数据 指标="办结律" />', 'unknown-measure', '「办结率」'],
    ['<数据 指标="closed" 范围="三月" />', 'unknown-period', '「三月」'],
    ['<数据 指标="closed" 地区="大挢镇" />', 'unknown-reference', '「大桥镇」'],
    ['<数据 指标="closed" 类别="道璐" />', 'unknown-reference', '「道路」'],
    ['<数据 指标="收到" 外报="98%" 出处="甲局" />', 'invalid-number', '98%'],
    ['<数据 指标="closed" 范围="2026年第60周" />', 'unknown-period', '第60周'],
    ['<数据 指标="closed" 范围="2026-05" />', 'figure-not-published', '2026-03-31'],
    ['<数据 指标="satisfied" 地区="大桥镇" 类别="道路" />', 'figure-not-published', '满意率'],
    ['<数据 范围="2026" />', 'missing-attribute', '指标'],
    ['<数据 指标="closed" 外报="657" />', 'missing-attribute', '出处'],
    ['<数据 指标="closed" 外报="约657" 出处="甲局" />', 'invalid-number', '约657'],
  ])('%s is refused where it stands', async (body, kind, word) => {
    const { problems } = await check(`第一行\n\n${body}`);
    expect(problems).toMatchObject([{ kind, line: 9 }]);
    expect(problems[0]?.message).toContain(word);
  });

  it('is suggested once where its name is its identifier', async () => {
    const { problems } = await check('<数据 指标="closed" 类别="道璐" />');
    expect(problems[0]?.message.match(/道路/g)).toHaveLength(1);
  });
});

describe('a total stated by another office', () => {
  const stated = (line: string) => ({
    ...FILES,
    'data/外报数据.csv': `指标,时期,区划代码,类别,数值,来源,日期,说明\n${line}\n`,
  });
  const read = (line: string) => readSite(memoryFolder(stated(line)), null);

  it('passes where it is the same', async () => {
    const { problems, site } = await read('办结率,2026-03,大桥镇,,100%,县信访局通报,2026-04-02,');
    expect(problems).toEqual([]);
    expect(site?.stated).toMatchObject([
      { measure: 'closed', scope: { place: '990101', period: '2026-03' }, value: '100%' },
    ]);
    expect(site?.statedTotals).toMatchObject([{ measure: '办结率', value: '100%' }]);
  });

  it('is a warning with both numbers where it differs, until somebody says why', async () => {
    const { problems, site } = await read('received,202603,,,13,县信访局通报,,');
    expect(problems).toMatchObject([{ kind: 'stated-total-differs', row: 2, column: '数值', value: '13' }]);
    expect(problems[0]?.message).toBe('「县信访局通报」公布的收到是 13 件，台账算出来是 10 件。');
    expect(site?.stated).toHaveLength(1);
    expect((await read('收到,202603,,,13,县信访局通报,,含转来的 3 件')).problems).toEqual([]);
  });

  it('may stand in a report', async () => {
    const { problems, site } = await check('<数据 指标="closed" 外报="657" 出处="县信访局通报"/>');
    expect(problems).toMatchObject([{ kind: 'stated-total-differs', file: 'content/reports/r/index.mdx', line: 7 }]);
    expect(site?.stated).toMatchObject([{ measure: 'closed', scope: {}, value: '657', source: '县信访局通报' }]);
  });

  it('is listed with a warning where ours is withheld', async () => {
    const { problems, site } = await read('满意率,2026-03,大桥镇,,98%,县信访局通报,,');
    expect(problems).toMatchObject([{ kind: 'stated-total-withheld', row: 2, column: '数值' }]);
    expect(site?.stated).toMatchObject([{ measure: 'satisfied', value: '98%' }]);
    expect(site?.figures.some(({ measure, scope }) => measure === 'satisfied' && scope.place && scope.period)).toBe(
      false,
    );
    expect((await read('满意率,2026-03,大桥镇,,98%,县信访局通报,,他们的回访')).problems).toEqual([]);
  });

  it('is a fault where a rate stands for a count', async () =>
    expect((await read('收到,2026-03,,,98%,县信访局通报,,')).problems).toMatchObject([
      { kind: 'invalid-number', row: 2, column: '数值', value: '98%' },
    ]));

  it('of what is not published is an error', async () => {
    expect((await read('收到,2027,,,13,县信访局通报,,')).problems).toMatchObject([
      { kind: 'figure-not-published', row: 2 },
    ]);
    expect((await read('收率,2026,,,13,县信访局通报,,')).problems).toMatchObject([
      { kind: 'invalid-choice', column: '指标' },
    ]);
  });
});

it('gives a category and a channel of one name cards of their own', () => {
  const [category, channel] = [{ category: '热线' }, { channel: '热线' }].map((scope) =>
    cardId({ measure: 'closed', scope }),
  );
  expect(category).not.toBe(channel);
});
