import { expect, it } from 'vitest';
import { talkFields } from '../domain/document.ts';
import { parseDocument } from './parse-document.ts';

const FRONT = '---\n标题: 试讲\n摘要: 一句话说清\n---\n\n';
const read = (body: string) => {
  const { outline, problems, plainText, prose, references } = parseDocument('a.mdx', FRONT + body, talkFields);
  expect(problems).toEqual([]);
  return { outline, plainText, prose, references };
};
const said = (body: string) => read(body).outline.blocks.map(({ kind, said: all }) => `${kind} ${JSON.stringify(all)}`);

it('says everything in order, and quotes amounts, offices and policies by their numbers', () =>
  expect(
    said(
      '## 缴多少\n\n每人<标准 编号="YD-1" />。\n\n<办理步骤>\n\n1. 找<咨询电话 单位="D-1" />\n2. 缴费\n\n</办理步骤>\n\n<政策依据 编号="ZC-1" 条="第三条" />\n',
    ),
  ).toEqual([
    'heading ["缴多少"]',
    'text ["每人",{"fact":"YD-1"},"。"]',
    'step ["找",{"unit":"D-1"}]',
    'step ["缴费"]',
    'text [{"policy":"ZC-1","article":"第三条"}]',
  ]));

it('says a table row by row, each cell behind the name of its column', () =>
  expect(said('| 医院 | 报销 |\n| --- | --- |\n| 县级 | 75% |\n')).toEqual([
    'table ["县级","，","报销","：","75%","。"]',
  ]));

it('asks a quiz before it answers', () => {
  const { outline } = read('<小测验 题="缴多少" 答案="b">\n\n- 300元\n- 400元\n\n今年是400元。\n\n</小测验>\n');
  expect(outline.quizzes).toEqual([
    { question: '缴多少', choices: [['300元'], ['400元']], answer: 1, reason: ['今年是400元。'] },
  ]);
  expect(outline.blocks.map(({ kind }) => kind)).toEqual(['question', 'choice', 'choice', 'answer']);
});

it('keeps notes of the speaker out of everything, also in a line of their own', () => {
  const notes = ['<讲稿备注>\n\n悄悄话\n\n</讲稿备注>', '<Notes>悄悄话</Notes>'];
  for (const note of notes) {
    const { outline, plainText, prose } = read(`甲\n\n${note}\n\n乙\n`);
    expect(JSON.stringify([outline, plainText, prose])).not.toContain('悄悄话');
  }
});

it('takes a tag that has a line to itself for a part of its own', () => {
  const { outline, references } = read('<时间 截止="2026-04-30">申报</时间>\n\n<标准 编号="YD-1" />\n');
  expect(outline.terms).toEqual([{ from: null, until: '2026-04-30', said: ['申报'] }]);
  expect(references.facts.map(({ id }) => id)).toEqual(['YD-1']);
});

it('takes no footnote for public that only a note refers to, and nothing for used that only a note names', () => {
  const body =
    '甲[^2]\n\n<讲稿备注>\n\n乙[^1]，<标准 编号="YD-9" /><咨询电话 单位="D-9" />\n\n</讲稿备注>\n\n[^1]: 悄悄话[^3]\n\n[^2]: 公开的\n\n[^3]: 悄悄话\n';
  const { outline, notes, plainText, prose, references, noted } = parseDocument('a.mdx', FRONT + body, talkFields);
  expect(JSON.stringify([outline, plainText, prose])).not.toContain('悄悄话');
  expect(plainText).toContain('公开的');
  expect(notes.join('')).toMatch(/乙.*YD-9.*D-9.*悄悄话.*悄悄话/s);
  expect([references.facts, references.units]).toEqual([[], []]);
  expect([...noted.facts, ...noted.units].map(({ id }) => id)).toEqual(['YD-9', 'D-9']);
});
