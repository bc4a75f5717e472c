import { describe, expect, it } from 'vitest';
import { checkArticles, citedArticle } from './cited-article.ts';

const articles = ['1', '2', '20', '20之1', '21'].map((article) => ({ policy: 'ZC-1', article }));
const policies = [
  { id: 'ZC-1', name: '热线条例' },
  { id: 'ZC-2', name: '别的办法' },
];

describe('an article a document names', () => {
  it.each([
    ['第二十条', '第二十条', 'article-20'],
    ['20', '第二十条', 'article-20'],
    ['第20条之1', '第二十条之一', 'article-20-1'],
    ['第二十条第二款', '第二十条第二款', 'article-20'],
    ['第三条', '第三条', null],
    ['附则', '附则', null],
  ])('%s is called %s and stands at %s', (written, name, anchor) =>
    expect(citedArticle(written, articles)).toEqual({ name, anchor }),
  );

  const check = (policy: string, article: string) =>
    checkArticles([{ policy, article, place: { file: 'content/talks/a/index.mdx', line: 9 } }], articles, policies);

  it('must be one its policy has, and a near one is suggested', () => {
    expect(check('ZC-1', '第二十条')).toEqual([]);
    expect(check('ZC-1', '第二十二条')).toMatchObject([
      { kind: 'unknown-reference', severity: 'error', line: 9, value: '第二十二条' },
    ]);
    expect(check('ZC-1', '第二十二条')[0]?.message).toBe(
      '《热线条例》里没有「第二十二条」。是不是想写「第二十一条」？',
    );
  });

  it.each([
    ['第三条', '是不是想写「第二条」？'],
    ['第二十条之三', '是不是想写「第二十条之一」？'],
    ['附则', '里没有「附则」。'],
  ])('%s: %s', (article, hint) => expect(check('ZC-1', article)[0]?.message).toMatch(new RegExp(`${hint}$`)));

  it('may be any where the site keeps no articles of the policy', () => expect(check('ZC-2', '第三条')).toEqual([]));
});
