import { expect, test } from 'vitest';
import { memoryFolder, SITE_YAML } from '../../tests/memory-folder.ts';
import { breakdown } from './breakdown.ts';
import { readSite } from './read-site.ts';
import { SiteView } from './site-view.ts';

const PLACES = '代码,名称,层级\n990122,云岭县,县\n990122101,大桥镇,乡\n990122101202,上河村,村\n';

async function viewOf(rows: string): Promise<SiteView> {
  const issues = `编号,收到日期,标题,公开属性,状态,办结日期,区划代码\n${rows}`;
  const { site, problems } = await readSite(
    memoryFolder({ 'content/site.yaml': SITE_YAML, 'data/places.csv': PLACES, 'data/issues.csv': issues }),
    null,
  );
  if (!site) throw new Error(JSON.stringify(problems));
  return new SiteView(site);
}
const line = ({ name, received, accepted, closed, rate }: ReturnType<typeof breakdown>['whole']) => [
  name,
  received,
  accepted,
  closed,
  rate,
];
const row = (id: string, shown: string, status: string, place: string) =>
  `${id},2026-03-02,路灯不亮,${shown},${status},${status === '办结' ? '2026-03-09' : ''},${place}\n`;
const many = (n: number, id: string, ...rest: [string, string, string]) =>
  Array.from({ length: n }, (_, i) => row(`${id}${i}`, ...rest)).join('');

test('villages go to their township, the county stands as 本级, and what has no place comes last', async () => {
  const view = await viewOf(
    many(6, 'A', '公开', '办结', '990122101202') +
      many(1, 'B', '公开', '办理中', '990122') +
      many(2, 'C', '公开', '办理中', ''),
  );
  const { rows, countedOnly, whole } = breakdown(view, 'place');
  expect(rows.map(line)).toEqual([
    ['大桥镇', 6, 6, 6, 100],
    ['云岭县本级', 1, 1, 0, null],
    ['未标明', 2, 2, 0, null],
  ]);
  expect(countedOnly).toBeNull();
  expect(line(whole)).toEqual(['全站', 9, 9, 6, 66.7]);
});

test('matters that are only counted stand in one line, and every column sums to the whole', async () => {
  const view = await viewOf(
    many(5, 'A', '公开', '办结', '990122101') +
      many(5, 'B', '仅统计', '办结', '990122101') +
      many(6, 'C', '不公开', '办理中', ''),
  );
  const { rows, countedOnly, whole } = breakdown(view, 'period');
  expect(rows.map(({ name }) => name)).toEqual(['2026年3月']);
  expect(countedOnly && line(countedOnly)).toEqual(['仅统计（不分列）', 11, 11, 5, null]);
  expect(whole.received).toBe(16);
});

test('that line is not split where a part would point at single matters', async () => {
  const view = await viewOf(
    many(5, 'A', '公开', '办结', '990122101') +
      many(1, 'B', '仅统计', '办结', '') +
      many(6, 'C', '仅统计', '办理中', ''),
  );
  const { countedOnly } = breakdown(view, 'place');
  expect(countedOnly && line(countedOnly)).toEqual(['仅统计（不分列）', 7, null, null, null]);
});
