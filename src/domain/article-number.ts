import { plainForm } from './plain-form.ts';

/** The longest law in force has 1,260 articles (民法典). */
const LARGEST = 9999;
const NUMBER = String.raw`\d{1,4}|[零〇○一二三四五六七八九十百千]{1,12}`;
const WRITTEN = new RegExp(String.raw`^第?\s*(${NUMBER})\s*条?(?:\s*之\s*(${NUMBER}))?$`);
/** What may stand behind an article where a part of it is meant: 第二款第（三）项. */
const PART = /^(.*?条(?:\s*之\s*[\d一二三四五六七八九十]+)?)\s*(?:第[^条第款项目段]{1,8}[款项目段])+$/;

const DIGITS = '零一二三四五六七八九';
const PLACES = ['', '十', '百', '千'];

/** 1 to 9999 as laws number their articles: 十, 二十, 一百零一, 一千二百六十. */
export function ordinalInWords(value: number): string {
  const digits = [...String(value)].map(Number);
  const words = digits
    .map((digit, index) => (digit === 0 ? '零' : DIGITS[digit] + (PLACES[digits.length - 1 - index] ?? '')))
    .join('');
  return words.replace(/零+/g, '零').replace(/零$/, '').replace(/^一十/, '十');
}

/** A whole number from 1 to 9999, in digits or as laws write it; null for anything else. */
export function readOrdinal(written: string): number | null {
  const words = written.replace(/[〇○]/g, '零');
  let value = 0;
  let digit = 0;
  for (const character of words) {
    const place = PLACES.indexOf(character);
    if (place > 0) value += (digit || 1) * 10 ** place;
    digit = place > 0 ? 0 : DIGITS.indexOf(character);
  }
  value = /^\d+$/.test(written) ? Number(written) : value + digit;
  const isSame = /^\d+$/.test(written) || ordinalInWords(value).replace(/^十/, '一十') === words.replace(/^十/, '一十');
  return value >= 1 && value <= LARGEST && isSame ? value : null;
}

/** The two numbers of an article as the ledger writes it: 20之1 → 20, 1; the second is 0 for an article of the first count. */
const numbersOf = (article: string): [number, number] => {
  const [main, later = '0'] = article.split('之');
  return [Number(main), Number(later)];
};

/** An article as the ledger writes it (`10`, `20之1`) from 第十条, 第10条, 第二十条之一 or 10; null for anything else. */
export function articleOf(written: string): string | null {
  const [, main = '', later] = WRITTEN.exec(plainForm(written)) ?? [];
  const [first, second] = [readOrdinal(main), later === undefined ? null : readOrdinal(later)];
  if (first === null || (later !== undefined && second === null)) return null;
  return second === null ? String(first) : `${first}之${second}`;
}

/** The article meant where a paragraph or an item of it is named: 第十条第二款 is in article 10. */
export const articleMeant = (written: string): string | null =>
  articleOf(written) ?? articleOf(PART.exec(plainForm(written))?.[1] ?? '');

/** 第十条, 第二十条之一. */
export function articleName(article: string): string {
  const [main, later] = numbersOf(article);
  return `第${ordinalInWords(main)}条${later > 0 ? `之${ordinalInWords(later)}` : ''}`;
}

/** Where it stands in the text of its law: `article-10`, `article-20-1`. */
export const articleAnchor = (article: string): string => `article-${article.replace('之', '-')}`;

/** Order of articles in a law: 第二十条之一 stands between 第二十条 and 第二十一条. */
export function compareArticles(a: string, b: string): number {
  const [[mainA, laterA], [mainB, laterB]] = [numbersOf(a), numbersOf(b)];
  return mainA - mainB || laterA - laterB;
}

/** Numbers of the first count that are missing between two articles of a law; from the beginning after null. */
export function missingBetween(before: string | null, after: string): number[] {
  const [from, to] = [before === null ? 0 : numbersOf(before)[0], numbersOf(after)[0]];
  return Array.from({ length: Math.max(0, to - from - 1) }, (_, index) => from + 1 + index);
}
