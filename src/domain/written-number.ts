import { percentage } from './percentage.ts';

/** What the words around a number make of it: 近200, 约200, 200多, 超过200, 200以上, 不到200, 200以内; null if it stands alone. */
export type Rounding = 'near' | 'about' | 'over' | 'above' | 'at-least' | 'below' | 'at-most';

/** A number as somebody wrote it into a sentence. */
export interface WrittenNumber {
  /** As written, with its rounding words and its unit. */
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** In ones, or in per cent. */
  readonly value: number;
  /** 件, 户, … or %; null if none stands behind it. */
  readonly unit: string | null;
  /** Decimals written, for per cent. */
  readonly decimals: number;
  /** Worth of the last digit that is not 0: what 多 and 余 leave open. */
  readonly step: number;
  /** Worth of the last digit written: 4.2万 says nothing below 1000. */
  readonly precision: number;
  readonly rounding: Rounding | null;
}

const BEFORE: Readonly<Record<string, Rounding>> = {
  将近: 'near',
  接近: 'near',
  近: 'near',
  大约: 'about',
  大概: 'about',
  约: 'about',
  超过: 'above',
  突破: 'above',
  多于: 'above',
  高于: 'above',
  超: 'above',
  逾: 'above',
  至少: 'at-least',
  不少于: 'at-least',
  不低于: 'at-least',
  不足: 'below',
  不到: 'below',
  低于: 'below',
  少于: 'below',
  不超过: 'at-most',
  最多: 'at-most',
};
const BETWEEN: Readonly<Record<string, Rounding>> = { 多: 'over', 余: 'over', 几: 'over', 来: 'about' };
const BEHIND: Readonly<Record<string, Rounding>> = {
  左右: 'about',
  上下: 'about',
  以上: 'at-least',
  以下: 'at-most',
  以内: 'at-most',
};

const longestFirst = (words: readonly string[]) =>
  words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('|');
