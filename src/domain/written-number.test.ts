import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { percentage } from './percentage.ts';
import { fitsCount, fitsRate, hanNumber, numbersIn, type WrittenNumber } from './written-number.ts';

const one = (text: string): WrittenNumber => {
  const [number, ...more] = numbersIn(text, ['件', '人', '户', '人次']);
  if (!number || more.length > 0) throw new Error(`${text}: not one number`);
  return number;
};

describe('a number in a sentence', () => {
  it.each([
    ['4,668件', 4668, '件', null],
    ['４，６６８ 件', 4668, '件', null],
    ['193件', 193, '件', null],
    ['一百九十三件', 193, '件', null],
    ['三千八百余件', 3800, '件', 'over'],
    ['两万零五人', 20005, '人', null],
    ['近200件', 200, '件', 'near'],
    ['约 200 件', 200, '件', 'about'],
    ['200件左右', 200, '件', 'about'],
    ['200多件', 200, '件', 'over'],
    ['4万多人', 40_000, '人', 'over'],
    ['十余万人次', 100_000, '人次', 'over'],
    ['4.2万件', 42_000, '件', null],
    ['超过50件', 50, '件', 'above'],
    ['50件以上', 50, '件', 'at-least'],
    ['不到50件', 50, '件', 'below'],
    ['98.27%', 98.27, '%', null],
    ['９８．２７％', 98.27, '%', null],
    ['百分之九十八点二七', 98.27, '%', null],
    ['九成以上', 90, '%', 'at-least'],
    ['九成', 90, '%', 'about'],
    ['九成八', 98, '%', null],
    ['9成5以上', 95, '%', 'at-least'],
    ['近九成八', 98, '%', 'near'],
    ['2.5', 2.5, null, null],
  ])('%s is read', (text, value, unit, rounding) => expect(one(text)).toMatchObject({ value, unit, rounding }));

  it.each(['第3件', '几十件', '数十件', '上百件', '180至200件', '三五件', 'GB-12', '一件半', '每5件'])(
    '%s is none to be checked',
    (text) => expect(numbersIn(text, ['件']).filter(({ unit }) => unit === '件')).toEqual([]),
  );

  it('reads every 成 with its point', () =>
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }), (tenths, points) => {
        for (const text of [`${tenths}成${points}`, `${inHan(tenths)}成${inHan(points)}`])
          expect(one(text)).toMatchObject({ value: 10 * tenths + points, unit: '%', rounding: null, precision: 1 });
      }),
    ));

  it('takes no other number for a tenth of 成', () =>
    expect(numbersIn('九成一次办结', []).map(({ value }) => value)).toEqual([90, 1]));

  it('keeps its place in the text', () =>
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.nat({ max: 999_999 }), (before, n) => {
        const text = `${before}。${n}件`;
        const found = numbersIn(text, ['件']).find(({ unit, value }) => unit === '件' && value === n);
        expect(found && text.slice(found.start, found.end)).toBe(`${n}件`);
      }),
    ));
});

/** How Chinese writes a number below a hundred million, made independently of the reader. */
function inHan(n: number): string {
  if (n >= 10_000) {
    const rest = n % 10_000;
    return `${inHan(Math.floor(n / 10_000))}万${rest === 0 ? '' : (rest < 1000 ? '零' : '') + inHan(rest)}`;
  }
  const digits = '零一二三四五六七八九';
  const scales = ['', '十', '百', '千'];
  const places = [...String(n)].map(Number);
  let written = '';
  for (const [index, digit] of places.entries()) {
    if (digit === 0) written += written.endsWith('零') ? '' : '零';
    else written += digits.charAt(digit) + scales[places.length - 1 - index];
  }
  return written.replace(/零+$/, '').replace(/^一十/, '十');
}

test('every Chinese number is read back', () =>
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999 }), (n) => {
      expect(hanNumber(inHan(n))).toBe(String(n));
    }),
  ));

test.each(['三五', '百', '三千八', '两万五', '', '十十'])('%s is no one number', (text) =>
  expect(hanNumber(text)).toBeNull(),
);

describe('rounding words', () => {
  it.each([
    ['4万多人', 40_312, true],
    ['4万多人', 39_800, false],
    ['4万多人', 52_000, false],
    ['4.2万人', 41_960, true],
    ['4.2万人', 42_600, false],
    ['4万人', 40_312, true],
    ['4万人', 44_000, false],
    ['近200件', 193, true],
    ['近200件', 201, false],
    ['近200件', 150, false],
    ['约200件', 193, true],
    ['约200件', 230, false],
    ['200余件', 200, false],
    ['200余件', 268, true],
    ['200余件', 305, false],
    ['超过50件', 61, true],
    ['超过50件', 50, false],
    ['50件以上', 50, true],
    ['不到200件', 193, true],
    ['不到200件', 200, false],
    ['200件以内', 200, true],
    ['193件', 193, true],
    ['193件', 194, false],
  ])('%s of %i: %s', (text, count, fits) => expect(fitsCount(one(text), count)).toBe(fits));

  // Contract §4 rule 9 at the decimals written; 1799/2000 is 89.95 %.
  it.each([
    ['90.0%', 1799, 2000, true],
    ['90%', 1799, 2000, true],
    ['89.9%', 1799, 2000, false],
    ['89.95%', 1799, 2000, true],
    ['100%', 1999, 2000, false],
    ['99%', 1999, 2000, true],
    ['99.9%', 1999, 2000, true],
    ['近90%', 1799, 2000, true],
    ['九成', 1799, 2000, true],
    ['九成以上', 1799, 2000, false],
    ['九成八', 196, 200, true],
    ['九成八', 191, 200, false],
    ['九成八', 187, 200, false],
    ['超过89%', 1799, 2000, true],
    ['约90%', 1700, 2000, false],
  ])('%s of %i in %i: %s', (text, n, d, fits) => expect(fitsRate(one(text), n, d)).toBe(fits));
});

test('a rate written at any precision is right for its counts, and no other number at that precision is', () =>
  fc.assert(
    fc.property(
      fc.nat(5000),
      fc.integer({ min: 1, max: 5000 }),
      fc.integer({ min: 0, max: 3 }),
      fc.nat(100_000),
      (n, more, k, other) => {
        const d = n + more;
        const right = (percentage(n, d, k) ?? 0).toFixed(k);
        const wrong = ((other % (100 * 10 ** k + 1)) / 10 ** k).toFixed(k);
        expect(fitsRate(one(`${right}%`), n, d)).toBe(true);
        expect(fitsRate(one(`${wrong}%`), n, d)).toBe(Number(wrong) === Number(right));
      },
    ),
  ));
