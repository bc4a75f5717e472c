import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialled, spokenNumber, yearInWords } from './spoken-number.ts';
import { hanNumber } from './written-number.ts';

describe('a number in words', () => {
  it.each([
    ['0', '零'],
    ['10', '十'],
    ['110', '一百一十'],
    ['2340', '两千三百四十'],
    ['22222', '两万二千二百二十二'],
    ['10010', '一万零一十'],
    ['10100', '一万零一百'],
    ['102000', '十万二千'],
    ['200000000', '两亿'],
    ['100000005', '一亿零五'],
    ['1200300000000', '一万二千零三亿'],
    ['0.42', '零点四二'],
    ['007', '零零七'],
    ['1,234,567', '一百二十三万四千五百六十七'],
  ])('%s → %s', (written, spoken) => {
    expect(spokenNumber(written)).toBe(spoken);
  });

  it('is read back as the same number', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (n) => {
        expect(hanNumber(spokenNumber(String(n)))).toBe(String(n));
      }),
    );
  });

  it('is digit by digit where it numbers something', () => {
    expect(dialled('0121')).toBe('零幺二幺');
    expect(yearInWords('2010')).toBe('二〇一〇');
  });
});
