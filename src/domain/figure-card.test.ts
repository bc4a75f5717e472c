import { expect, test } from 'vitest';
import { someSettings } from '../../tests/settings.ts';
import { type Figure, figureOf, Tally } from './figure.ts';
import { besideInWords, leftOutInWords, numeratorInWords, rateInWords } from './figure-card.ts';
import { type Measure, measureNamed, measures } from './measures.ts';

const settings = someSettings();
const figure = (measure: string, parts: Partial<Figure> = {}): Figure => ({
  measure,
  scope: {},
  numerator: 0,
  denominator: null,
  excluded: {},
  rate: null,
  ...parts,
});
const named = (id: string) => measureNamed(id) as Measure;

test.each([
  ['2026-W10', '到2026年3月8日还没有办完的'],
  ['2026-03', '到2026年3月31日还没有办完的'],
  ['2026', '到2026年4月2日还没有办完的'],
  [undefined, '到2026年4月2日还没有办完的'],
])('what stands is told with its day, not with “that day”: %s', (period, words) => {
  const scope = period === undefined ? {} : { period };
  expect(numeratorInWords(named('backlog'), figure('backlog', { scope }), '2026-04-02')).toContain(words);
});

test('no stock is told with “that day”', () => {
  for (const measure of measures.filter(({ isStock }) => isStock))
    expect(numeratorInWords(measure, figure(measure.id), '2026-04-02')).toMatch(/^到2026年4月2日/);
});

test('what can be left out and is not is told as none; what is told elsewhere is not counted again', () => {
  expect(leftOutInWords(named('closed-on-time'), figure('closed-on-time'))).toMatch(/不计入：0件$/);
  expect(leftOutInWords(named('received'), figure('received'))).toBe('已合并、已撤回的另列');
  const excluded = { 没有办理期限: 1200, 没有办结日期: 3 };
  expect(leftOutInWords(named('closed-on-time'), figure('closed-on-time', { excluded }))).toBe(
    '没有办理期限的1,200件，没有办结日期的3件',
  );
});

test('a rate taken away because more than a tenth has no date says so, one of few matters does not', () => {
  const tally = (base: number, leftOut: number) => {
    const made = new Tally();
    for (let n = 0; n < base; n++) made.add('miss', []);
    for (let n = 0; n < leftOut; n++) made.add({ excluded: '没有办结日期' }, []);
    return figureOf(named('within-30-days'), {}, made, settings);
  };
  expect(rateInWords(tally(17, 2), 5)).toContain('缺日期的有2件，超过了十分之一');
  expect(rateInWords(tally(18, 2), 5)).not.toContain('这里');
  expect(rateInWords(tally(4, 3), 5)).not.toContain('这里');
});

test('answers stand from the best to the worst, whatever order the figure has them in', () => {
  expect(besideInWords({ dissatisfied: 2, 'fairly-satisfied': 1000, satisfied: 7 })).toBe(
    '满意7件；基本满意1,000件；不满意2件',
  );
  expect(besideInWords()).toBe('');
});
