import { expect, test } from 'vitest';
import { reportFields } from '../domain/document.ts';
import { parseDocument } from './parse-document.ts';
import { lineAt } from './prose.ts';

const prose = (body: string) => parseDocument('r.mdx', `---\n标题: 甲\n摘要: 乙\n---\n${body}`, reportFields).prose;
const texts = (body: string) => prose(body).map(({ text }) => text);

test('a paragraph is one run, whatever is marked in it, with the headings above it', () =>
  expect(
    prose('## 三月\n\n### 大桥镇\n\n办结率 **89.9%**，\n见[下文](../a/)。\n\n## 四月\n\n没有。').slice(2),
  ).toMatchObject([
    { text: '办结率 89.9%， 见下文。', headings: ['大桥镇', '三月'] },
    { text: '四月' },
    { text: '没有。', headings: ['四月'] },
  ]));

test('each position knows its line in the file', () => {
  const [run] = prose('第一行\n第二行 **办结\n率** 90%');
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
    '大桥镇',
    '大桥镇 收到 29件',
    '收到 大桥镇 29件',
    '大桥镇 办结率 90%',
    '办结率 大桥镇 90%',
  ]));
