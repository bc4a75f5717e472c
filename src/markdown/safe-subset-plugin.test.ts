import { VFile } from 'vfile';
import { expect, it } from 'vitest';
import { documentTree } from './document-tree.ts';
import { safeSubset } from './safe-subset-plugin.ts';

const FRONT = '---\n标题: 试讲\n摘要: 一句话\n---\n\n';
const drawn = (body: string, keepsNotes = false) => {
  const tree = documentTree(FRONT + body);
  safeSubset({ keepsNotes })(tree, new VFile());
  return JSON.stringify(tree);
};
const marks = (body: string) => [...drawn(body).matchAll(/"name":"(inline|short)"/g)].map(([, name]) => name);

it('marks a tag in a sentence, and an amount that is all of a line of a list', () => {
  expect(marks('补<标准 编号="Y" />。')).toEqual(['inline']);
  expect(marks('- 甲\n- <标准 编号="Y" />')).toEqual(['inline']);
  expect(marks('<标准 编号="Y" />')).toEqual([]);
});

it('marks an amount before which it was said what it is per', () =>
  expect(marks('每人每年<标准 编号="Y" />，一年<标准 编号="Y" />。')).toEqual(['inline', 'short', 'inline']));

it('keeps notes for the speaker where they are asked for only, and what they refer to with them', () => {
  const body = '甲\n\n<讲稿备注>\n\n悄悄话[^1]\n\n</讲稿备注>\n\n[^1]: 也是悄悄话\n';
  expect(drawn(body)).not.toContain('悄悄话');
  expect(drawn(body, true)).toMatch(/悄悄话.*也是悄悄话/);
});

it('stops at what the check refuses', () => expect(() => drawn('{process.env.HOME}')).toThrow());
