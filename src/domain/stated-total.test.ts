import { expect, test } from 'vitest';
import { CellFault } from './cell.ts';
import type { Figure } from './figure.ts';
import { reconcile, statedValue } from './stated-total.ts';

const figure = (numerator: number, denominator: number | null, rate: number | null): Figure => ({
  measure: 'closed',
  scope: {},
  numerator,
  denominator,
  rate,
  excluded: {},
});

test.each([
  ['657', '657'],
  ['1,280件', '1280'],
  ['98.27%', '98.27%'],
  ['９８％', '98%'],
])('%s may be stated', (written, value) => expect(statedValue.read(written)).toBe(value));

test.each(['约657', '98.27', '120%', '-3', '六百'])('%s may not', (written) =>
  expect(statedValue.read(written)).toBeInstanceOf(CellFault),
);

test.each([
  ['657', figure(650, 700, 92.9), { computed: 650, difference: 7 }],
  ['650', figure(650, null, null), { computed: 650, difference: 0 }],
  ['92.9%', figure(650, 700, 92.9), { computed: 92.9, difference: 0 }],
  // 650/700 is 92.857… %: with as many decimals as were stated.
  ['92.8%', figure(650, 700, 92.9), { computed: 92.9, difference: -0.1 }],
  ['93%', figure(650, 700, 92.9), { computed: 93, difference: 0 }],
  ['92.86%', figure(650, 700, 92.9), { computed: 92.86, difference: 0 }],
  ['90%', figure(3, 4, null), { computed: null, difference: null }],
])('%s is set against the figure', (stated, ours, expected) => expect(reconcile(stated, ours)).toEqual(expected));
