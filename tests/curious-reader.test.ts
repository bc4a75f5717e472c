import { describe, expect, it } from 'vitest';
import { readSite } from '../src/site/read-site.ts';
import type { Site } from '../src/site/site.ts';
import { memoryFolder, SITE_YAML } from './memory-folder.ts';

// Pages, search, feeds, open data and figures are made from the checked site and nothing else: what is the same in two
// checked sites, no reader of what is published can tell apart. Contract §4 rule 10.

const PLACES = '代码,名称,层级\n990122,云岭县,县\n990122101,大桥镇,乡\n990122102,青石镇,乡\n';
const HEADER =
  '编号,收到日期,标题,状态,公开属性,区划代码,类别,主办单位,来源,受理日期,办结日期,办理期限,答复,群众确认,满意度,诉求摘要\n';

/** Twelve public matters, of which every kind of figure has something to count. */
const PUBLIC = Array.from({ length: 12 }, (_, i) => {
  const day = `2026-03-${String(2 + i).padStart(2, '0')}`;
  const isClosed = i % 2 === 0;
  const answers = isClosed ? `已解决,${['满意', '不满意', '基本满意'][(i / 2) % 3]}` : ',';
  return `A-${i},${day},第${i}件路灯不亮,${isClosed ? '办结' : '办理中'},公开,99012210${1 + (i % 2)},道路,U1,开门接访,${day},${isClosed ? '2026-03-20' : ''},2026-03-25,已答复,${answers},请修\n`;
}).join('');

/** A matter that is counted only; what of it is told can be set. */
interface Hidden {
  readonly state?: string;
  readonly place?: string;
  readonly category?: string;
  readonly title?: string;
  readonly receivedOn?: string;
  readonly shown?: string;
  readonly answers?: string;
  readonly unit?: string;
}
const hidden = (
  id: string,
  { state = '办理中', place = '990122101', category = '低保', title = '想申请低保', ...rest }: Hidden = {},
) => {
  const { receivedOn = '2026-03-03', shown = '仅统计', answers = ',', unit = 'U1' } = rest;
  const accepted = state === '已登记' || state === '不予受理' ? '' : receivedOn;
  const closedOn = state === '办结' ? '2026-03-19' : '';
  return `${id},${receivedOn},${title},${state},${shown},${place},${category},${unit},热线转办,${accepted},${closedOn},,说明了理由,${answers},家里困难\n`;
};

async function published(...rows: string[]): Promise<Site> {
  const { site, problems } = await readSite(
    memoryFolder({
      'content/site.yaml': `${SITE_YAML}区划代码: "990122"\n数据截至: 2026-03-31\n`,
      'data/places.csv': PLACES,
      'data/issues.csv': HEADER + PUBLIC + rows.join(''),
    }),
    null,
  );
  if (!site) throw new Error(JSON.stringify(problems));
  return site;
}

