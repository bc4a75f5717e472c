import { expect, test } from 'vitest';
import { activityTotals } from './activity-totals.ts';

const indicator = (id: string, rollup: '求和' | '最新' | null) => ({
  id,
  name: `指标${id}`,
  unit: '场',
  definition: null,
  rollup,
});
const count = (date: string, place: string, of: string, value: number) => ({ date, place, indicator: of, value });
const totals = (...args: Parameters<typeof activityTotals>) =>
  activityTotals(...args).map(({ name, value }) => [name, value]);

test('counts are added up', () => {
  expect(
    totals(
      [count('2026-01-31', 'A', '1', 0.1), count('2026-02-28', 'A', '1', 0.2)],
      [indicator('1', '求和')],
      '2026-03-31',
    ),
  ).toEqual([['指标1', 0.3]]);
});

test('of a standing number the latest of each place counts', () => {
  const counts = [count('2026-01-31', 'A', '1', 5), count('2026-02-28', 'A', '1', 7), count('2026-01-31', 'B', '1', 2)];
  expect(totals(counts, [indicator('1', '最新')], '2026-03-31')).toEqual([['指标1', 9]]);
});

test('what came after the cut-off and indicators without a count are left out', () => {
  expect(
    totals([count('2026-04-30', 'A', '1', 5)], [indicator('1', '求和'), indicator('2', null)], '2026-03-31'),
  ).toEqual([]);
});

test('an indicator the ledger does not know keeps its name', () => {
  expect(totals([count('2026-01-31', 'A', '走访', 3)], [], '2026-03-31')).toEqual([['走访', 3]]);
});
