import { expect, test } from 'vitest';
import { factValueFault } from './fact-value.ts';

test.each([
  ['400', '元/人·年'],
  ['75', '%'],
  ['2026-04-30', null],
  ['2026年4月30日', '日'],
  ['免费', null],
  ['四百来', ''],
  ['300—500', '元'],
  ['每人400元', null],
])('%s fits its unit %s', (value, unit) => expect(factValueFault({ value, unit })).toBeNull());

test.each([
  ['400元', '元', '400'],
  ['１,250 元', '元/人·年', '1,250'],
  ['400元/人·年', '元/人·年', '400'],
  ['400元/人·年', '元', null],
  ['75％', '%', '75'],
  ['10个工作日', '个工作日', '10'],
  ['15日内', '日', null],
  ['每人400元', '元', null],
])('%s has its unit %s in it already', (value, unit, number) =>
  expect(factValueFault({ value, unit })).toEqual({ kind: 'unit-twice', number }),
);

test.each([
  ['四百来', '元'],
  ['免费', '元'],
])('%s is nothing that could be counted in %s', (value, unit) =>
  expect(factValueFault({ value, unit })).toEqual({ kind: 'no-number' }),
);
