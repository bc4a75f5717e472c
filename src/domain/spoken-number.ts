import { ordinalInWords } from './article-number.ts';

const DIGITS = '零一二三四五六七八九';
const GROUPS = ['', '万', '亿', '万亿'];

/** Digit by digit: 501 → 五零一, 2.5 → 二点五. */
export const digitByDigit = (written: string): string =>
  written.replace(/\d/g, (digit) => DIGITS[Number(digit)] as string).replaceAll('.', '点');

/** As numbers are dialled: 110 → 幺幺零, so that 一 and 七 can't be mistaken for one another. */
export const dialled = (written: string): string => digitByDigit(written).replaceAll('一', '幺');

/** The year of a date: 2026 → 二〇二六 (GB/T 15835—2011: 0 is 〇 in what numbers, 零 in what counts). */
export const yearInWords = (year: string): string => digitByDigit(year).replaceAll('零', '〇');

/**
 * A number as an amount: 2,340 → 两千三百四十, 10010 → 一万零一十, 0.42 → 零点四二. The first place is 两 before 百, 千, 万
 * and 亿, later ones are 二 (两千二百). What is no amount, because it begins with 0 or has more than 16 digits, is told digit
 * by digit.
 */
export function spokenNumber(written: string): string {
  const [whole = '', ...decimals] = written.replaceAll(',', '').split('.');
  const said = /^0\d/.test(whole) || whole.length > 16 ? digitByDigit(whole) : wholeNumber(whole);
  return [said, ...decimals.map(digitByDigit)].join('点');
}

function wholeNumber(digits: string): string {
  const groups = digits.match(/\d{1,4}(?=(?:\d{4})*$)/g) ?? [];
  let said = '';
  let skipped = false;
  for (const [index, group] of groups.entries()) {
    const value = Number(group);
    if (value > 0 && said !== '' && (skipped || value < 1000)) said += '零';
    if (value > 0) said += ordinalInWords(value) + GROUPS[groups.length - 1 - index];
    skipped = value === 0;
  }
  // 亿 alone stands for what 万亿 begins: 1200300000000 is 一万二千零三亿, said once.
  return (said || '零')
    .replace(/万亿(?=[^亿]*亿)/, '万')
    .replaceAll('零十', '零一十')
    .replace(/^二(?=[百千万亿])/, '两');
}
