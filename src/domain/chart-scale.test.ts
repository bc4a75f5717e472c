import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  barOutline,
  barsPath,
  barWidth,
  gridPath,
  linePath,
  namedPeriods,
  panelWidth,
  pointAt,
  positionOf,
  scaleTop,
  shareOf,
  stackOf,
} from './chart-scale.ts';

const counts = fc.array(fc.integer({ min: 0, max: 200_000 }), { minLength: 1, maxLength: 300 });

test.each([
  [[0], 2],
  [[1], 2],
  [[3, 7], 10],
  [[11], 20],
  [[41], 60],
  [[100_000], 100_000],
  [[100_001], 200_000],
])('the scale for %j ends at %i', (values, top) => expect(scaleTop(values)).toBe(top));

describe('a scale, whatever the counts', () => {
  it('holds them all, can be halved, and is at most twice as high as it must be', () =>
    fc.assert(
      fc.property(counts, (values) => {
        const top = scaleTop(values);
        const most = Math.max(...values);
        expect(top % 2).toBe(0);
        expect(top).toBeGreaterThanOrEqual(most);
        if (most > 0) expect(top).toBeLessThanOrEqual(2 * most);
      }),
    ));
});

describe('bars', () => {
  it('stand on the lower edge, each as high as its count', () =>
    expect(barsPath([0, 5, 10], 10)).toBe('M15 0v-50M25 0v-100'));

  it('are as wide as among twelve where they are fewer', () =>
    expect([1, 6, 12, 300].map(barWidth)).toEqual([0.6, 3.5, 7, 7]));

  it('show what exists, however little', () => {
    expect(shareOf(1, 100_000)).toBe(0.8);
    expect(shareOf(0, 100_000)).toBe(0);
    expect(shareOf(0, 0)).toBe(0);
  });

  it('are one for each count that is not nought, and lie inside the panel', () =>
    fc.assert(
      fc.property(counts, (values) => {
        const bars = [...barsPath(values, scaleTop(values)).matchAll(/M([\d.]+) 0v-([\d.]+)/g)];
        expect(bars).toHaveLength(values.filter((value) => value > 0).length);
        for (const [, middle, height] of bars) {
          expect(Number(middle)).toBeLessThan(panelWidth(values.length));
          expect(Number(height)).toBeLessThanOrEqual(100);
        }
      }),
    ));

  it('are an outline, as wide and high as the bar, where the period still runs', () => {
    expect(barOutline([4, 5], 1, 10)).toBe('M14.4 0v-50h1.2v50');
    expect(barOutline([4, 0], 1, 10)).toBe('');
  });

  it('of 52 weeks take less than 0.7 KB', () =>
    expect(
      barsPath(
        Array.from({ length: 52 }, (_, i) => 37 + i),
        100,
      ).length,
    ).toBeLessThan(700));
});

describe('the two parts of a bar', () => {
  it('are as long as their counts', () =>
    expect(stackOf({ solid: 40, hatched: 20 }, 80)).toEqual({ solid: 50, hatched: 25 }));

  it('are both seen, and never longer together than the longest bar', () =>
    fc.assert(
      fc.property(fc.nat(200_000), fc.nat(200_000), fc.nat(200_000), (solid, hatched, more) => {
        const drawn = stackOf({ solid, hatched }, solid + hatched + more);
        expect(drawn.solid > 0).toBe(solid > 0);
        expect(drawn.hatched > 0).toBe(hatched > 0);
        // A tenth of a per cent is what rounding may add.
        expect(drawn.solid + drawn.hatched).toBeLessThanOrEqual(100.01);
      }),
    ));
});

describe('the line of what stands', () => {
  it('goes through the middle of its periods', () =>
    expect(linePath([0, 5, 10], 10, 0, 2)).toBe('M5 0L15 -50L25 -100'));
  it('goes on from where it was left', () => expect(linePath([0, 5, 10], 10, 1, 2)).toBe('M15 -50L25 -100'));
  it('is none for a single period, which is a dot', () => {
    expect(linePath([5], 10, 0, 0)).toBe('');
    expect(linePath([5], 10, -1, 0)).toBe('');
    expect(pointAt([5], 0, 10)).toBe('5 -50');
  });
});

describe('the names below', () => {
  test.each([
    [1, [0]],
    [2, [0, 1]],
    [5, [0, 2, 4]],
    [52, [0, 13, 26, 38, 51]],
  ])('of %i periods are %j', (periods, named) => expect(namedPeriods(periods)).toEqual(named));

  it('are those of the first and the last, no one twice', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 300 }), (periods) => {
        const named = namedPeriods(periods);
        expect(new Set(named).size).toBe(named.length);
        expect([named[0], named.at(-1)]).toEqual([0, periods - 1]);
      }),
    ));

  it('stand below a line', () => expect(gridPath(2)).toBe('M0-100H20M0-50H20M5-100V0M15-100V0'));

  it('stand below the middle of their period', () => expect([positionOf(0, 2), positionOf(1, 2)]).toEqual([25, 75]));
});
