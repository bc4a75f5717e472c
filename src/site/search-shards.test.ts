import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { SearchRecord } from './search-records.ts';
import { shareOut } from './search-shards.ts';

/** Matters newest first: their years. */
const matters = (...years: number[]): SearchRecord[] =>
  years.map((year, i) => ({
    kind: 'issue',
    address: `/issues/${i}/`,
    title: '题',
    texts: [],
    facts: [],
    places: [],
    category: null,
    state: null,
    year: String(year),
  }));
const spans = (shards: ReturnType<typeof shareOut>) =>
  shards.map(({ records, years }) => `${years?.join('–') ?? 'others'}: ${records.length}`);
const repeat = (year: number, count: number) => Array.from({ length: count }, () => year);

it('puts what is no matter first, then matters by years, those with few together', () => {
  const all = matters(...repeat(2026, 5), ...repeat(2025, 25), 2024, 2023, ...repeat(2022, 8));
  expect(spans(shareOut(matters(2026, 2025), all, 10))).toEqual([
    'others: 2',
    '2026–2026: 5',
    '2025–2025: 5',
    '2025–2025: 10',
    '2025–2025: 10',
    '2022–2024: 10',
  ]);
});

it('keeps every record once, in order, and no index too large', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 2019, max: 2026 }), { maxLength: 60 }), (years) => {
      const all = matters(...years.toSorted((a, b) => b - a));
      const shards = shareOut([], all, 7);
      expect(shards.flatMap(({ records }) => records)).toEqual(all);
      for (const { records } of shards) expect(records.length).toBeLessThanOrEqual(7);
    }),
  );
});

it('leaves older indexes as they are when a matter is added', () => {
  const before = shareOut([], matters(...repeat(2026, 25), ...repeat(2025, 12)), 10);
  const after = shareOut([], [...matters(2026), ...matters(...repeat(2026, 25), ...repeat(2025, 12))], 10);
  expect(after.slice(1)).toEqual(before.slice(1));
});
