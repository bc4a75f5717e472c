import { describe, expect, it } from 'vitest';
import { talkFields } from '../domain/document.ts';
import { components } from './components.ts';
import { parseDocument } from './parse-document.ts';

const told = (body: string) =>
  parseDocument('x.mdx', `---\n标题: 试讲\n摘要: 一句话\n---\n${body}\n`, talkFields)
    .problems.filter(({ kind }) => kind === 'component-content')
    .map(({ message, fix }) => `${message}${fix}`);

describe('a tag that can’t hold what it holds', () => {
  it.each([
    ['<问答 问="甲">\n\n</问答>', '还没有写回答', '<问答 问="…"> 和 </问答> 之间写，上下各空一行，例如：'],
    ['<讨论题></讨论题>', '还没有写题目', '例如：'],
    ['<视频 文件="a.mp4" 标题="甲" 字幕="a.vtt"/>', '还没有写文字稿', '<视频 文件="…" 标题="…" 字幕="…">'],
    ['<音频 文件="a.mp3" 标题="甲"/>', '还没有写文字稿', '例如：'],
    ['<案例>\n</案例>', '还没有写例子', '例如：'],
    ['<讲稿备注>\n</讲稿备注>', '还没有写提醒', '例如：'],
    ['有<出处 来源="通报"/>件', '还没有写别处公布的话', '</出处> 之间写，例如：'],
    ['<要点>\n</要点>', '还没有写要点', '<要点> 和 </要点> 之间写，每条另起一行，行首写「- 」'],
    ['<要点>\n\n甲\n乙\n\n</要点>', '里面的要点，行首没有「- 」', '请每条另起一行'],
    ['<办理步骤>\n\n- 甲\n\n</办理步骤>', '里面的步骤，行首没有「1. 」', '例如：1. 到村委会'],
    ['<办理步骤>\n\n1、甲\n\n</办理步骤>', '里面的步骤，行首没有「1. 」', '英文的点'],
    ['<标准 编号="甲">400元</标准>', '里面不能写内容', '请写成 <标准 编号="…" />'],
    ['<小测验 题="甲" 答案="A">\n</小测验>', '还没有写选项和理由', '先写 2 到 6 个选项'],
    ['<小测验 题="甲" 答案="A">\n\n甲\n\n</小测验>', '开头不是选项', '请先写选项'],
    ['<小测验 题="甲" 答案="A">\n\n- 甲\n\n为什么\n\n</小测验>', '里面有 1 个选项', '再加几个选项'],
    ['<小测验 题="甲" 答案="A">\n\n- 甲\n- 乙\n\n</小测验>', '还没有写为什么', '最后一个选项下面空一行'],
  ])('is told of by what is missing, and how to write it: %j', (body, found, mend) => {
    const [first = '', ...others] = told(body);
    expect(others).toEqual([]);
    expect(first).toContain(found);
    expect(first).toContain(mend);
    expect(first).not.toContain('Markdown');
  });

  it('has a word and an example of its own, if it must hold something', () => {
    const must = Object.entries(components).filter(([, { content }]) => !/nothing/.test(content));
    for (const [name] of must) expect(told(`<${name}></${name}>`).join(), name).toMatch(/还没有写(?!内容).*例如：.{2}/);
  });
});
