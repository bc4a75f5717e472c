import { expect, test } from 'vitest';
import { memoryFolder, SITE_YAML } from '../../tests/memory-folder.ts';
import { type BulletinCounts, bulletins, flowInWords } from './bulletins.ts';
import { readSite } from './read-site.ts';
import { SiteView } from './site-view.ts';

const PLACES = 'data/places.csv';
const places = '代码,名称,层级\n990122,云岭县,县\n990122101,大桥镇,乡\n990122102,青石镇,乡\n990122101001,桥头村,村\n';
const header = '编号,收到日期,标题,状态,区划代码,受理日期,办理期限,原办理期限,办结日期,答复\n';

/** Weeks begin on Monday: 2026-01-05 is one (ISO week 2026-W02). */
async function viewOf(issues: string, updates = '', asOf = '2026-02-01') {
  const { site, problems } = await readSite(
    memoryFolder({
      'content/site.yaml': `${SITE_YAML}区划代码: "990122"\n数据截至: ${asOf}\n`,
      [PLACES]: places,
      'data/issues.csv': header + issues,
      ...(updates === '' ? {} : { 'data/issue-updates.csv': `问题编号,日期,状态\n${updates}` }),
    }),
    null,
  );
  if (!site) throw new Error(problems.map(({ message }) => message).join('\n'));
  return new SiteView(site);
}
const line = ({ registered, closed, open, overdue }: BulletinCounts) => [registered, closed, open, overdue];
const lines = (view: SiteView) => bulletins(view).map(({ week, total }) => [week, ...line(total)]);

test('a matter counts as received in its week, stands open until it is closed, and is overdue from the day after its deadline', async () => {
  const view = await viewOf('A-1,2026-01-06,路灯不亮,办结,990122101,2026-01-07,2026-01-18,,2026-01-28,修好了\n');
  expect(lines(view)).toEqual([
    ['2026-W05', 0, 1, 0, 0],
    ['2026-W04', 0, 0, 1, 1],
    ['2026-W03', 0, 0, 1, 0],
    ['2026-W02', 1, 0, 1, 0],
  ]);
});

test('a matter closed, reopened and closed again is closed in both weeks (contract §4 rule 2)', async () => {
  const view = await viewOf(
    'A-1,2026-01-05,路灯不亮,办结,990122101,2026-01-05,,,2026-01-30,修好了\n',
    'A-1,2026-01-09,办结\nA-1,2026-01-20,重新办理\nA-1,2026-01-30,办结\n',
  );
  expect(lines(view)).toEqual([
    ['2026-W05', 0, 1, 0, 0],
    ['2026-W04', 0, 0, 1, 0],
    ['2026-W03', 0, 0, 0, 0],
    ['2026-W02', 1, 1, 0, 0],
  ]);
});

test('a week that has not ended is marked and counted to the cut-off only', async () => {
  const [last] = bulletins(await viewOf('A-1,2026-01-28,路灯不亮,办理中,990122101,2026-01-28,,,,\n', '', '2026-01-29'));
  expect(last).toMatchObject({
    week: '2026-W05',
    monday: '2026-01-26',
    sunday: '2026-02-01',
    until: '2026-01-29',
    complete: false,
  });
});

test('townships, the level above them and unmarked places sum to the whole', async () => {
  const view = await viewOf(
    [
      'A-1,2026-01-28,路灯不亮,办理中,990122101001,,,,,',
      'A-2,2026-01-28,水管漏水,办理中,990122102,,,,,',
      'A-3,2026-01-28,公交改线,办理中,990122,,,,,',
      'A-4,2026-01-28,停电,办理中,,,,,,',
    ].join('\n'),
  );
  const [last] = bulletins(view);
  expect(last?.places.map(({ name, counts }) => [name, ...line(counts)])).toEqual([
    ['大桥镇', 1, 0, 1, 0],
    ['青石镇', 1, 0, 1, 0],
    ['云岭县本级', 1, 0, 1, 0],
    ['未标明', 1, 0, 1, 0],
  ]);
  expect(last && line(last.total)).toEqual([4, 0, 4, 0]);
});

test('withdrawn matters leave in the week they came, and partly closed ones are never overdue', async () => {
  const view = await viewOf(
    'A-1,2026-01-28,路灯不亮,已撤回,990122101,,,,,\nA-2,2026-01-27,水管漏水,挂账,990122101,2026-01-27,2026-01-28,,,\n',
    'A-2,2026-01-28,挂账\n',
  );
  expect(lines(view)).toEqual([['2026-W05', 2, 0, 1, 0]]);
  const [last] = bulletins(view);
  expect(last && flowInWords(last.flow)).toBe('上周末结存0件，加登记2件，减没有写日期的退出1件，等于结存1件');
});

test('a site without matters has no bulletins', async () => {
  expect(lines(await viewOf(''))).toEqual([]);
});

test('the last bulletin agrees with the backlog figure and the list of overdue matters', async () => {
  const view = await viewOf(
    [
      'A-1,2026-01-06,路灯不亮,办结,990122101,2026-01-07,2026-01-18,,2026-01-28,修好了',
      'A-2,2026-01-08,水管漏水,办理中,990122102,2026-01-09,2026-01-20,,,',
      'A-3,2026-01-20,垃圾没人收,阶段性办结,990122102,2026-01-21,2026-01-25,,,',
    ].join('\n'),
  );
  const [last] = bulletins(view);
  expect(last?.total.open).toBe(view.figure('backlog')?.numerator);
  expect(last?.total.overdue).toBe(view.site.issues.filter((issue) => view.isOverdue(issue)).length);
});
