import { expect, test } from 'vitest';
import { memoryFolder, SITE_YAML } from '../../tests/memory-folder.ts';
import { breakdown } from './breakdown.ts';
import { bulletins } from './bulletins.ts';
import { ageingParts, receivedParts, standingParts } from './chart-parts.ts';
import { recentFlow, wholeSeries } from './flow-series.ts';
import { placeFile } from './place-file.ts';
import { readSite } from './read-site.ts';
import { SiteView } from './site-view.ts';

const PLACES = '代码,名称,层级\n990122,云岭县,县\n990122101,大桥镇,乡\n990122102,青石镇,乡\n';

async function viewOf(rows: string): Promise<SiteView> {
  const issues = `编号,收到日期,标题,状态,办结日期,办理期限,区划代码,公开属性\n${rows}`;
  const { site, problems } = await readSite(
    memoryFolder({ 'content/site.yaml': SITE_YAML, 'data/places.csv': PLACES, 'data/issues.csv': issues }),
    null,
  );
  if (!site) throw new Error(JSON.stringify(problems));
  return new SiteView(site);
}

// 2 March 2026 is the Monday of week 10.
const LEDGER = `A1,2026-03-02,路灯不亮,办结,2026-03-10,,990122101,公开
A2,2026-03-03,水管漏水,办理中,,2026-03-05,990122101,公开
A3,2026-03-17,道路积水,阶段性办结,,,990122102,公开
A4,2026-03-17,垃圾清运,办理中,,,990122101,仅统计
`;

test('weeks go from the first matter to the cut-off, those without any not left out, the last marked while it runs', async () => {
  const { periods, unit } = wholeSeries(await viewOf(LEDGER));
  expect(unit).toBe('周');
  expect(periods.map(({ shortName, registered, closed, backlog }) => [shortName, registered, closed, backlog])).toEqual(
    [
      ['3月2日', 2, 0, 2],
      ['3月9日', 0, 1, 1],
      ['3月16日', 1, 0, 2],
    ],
  );
  expect(periods.map(({ complete }) => complete)).toEqual([true, true, false]);
  expect(periods[2]?.name).toBe('2026年3月16日至3月22日');
});

test('the drawn series is the table of the flow: each backlog is the one before with what came and went', async () => {
  const view = await viewOf(LEDGER);
  const place = recentFlow(view, { place: '990122101' }, 'week');
  expect(place.map(({ registered, closed, backlog }) => [registered, closed, backlog])).toEqual([
    [2, 0, 2],
    [0, 1, 1],
    [0, 0, 1],
  ]);
  expect(recentFlow(view, { place: '990122101' }, 'week', 2)).toEqual(place.slice(1));
  expect(recentFlow(view, { place: 'nowhere' }, 'week')).toEqual([]);
});

test('above sixty weeks the whole site is drawn by month', async () => {
  const { periods, unit } = wholeSeries(
    await viewOf(`${LEDGER}B1,2024-12-30,路灯不亮,办结,2025-01-02,,990122101,公开\n`),
  );
  expect(unit).toBe('个月');
  expect(periods).toHaveLength(16);
  expect(periods[0]).toMatchObject({ name: '2024年12月', shortName: '24年12月', registered: 1, complete: true });
  expect(periods.at(-1)).toMatchObject({ registered: 3, closed: 1, backlog: 2, complete: false });
});

test('bars are as long as the numbers of their tables', async () => {
  const view = await viewOf(LEDGER);
  const { rows } = breakdown(view, 'place');
  expect(receivedParts(rows)).toEqual([
    { name: '大桥镇', solid: 1, hatched: 1 },
    { name: '青石镇', solid: 0, hatched: 1 },
  ]);
  const ageing = ageingParts(view);
  const total = ageing.reduce((sum, { solid, hatched }) => sum + solid + hatched, 0);
  expect([total, ageing.reduce((sum, { hatched }) => sum + hatched, 0)]).toEqual([
    view.figure('backlog')?.numerator,
    view.figure('backlog')?.beside?.['partly-closed'] ?? 0,
  ]);
  const [bulletin] = bulletins(view);
  expect(standingParts(bulletin?.places ?? [])).toEqual([
    { name: '大桥镇', solid: 0, hatched: 1 },
    { name: '青石镇', solid: 1, hatched: 0 },
  ]);
});

test('a place with fewer matters than the small-number threshold has no chart', async () => {
  const few = await viewOf(LEDGER);
  const weeksOf = (view: SiteView) =>
    placeFile(view, view.townships()[0] as ReturnType<SiteView['townships']>[number]).weeks;
  expect(weeksOf(few)).toEqual([]);
  const more = [1, 2, 3].map((n) => `C${n},2026-03-12,路灯不亮,办理中,,,990122101,公开\n`).join('');
  expect(weeksOf(await viewOf(LEDGER + more)).map(({ backlog }) => backlog)).toEqual([2, 4, 4]);
});
