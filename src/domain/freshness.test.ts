import { expect, test } from 'vitest';
import { staleSections } from './freshness.ts';

// The limits of an inspection: news two weeks, notices six months.
const LIMITS = { news: 14, notices: 180 };
const stale = (dates: Parameters<typeof staleSections>[0]) =>
  staleSections(dates, '2026-03-31', LIMITS).map(({ name, newest, days }) => [name, newest, days]);

test.each([
  ['2026-03-17', []],
  ['2026-03-16', [['活动报道', '2026-03-16', 15]]],
  ['2026-04-20', []],
])('news of %s', (day, found) => expect(stale({ reports: ['2025-01-01', day, null] })).toEqual(found));

test.each([
  ['2025-10-02', []],
  ['2025-10-01', [['政策', '2025-10-01', 181]]],
])('notices of %s', (day, found) => expect(stale({ policies: [day] })).toEqual(found));

test('what does not say when it was published counts as never renewed', () =>
  expect(stale({ talks: [null, null], reports: ['2026-03-30', null] })).toEqual([['政策宣讲', null, null]]));

test('a section that is not on the site is not looked at', () => expect(stale({ talks: [], issues: [] })).toEqual([]));