describe('a curious reader', () => {
  it.each<[what: string, Hidden]>([
    ['place', { place: '990122102' }],
    ['category', { category: '举报' }],
    ['title', { title: '反映村干部' }],
    ['unit', { unit: 'U2' }],
    ['day', { receivedOn: '2026-03-28' }],
    ['kind of disclosure', { shown: '不公开' }],
  ])('can’t tell the %s of a matter that is counted only', async (_what, other) => {
    expect(await published(hidden('H-1', other))).toEqual(await published(hidden('H-1')));
  });

  it.each(['办结', '阶段性办结', '不予受理', '已登记', '重新办理'])(
    'can’t tell whether the only matter that is counted only is in hand or stands as %s',
    async (state) => {
      expect(await published(hidden('H-1', { state }))).toEqual(await published(hidden('H-1')));
    },
  );

  it('can’t tell the rating of the only one, nor whether it was rated', async () => {
    const sites = await Promise.all(
      ['已解决,满意', '未解决,不满意', '未回访,未评价', ','].map((answers) =>
        published(hidden('H-1', { state: '办结', answers })),
      ),
    );
    for (const site of sites) expect(site).toEqual(sites[0]);
  });

  it('can’t tell by its age which of two is closed and which is in hand', async () => {
    const days = ['2026-03-03', '2026-03-18'];
    const sites = await Promise.all(
      [
        ['办结', '办理中'],
        ['办理中', '办结'],
        ['办理中', '办理中'],
        ['办结', '办结'],
      ].map((states) =>
        published(...states.map((state, i) => hidden(`H-${i}`, { state, receivedOn: days[i] as string }))),
      ),
    );
    for (const site of sites) expect(site).toEqual(sites[0]);
  });

  it('can’t tell the odd one among enough that are alike: the figure leaves all of them out', async () => {
    const alike = Array.from({ length: 5 }, (_, i) => hidden(`H-${i}`, { state: '办结' }));
    const { figures } = await published(...alike, hidden('H-9', { state: '办理中' }));
    const public6 = { measure: 'closed', scope: {}, numerator: 6, denominator: 12, withoutCountedOnly: 6 };
    expect(figures.find(({ measure, scope }) => measure === 'closed' && Object.keys(scope).length === 0)).toMatchObject(
      public6,
    );
    // Enough of each kind may be told apart (rule 10): then the whole has them.
    const { figures: enough } = await published(
      ...alike,
      ...Array.from({ length: 5 }, (_, i) => hidden(`K-${i}`, { state: '办理中' })),
    );
    expect(enough.find(({ measure, scope }) => measure === 'closed' && Object.keys(scope).length === 0)).toMatchObject({
      numerator: 11,
      denominator: 22,
    });
  });

  it('can’t tell which of a few is which: only how many there are of each', async () => {
    const states = ['办结', '办理中', '不予受理'];
    const inOrder = states.map((state, i) => hidden(`H-${i}`, { state, place: '990122101' }));
    const otherWay = states.toReversed().map((state, i) => hidden(`H-${i}`, { state, place: '990122102' }));
    expect(await published(...otherWay)).toEqual(await published(...inOrder));
  });

  it('can’t learn more than that it came, from the difference of two releases', async () => {
    const [before, after] = await Promise.all([published(), published(hidden('H-1', { state: '办结' }))]);
    const { figures: told, countedOnly: _one, ...rest } = after;
    const { figures: known, countedOnly: _none, ...same } = before;
    expect(rest).toEqual(same);
    const counts = (figures: Site['figures']) =>
      new Map(
        figures.map(({ withoutCountedOnly: _w, ...figure }) => [
          `${figure.measure} ${JSON.stringify(figure.scope)}`,
          JSON.stringify(figure),
        ]),
      );
    const was = counts(known);
    // Both say a matter more; a merged or withdrawn one would be missing from the second. That remains.
    expect([...counts(told)].flatMap(([key, figure]) => (was.get(key) === figure ? [] : [key]))).toEqual([
      'registered {}',
      'received {}',
    ]);
  });

  it('sees parts that leave it out: they sum to the whole less the matters counted only', async () => {
    const { figures } = await published(hidden('H-1'), hidden('H-2', { state: '办结' }));
    const sum = (by: 'place' | 'category' | 'period') =>
      figures
        .filter(({ measure, scope }) => measure === 'registered' && scope[by] !== undefined)
        .filter(({ scope }) =>
          by === 'place' ? scope.place?.length === 9 || scope.part : by !== 'period' || scope.period?.length === 7,
        )
        .reduce((total, { numerator }) => total + numerator, 0);
    expect([sum('place'), sum('category'), sum('period')]).toEqual([12, 12, 12]);
    expect(figures[0]).toMatchObject({ measure: 'registered', scope: {}, numerator: 14 });
  });

  it('finds neither identifier nor text of it in the checked site', async () => {
    const site = JSON.stringify(await published(hidden('H-77', { title: '想申请低保的事', place: '990122102' })));
    for (const told of ['H-77', '低保的事', '家里困难', '说明了理由', '热线转办']) expect(site).not.toContain(told);
  });
});
