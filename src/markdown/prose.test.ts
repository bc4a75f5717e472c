import { expect, test } from 'vitest';
import { reportFields } from '../domain/document.ts';
import { parseDocument } from './parse-document.ts';
import { lineAt } from './prose.ts';

const prose = (body: string) => parseDocument('r.mdx', `---\n标题: 甲\n摘要: 乙\n---\n${body}`, reportFields).prose;
/** Without those of the front matter. */
const texts = (body: string) =>
  prose(body)
    .slice(2)
    .map(({ text }) => text);

test('a paragraph is one run, whatever is marked in it, with the headings above it', () =>
  expect(
    prose('## 三月\n\n### 大桥镇\n\n办结率 **89.9%**，\n见[下文](../a/)。\n\n## 四月\n\n没有。').slice(2 + 2),
  ).toMatchObject([
    { text: '办结率 89.9%， 见下文。', headings: ['大桥镇', '三月'] },
    { text: '四月' },
    { text: '没有。', headings: ['四月'] },
  ]));

test('each position knows its line in the file', () => {
  const [, , run] = prose('第一行\n第二行 **办结\n率** 90%');
  expect(run && ['一', '二', '率', '90'].map((word) => lineAt(run, run.text.indexOf(word)))).toEqual([5, 6, 7, 7]);
});

test('what is marked with a source, and code, is left out and not read across', () => {
  expect(texts('办结率<出处 来源="甲局">为 98%</出处>，`办结` 3 件')).toEqual(['办结率。，。 3 件']);
  expect(texts('<出处 来源="甲局">\n\n办结率 98%\n\n</出处>')).toEqual([]);
  expect(texts('办结<数据 指标="closed" />90%')).toEqual(['办结。90%']);
});

test('lists, quotations and the blocks of a talk are read, too', () =>
  expect(texts('<要点>\n\n- 甲\n- 乙\n\n</要点>\n\n> 丙\n\n<问答 问="丁？">\n\n戊\n\n</问答>')).toEqual([
    '甲',
    '乙',
    '丙',
    '丁？',
    '戊',
  ]));

test('a cell stands behind what heads its row and its column', () =>
  expect(texts('| 乡镇 | 收到（件） | 办结率 |\n| --- | --- | --- |\n| 大桥镇 | 29 | 90% |')).toEqual([
    '乡镇',
    '收到（件）',
    '办结率',
    '大桥镇',
    '大桥镇 收到 29件',
    '收到 大桥镇 29件',
    '大桥镇 办结率 90%',
    '办结率 大桥镇 90%',
  ]));

test.each([
  ['| 项目 | 数量 |\n| --- | --- |\n| 收到（件） | 500 |', '收到 数量 500件'],
  ['| 项目 | 数量 |\n| --- | --- |\n| 办结 | 1,280 |', '办结 数量 1,280件'],
  ['| 办结 | 500 |\n| --- | --- |\n| 收到 | 600 |', '办结 500件'],
  ['| 办结 | 500 |\n| --- | --- |\n| 收到 | 600 |', '500 收到 600件'],
  ['| 乡镇 | 办结率（%） |\n| --- | --- |\n| 大桥镇 | 98.27 |', '大桥镇 办结率 98.27%'],
  ['| 乡镇 | 满意度 |\n| --- | --- |\n| 大桥镇 | 98 |', '大桥镇 满意度 98%'],
  ['| 乡镇 | 收到占比 |\n| --- | --- |\n| 大桥镇 | 30 |', '大桥镇 收到占比 30'],
  ['| 乡镇 | 走访（户） |\n| --- | --- |\n| 大桥镇 | 30 |', '大桥镇 走访 30户'],
])('a bare number in a cell counts in what its heads say: %j', (table, expected) =>
  expect(texts(table)).toContain(expected),
);

test('title and summary are read, each at the line of its key', () => {
  const source = '---\n发布时间: 2026-03-31 09:00\n摘要: "办结率 90%"\n\n标题: >\n  收到\n  3 件\n---\n正文';
  expect(parseDocument('r.mdx', source, reportFields).prose).toMatchObject([
    { text: '办结率 90%', lines: [{ line: 3 }] },
    { text: '收到 3 件', lines: [{ line: 5 }] },
    { text: '正文', lines: [{ line: 9 }] },
  ]);
});
