import { describe, expect, it } from 'vitest';
import { daysOf, periodOf, periodTest, scopePeriodInWords, UNMARKED } from './measure-scope.ts';

describe('the period of a figure', () => {
  it.each([
    ['2026', '2026-01-01', '2026-12-31', '2026年'],
    ['2026-02', '2026-02-01', '2026-02-28', '2026年2月'],
    ['2028-02', '2028-02-01', '2028-02-29', '2028年2月'],
    ['2026-W10', '2026-03-02', '2026-03-08', '2026年3月2日至3月8日'],
    // ISO 8601: week 1 holds the first Thursday, so it may begin in the year before.
    ['2026-W01', '2025-12-29', '2026-01-04', '2025年12月29日至2026年1月4日'],
    ['2026-03-12', '2026-03-12', '2026-03-12', '2026年3月12日'],
  ])('%s runs from %s to %s: %s', (period, first, last, words) => {
    expect(daysOf(period)).toEqual({ first, last });
    expect(scopePeriodInWords(period)).toBe(words);
    expect(periodTest(period)(first)).toBe(true);
    expect(periodTest(period)(null)).toBe(false);
  });

  it('is found from a day, in every size', () =>
    expect((['year', 'month', 'week', 'day'] as const).map((kind) => periodOf('2026-01-01', kind))).toEqual([
      '2026',
      '2026-01',
      '2026-W01',
      '2026-01-01',
    ]));

  it('未标明 holds what has no day', () => {
    expect(periodTest(UNMARKED)(null)).toBe(true);
    expect(periodTest(UNMARKED)('2026-03-12')).toBe(false);
    expect(periodTest(undefined)(null)).toBe(true);
  });
});
