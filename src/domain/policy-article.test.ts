import { describe, expect, it } from 'vitest';
import { isItem, lawParts } from './policy-article.ts';

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
