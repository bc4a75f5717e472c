import { describe, expect, it, test } from 'vitest';
import type { SharePicture } from '../site/share-pictures.ts';
import { drawing, wrapped } from './share-pictures.ts';
import { type Outline, textOutlines } from './text-outlines.ts';

const square: Outline = { path: 'M0 0h9', advance: 1000 };
const draw = (title: string) => {
  const picture: SharePicture = { path: '/a.png', label: null, title, foot: '' };
  return drawing(picture, '#1f5c4d', new Map([...title, '…'].map((one) => [one, square])));
};
/** Size of the title's letters, and how many stand in each of its lines. */
const lines = (title: string) =>
  [...draw(title).matchAll(/scale\((0\.\d+) [^>]*>(.*?)<\/g>/g)]
    .slice(0, -1)
    .map(([, scale, glyphs = '']) => [Number(scale) * 1000, glyphs.match(/<path/g)?.length]);

describe('a title', () => {
  it('stands in large letters, in whole clauses where they fit', () => {
    expect(lines('村道坏了谁来修')).toEqual([[96, 7]]);
    expect(lines('居民医保怎么缴、怎么报')).toEqual([
      [96, 8],
      [96, 3],
    ]);
  });

  it('becomes smaller the longer it is, and is cut off at last', () => {
    expect(lines('字'.repeat(30)).map(([size]) => size)).toEqual([80, 80, 80]);
    expect(lines('字'.repeat(50)).map(([size]) => size)).toEqual([64, 64, 64, 64]);
    expect(lines('字'.repeat(200))).toEqual([
      [64, 15],
      [64, 15],
      [64, 15],
      [64, 15],
    ]);
  });
});

test('a line begins with no blank, and a piece wider than the line stands alone', () =>
  expect(wrapped(['甲', '乙', ' 丙', '丁丁丁'], 2, (words) => words.length)).toEqual(['甲乙', '丙', '丁丁丁']));

test('letters are drawn from the font that comes along; those it lacks are left out', { timeout: 60_000 }, async () => {
  const outlines = await textOutlines(new Set(['桥', 'A', '\u{F8F0}']));
  expect([...outlines.keys()].toSorted()).toEqual(['A', '桥']);
  expect(outlines.get('桥')?.advance).toBe(1000);
  expect(outlines.get('桥')?.path).toMatch(/^M[\d.-]+/);
});
