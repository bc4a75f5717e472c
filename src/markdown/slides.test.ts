import type { Root } from 'mdast';
import { remark } from 'remark';
import remarkMdx from 'remark-mdx';
import { describe, expect, it } from 'vitest';
import { slideLines, slidesOf } from './slides.ts';

const tree = (source: string): Root => remark().use(remarkMdx).parse(source);
const titles = (source: string) => slidesOf(tree(source)).map(({ title, nodes }) => `${title}|${nodes.length}`);

describe('slides of a talk', () => {
  it('begin at each heading down to the third level and at 分页, which is on none', () =>
    expect(titles('先说一句\n\n## 甲\n\n一\n\n### 乙\n\n二\n\n#### 丙\n\n三\n\n<分页 />\n\n四\n')).toEqual([
      '|1',
      '甲|2',
      '乙|4',
      '乙|1',
    ]));

  it('keep headings that follow each other together', () =>
    expect(titles('## 甲\n\n### 乙\n\n一\n')).toEqual(['乙|3']));

  it('are the same with what the speaker keeps in mind and without it', () => {
    const note = '<讲稿备注>\n\n慢一点讲\n\n</讲稿备注>\n\n';
    const source = (between: string) =>
      `${between}先说一句\n\n${between}## 甲\n\n${between}### 乙\n\n一\n\n<分页 />\n\n${between}二\n\n<分页 />\n\n${between}`;
    const seen = (text: string) =>
      slidesOf(tree(text)).map((slide) => [slide.title, Math.round(slideLines(slide) * 10) / 10]);
    expect(seen(source(note))).toEqual(seen(source('')));
    expect(seen(source('')).map(([title]) => title)).toEqual(['', '乙', '乙']);
  });

  it('are none where nothing but a break stands', () => expect(titles('<分页 />\n\n<分页 />\n')).toEqual([]));

  it('need more lines the more they hold, and none for what the speaker keeps in mind', () => {
    const lines = (source: string) => slidesOf(tree(source)).reduce((sum, slide) => sum + slideLines(slide), 0);
    expect(lines('字'.repeat(100))).toBeGreaterThan(lines('字'.repeat(50)));
    expect(lines('- 甲\n- 乙\n- 丙')).toBeGreaterThan(lines('- 甲'));
    expect(lines('<讲稿备注>\n\n慢一点讲\n\n</讲稿备注>')).toBe(0);
    expect(lines('<Break />\n\n甲')).toBeLessThan(lines('<Picture file="a.jpg" alt="窗口" />\n\n甲'));
  });
});
