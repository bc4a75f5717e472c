import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  articleAnchor,
  articleMeant,
  articleName,
  articleOf,
  compareArticles,
  missingBetween,
  ordinalInWords,
  readOrdinal,
} from './article-number.ts';

const number = fc.integer({ min: 1, max: 9999 });
const article = fc
  .tuple(number, fc.integer({ min: 0, max: 99 }))
  .map(([main, later]) => `${main}${later > 0 ? `之${later}` : ''}`);

describe('the numbers of articles', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [98, '九十八'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [1005, '一千零五'],
    [1050, '一千零五十'],
    [1260, '一千二百六十'],
  ])('%i is written %s in a law', (value, words) => {
    expect(ordinalInWords(value)).toBe(words);
    expect(readOrdinal(words)).toBe(value);
  });

  it('are the same number whether written in Chinese or in digits', () =>
    fc.assert(
      fc.property(number, (value) => {
        expect(readOrdinal(ordinalInWords(value))).toBe(value);
        expect(readOrdinal(String(value))).toBe(value);
      }),
    ));

  it('come back from the name of their article', () =>
    fc.assert(
      fc.property(article, (one) => {
        expect(articleOf(articleName(one))).toBe(one);
        expect(articleOf(one)).toBe(one);
        expect(articleMeant(`${articleName(one)}第二款第（三）项`)).toBe(one);
        expect(articleAnchor(one)).toMatch(/^article-\d+(-\d+)?$/);
      }),
    ));

  it('are looked for once, however the parts of an article are piled up', () =>
    expect(articleMeant(`第一条${'第款款'.repeat(300)}x`)).toBeNull());

  it('never fail on any text', () =>
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'第条之款项0123十百零 １a-') }), (text) => {
        const read = articleOf(text);
        if (read !== null) expect(articleOf(articleName(read))).toBe(read);
      }),
    ));

  it.each([
    ['10', '10'],
    ['第10条', '10'],
    ['第１０条', '10'],
    ['第 十 条', '10'],
    ['第二十条之一', '20之1'],
    ['20之1', '20之1'],
    ['0', null],
    ['第零条', null],
    ['十百', null],
    ['20-1', null],
    ['第十条第二款', null],
    ['总则', null],
    ['', null],
  ])('are read from a cell: %s → %s', (written, expected) => expect(articleOf(written)).toBe(expected));

  it('stand in the order of the law, 之一 behind its article', () =>
    expect(['21', '20之2', '3', '20', '20之10', '20之1'].toSorted(compareArticles)).toEqual([
      '3',
      '20',
      '20之1',
      '20之2',
      '20之10',
      '21',
    ]));

  it('are missed where one is left out', () => {
    expect(missingBetween('20', '20之1')).toEqual([]);
    expect(missingBetween('20之1', '23')).toEqual([21, 22]);
    expect(missingBetween(null, '2')).toEqual([1]);
  });
});
