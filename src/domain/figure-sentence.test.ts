import { expect, test } from 'vitest';
import { figureSentence, grouped } from './figure-sentence.ts';
import { measures } from './measures.ts';

const figure = (measure: string, numerator: number, denominator: number | null, rate: number | null) => ({
  measure,
  scope: {},
  numerator,
  denominator,
  excluded: {},
  rate,
});

test('a count is a sentence', () =>
  expect(figureSentence(figure('received', 4668, null, null), 5)).toBe('收到4,668件'));

test('a rate stands with its two counts', () => {
  expect(figureSentence(figure('closed', 1635, 4102, 39.9), 5)).toBe('已受理4,102件，其中办结1,635件，占39.9%');
  expect(figureSentence(figure('closed', 6, 6, 100), 5)).toMatch(/占100\.0%$/);
});

test('too few for a rate is said in words', () => {
  expect(figureSentence(figure('closed', 1, 4, null), 5)).toBe('已受理4件，其中办结1件；件数太少，不算比率');
});

test('too many without a date is said in words', () => {
  expect(figureSentence(figure('closed-on-time', 30, 50, null), 5)).toMatch(/；缺日期的太多，不算比率$/);
});

test('every rate has words of its own', () => {
  const rates = measures
    .filter(({ denominator }) => denominator !== null)
    .map(({ id }) => figureSentence(figure(id, 6, 9, 66.7), 5));
  expect(rates.filter((sentence) => sentence.startsWith('共'))).toEqual([]);
});

test('ratings that nobody wrote down are no rate of nought', () =>
  expect(figureSentence(figure('rated', 0, 217, 0), 5)).toBe('办结217件，台账里没有评价的记录'));

test('decimals are not grouped', () =>
  expect([grouped(999), grouped(1234567), grouped(1234.5678)]).toEqual(['999', '1,234,567', '1,234.5678']));
