import type { Finding } from './personal-kinds.ts';
import { QUANTITY } from './personal-numbers.ts';

const OPEN = '[(（[【]';
const CLOSE = '[)）\\]】]';
const BETWEEN = '[-—/~～|｜,，、:：]';
/** Brackets and signs between the groups; which ones tells how sure it is that they are one number. */
const GAP = `(\\s?${CLOSE}?\\s?${BETWEEN}?\\s?${OPEN}?\\s?)`;
/** (138)12345678, 138/1234/5678, 138~1234~5678. Nothing hangs on either end: (138)12345678-9 is a document's. */
const GROUPED = new RegExp(`(?<![\\d./-])${OPEN}?(1[3-9]\\d)${GAP}(\\d{4})${GAP}(\\d{4})(?![-—/.]?\\d|[/.][a-z])`, 'g');
/** 1.3.8.1.2.3.4.5.6.7.8 */
const SINGLE = /(?<![\d.、/])1([.、/])[3-9](?:\1\d){9}(?![.、/]?\d)/g;
/** Signs that stand between the items of any list of numbers: only a word about telephones makes them a number's. */
const OF_LISTS = /[|｜,，、:：]/;
const TELEPHONE = /电话|手机|联系|号码|拨打|请打|致电|微信|tel|phone/i;

/** Without a beginning of either, there is nothing to look for. */
const BEGINS = /(?<!\d)1(?:[3-9]\d\D|[.、/][3-9])/;

/**
 * Mobile numbers with brackets or other signs between their groups, as people write them to get past filters.
 * `spelled`: the digits are Chinese ones, which no list of quantities has in threes and fours.
 */
export function findSignedMobiles(text: string, spelled: boolean): Finding[] {
  if (!BEGINS.test(text)) return [];
  const found = (all: string, start: number): Finding => {
    const digits = all.replace(/\D/g, '');
    const masked = `${digits.slice(0, 3)}****${digits.slice(-4)}`;
    return { kind: 'mobile', start, end: start + all.length, masked };
  };
  const isTold = (start: number) => TELEPHONE.test(text.slice(Math.max(0, start - 10), start));
  const grouped = [...text.matchAll(GROUPED)].flatMap(({ 0: all, 2: first = '', 4: second = '', index }) => {
    const signs = (first + second).replace(/\s/g, '');
    if (signs === '' || QUANTITY.test(text.slice(index + all.length))) return [];
    if (OF_LISTS.test(signs) && !spelled && !isTold(index)) return [];
    return [found(all, index)];
  });
  return [...grouped, ...[...text.matchAll(SINGLE)].map(({ 0: all, index }) => found(all, index))];
}
