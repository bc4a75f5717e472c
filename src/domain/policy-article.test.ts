import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isItem, lawPages, lawParts } from './policy-article.ts';

const row = (article: string, chapter: string | null, section: string | null = null) => ({
  policy: 'ZC-1',
  article,
  chapter,
  section,
  text: '甲。',
});

describe('the parts of a law', () => {
  it('follow the numbers of the articles, not the order of the rows', () => {
    const parts = lawParts([
      row('10', '第二章 办法', '第二节 办理'),
      row('1', null),
      row('2之1', '第二章 办法', '第一节 申请'),
      row('2', '第二章 办法', '第一节 申请'),
    ]);
    expect(parts).toMatchObject([
      { name: '开头', anchor: 'article-1', chapter: null, first: '1', last: '1' },
      { name: '第二章 办法 第一节 申请', anchor: 'part-2', beginsChapter: true, first: '2', last: '2之1' },
      { name: '第二章 办法 第二节 办理', anchor: 'part-3', beginsChapter: false, first: '10', last: '10' },
    ]);
    expect(parts.flatMap(({ articles }) => articles)).toHaveLength(4);
  });

  it('have items, told from paragraphs', () =>
    expect(['（一）接电话；', '（十二）记下来。', '（以下简称热线）是', '接电话。'].map(isItem)).toEqual([
      true,
      true,
      false,
      false,
    ]));
});

describe('the pages of a law', () => {
  const long = (article: string, chapter: string, characters: number) => ({
    ...row(article, chapter),
    text: '字'.repeat(characters),
  });
  const cut = (rows: ReturnType<typeof long>[]) =>
    lawPages(lawParts(rows)).map((parts) => parts.map(({ chapter, first, last }) => `${chapter} ${first}–${last}`));

  it('are cut between chapters, and within one only where it is longer than a page', () => {
    expect(cut([long('1', '甲', 3500), long('2', '乙', 400), long('3', '丙', 200)])).toEqual([
      ['甲 1–1', '乙 2–2'],
      ['丙 3–3'],
    ]);
    expect(cut([long('1', '甲', 100), long('2', '乙', 3000), long('3', '乙', 3000), long('4', '丙', 10)])).toEqual([
      ['甲 1–1'],
      ['乙 2–2'],
      ['乙 3–3', '丙 4–4'],
    ]);
    expect(cut([long('1', '甲', 9000)])).toEqual([['甲 1–1']]);
  });

  it('hold every article once, in order, each page saying its chapter', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(4), fc.integer({ min: 1, max: 6000 })), { minLength: 1 }), (given) => {
        const chapters = given.map(([chapter]) => chapter).toSorted();
        const rows = given.map(([, size], index) => long(String(index + 1), `第${chapters[index]}章`, size));
        const pages = lawPages(lawParts(rows));
        expect(pages.flat().flatMap(({ articles }) => articles)).toEqual(rows);
        for (const [first, ...others] of pages) {
          expect(first?.beginsChapter).toBe(true);
          const articles = [first, ...others].flatMap((part) => part?.articles ?? []);
          const characters = articles.reduce((sum, { text }) => sum + text.length, 0);
          expect(characters <= 4000 || articles.length === 1).toBe(true);
        }
      }),
    );
  });
});
