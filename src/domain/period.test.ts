import { expect, test } from 'vitest';
import { periodInWords } from './period.ts';

test.each([
  ['2026-03-23', '2026-03-29', '2026年3月23日至3月29日'],
  ['2025-12-29', '2026-01-04', '2025年12月29日至2026年1月4日'],
  ['2026-03-23', '2026-03-23', '2026年3月23日'],
  ['2026-01-01', null, '2026年1月1日起'],
  [null, '2026-12-31', '到2026年12月31日'],
  [null, null, ''],
])('from %s to %s', (from, until, words) => {
  expect(periodInWords(from, until)).toBe(words);
});