const HAN = '〇零一二两三四五六七八九十百千';
const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|\d{1,9}(?:\.\d{1,6})?|[${HAN}]+(?:[万亿][${HAN}]*)*(?:点[〇零一二三四五六七八九]+)?`;
/** Before a number that counts nothing (第3次, 几十件, GB-12), or that ends a span (180至200件). */
const NO_NUMBER = new RegExp(String.raw`(?:[第每几_#〔/]|[A-Za-z\d][-.,]?|[\d%${HAN}件]\s*(?:至|到|-|~|—|–)\s*)$`);
/** 数十件, 上百件: how many, nobody said. */
const VAGUE = /[数上]$/;
const SPAN = new RegExp(String.raw`^\s*(?:至|到|-|~|—|–)\s*[\d${HAN}]`);

/** Full-width digits and signs as plain ones, every character in its place. */
export const plainDigits = (text: string): string =>
  text
    .replace(/(?<=[０-９])，(?=[０-９]{3}(?![０-９]))/g, ',')
    .replace(/[０-９％．]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[～〜]/g, '~');

/** Numbers of a text in order, with one of the units behind them or none. Spans (180至200件) and ordinals are left out. */
export function numbersIn(text: string, units: readonly string[]): WrittenNumber[] {
  const plain = plainDigits(text);
  const pattern = new RegExp(
    String.raw`(?:(?<before>${longestFirst(Object.keys(BEFORE).filter((word) => word.length > 1))}|(?<![附最])近|(?<![预节签])约|超|逾)\s*)?(?<hundredth>百分之\s*)?(?<number>${NUMBER})(?<between>[多余几来])?\s*(?<scale>[万亿])?(?<between2>[多余几])?\s*(?:(?<unit>%|${longestFirst(units)})|(?<tenths>成)(?<more>[一二三四五六七八九1-9](?![一般些定样起共直次个件户人]))?)?(?<half>半)?(?<behind>${Object.keys(BEHIND).join('|')})?`,
    'gu',
  );
  const found: WrittenNumber[] = [];
  for (const match of plain.matchAll(pattern)) {
    const {
      before,
      hundredth,
      number = '',
      between,
      between2,
      scale,
      unit,
      tenths,
      more,
      half,
      behind,
    } = match.groups ?? {};
    const start = match.index;
    const read = readNumber(hundredth && number === '百' ? '一百' : number);
    const [head, tail] = [plain.slice(0, start), plain.slice(start + match[0].length)];
    if (read === null || half || NO_NUMBER.test(head) || SPAN.test(tail)) continue;
    if (VAGUE.test(head) && number.startsWith('十')) continue;
    const factor = (scale === '万' ? 1e4 : scale === '亿' ? 1e8 : 1) * (tenths ? 10 : 1);
    // 九成 is about 90 %, 九成八 is 98 %.
    const points = more === undefined ? 0 : Number(hanNumber(more) ?? more);
    const finest = points > 0 ? 1 : factor;
    found.push({
      text: text.slice(start, start + match[0].length).trim(),
      start,
      end: start + match[0].length,
      value: round(read.value * factor) + points,
      unit: hundredth || tenths ? '%' : (unit ?? null),
      decimals: read.decimals,
      step: read.step * finest,
      precision: read.precision * finest,
      rounding:
        BEFORE[before ?? ''] ??
        BETWEEN[between ?? between2 ?? ''] ??
        BEHIND[behind ?? ''] ??
        (tenths && points === 0 ? 'about' : null),
    });
  }
  return found;
}

const round = (value: number) => Math.round(value * 1e6) / 1e6;

type Read = Pick<WrittenNumber, 'value' | 'decimals' | 'step' | 'precision'>;

function readNumber(written: string): Read | null {
  const text = written.replaceAll(',', '');
  const plain = /^\d/.test(text) ? text : hanNumber(text);
  if (plain === null) return null;
  const [whole = '', fraction = ''] = plain.split('.');
  const zeros = /0*$/.exec(whole + fraction)?.[0].length ?? 0;
  const last = 10 ** -fraction.length;
  // 三千八百 is as exact as 3800; a scale word behind digits (4.2万) is another matter, and not read here.
  const han = /[万亿]$/.exec(text)?.[0];
  return {
    value: Number(plain),
    decimals: fraction.length,
    step: last * 10 ** (Number(plain) === 0 ? 0 : zeros),
    precision: han ? (han === '万' ? 1e4 : 1e8) : last,
  };
}

/** 一百九十三 as 193, 九十八点二七 as 98.27, 二〇二六 as 2026; null for what is no one number (三五, 百, 三千八). */
export function hanNumber(text: string): string | null {
  const [whole = '', fraction = ''] = text.replaceAll('零', '〇').split('点');
  const digits = (part: string) => [...part].map((c) => DIGITS.indexOf(c)).join('');
  const decimals = fraction === '' ? '' : `.${digits(fraction)}`;
  if (/^[〇一二三四五六七八九]$|^[一二三四五六七八九]{1,3}〇[〇一二三四五六七八九]*$/.test(whole))
    return digits(whole) + decimals;
  const parts = /^(?:([^万亿]+)亿)?(?:([^万亿]+)万)?([^万亿]*)$/.exec(whole);
  if (parts === null || whole === '' || /[百千万亿][一二三四五六七八九]$/.test(whole)) return null;
  const [yi, wan, ones] = parts.slice(1).map((part) => (part ? belowTenThousand(part) : 0));
  if (yi === null || wan === null || ones === null) return null;
  return String((yi ?? 0) * 1e8 + (wan ?? 0) * 1e4 + (ones ?? 0)) + decimals;
}

const DIGITS = '〇一二三四五六七八九';
const BELOW =
  /^(?:([一二两三四五六七八九])千)?〇?(?:([一二两三四五六七八九])百)?〇?(?:([一二三四五六七八九])?(十))?〇?([一二两三四五六七八九])?$/;

function belowTenThousand(text: string): number | null {
  const parts = BELOW.exec(text);
  if (parts === null) return null;
  const worth = (digit: string | undefined) =>
    digit === undefined ? 0 : DIGITS.indexOf(digit === '两' ? '二' : digit);
  const [, thousands, hundreds, tens, ten, ones] = parts;
  return worth(thousands) * 1000 + worth(hundreds) * 100 + (ten ? worth(tens ?? '一') * 10 : 0) + worth(ones);
}

/**
 * Whether a count may be written so. Alone it is exact, or with 万 rounded to what is written (at most a twentieth off);
 * 近 is up to a tenth below, 约 and 左右 a twentieth either way, 多 and 余 less than one more of the last digit, 超过
 * and 以上 less than twice as many.
 */
export function fitsCount(written: WrittenNumber, count: number): boolean {
  const { value, precision } = written;
  if (written.rounding !== null) return fitsRounded(written, count, 0.1 * value, 0.05 * value, 2 * value);
  return precision <= 1 ? count === value : Math.abs(count - value) <= Math.min(precision / 2, 0.05 * value);
}

/**
 * Whether a rate may be written so. Alone it must be the exact quotient rounded by contract §4 rule 9 at the decimals
 * written: 89.95 % may stand as 90.0% or 90%, never as 89.9%. 近 is up to five points below, 约 and 左右 two points
 * either way (成: five).
 */
export function fitsRate(written: WrittenNumber, numerator: number, denominator: number): boolean {
  const { value, rounding, decimals, precision } = written;
  if (rounding !== null)
    return fitsRounded(written, (100 * numerator) / denominator, 5, precision === 10 ? 5 : 2, 100.001);
  return percentage(numerator, denominator, decimals) === value;
}

function fitsRounded({ value, step, rounding }: WrittenNumber, x: number, near: number, about: number, most: number) {
  switch (rounding) {
    case 'near':
      return x >= value - near && x <= value;
    case 'about':
      return Math.abs(x - value) <= about;
    case 'over':
      return x > value && x < value + step;
    case 'above':
      return x > value && x < most;
    case 'at-least':
      return x >= value && x < most;
    case 'below':
      return x < value && x >= value / 2;
    default:
      return x <= value && x >= value / 2;
  }
}
