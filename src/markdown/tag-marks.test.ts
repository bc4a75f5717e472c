import { describe, expect, it } from 'vitest';
import { talkFields } from '../domain/document.ts';
import { parseDocument } from './parse-document.ts';

const FRONT = '---\n标题: 试讲\n摘要: 一句话\n---\n';
const told = (body: string) =>
  parseDocument('x.mdx', FRONT + body, talkFields).problems.map(({ kind, line, column, message, fix }) => ({
    ...{ kind, line, column, told: message + fix },
  }));

describe('a mark of Chinese typing in a tag', () => {
  it.each([
    ['<问答 问=“在外地怎么办？”>\n\n答\n\n</问答>', 5, 7, '英文的引号', '<问答 问="…">'],
    ['补<标准 编号=“YD-0101” />元', 5, 9, '英文的引号', '<标准 编号="…" />'],
    ['<问答 问=\n‘在外地’>\n\n答\n\n</问答>', 6, 1, '英文的引号', '<问答 问="…">'],
    ['<要点>\n\n- 甲\n\n<／要点>', 9, 2, '英文的斜杠', '</要点>'],
    ['<分页／>', 5, 4, '英文的斜杠', '<分页 />'],
    ['<问答 问＝"甲">\n\n答\n\n</问答>', 5, 6, '英文的等号', '<问答 问="…">'],
    ['<要点＞\n\n- 甲\n\n</要点>', 5, 4, '英文的尖括号', '<要点>'],
    ['<要点>\n\n- 甲\n\n＜/要点＞', 9, 1, '英文的尖括号', '</要点>'],
    ['＜要点＞\n\n- 甲\n\n</要点>', 5, 1, '英文的尖括号', '<要点>'],
    // The parser stops at the next tag only, four lines below.
    ['<标准 编号="YD-0101”/>\n\n后面\n\n<问答 问="甲">\n\n答\n\n</问答>', 5, 16, '英文的引号', '<标准 编号="…" />'],
  ])('is told of where it stands: %j', (body, line, column, what, tag) => {
    const [first, ...others] = told(body);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ kind: 'full-width-mark', line, column });
    expect(first?.told).toContain(what);
    expect(first?.told).toContain(`重新打成 ${tag} `);
  });

  it.each([
    ['<问答 问="甲说：“好”／“不好”">\n\n答“好”。\n\n</问答>', []],
    ['他说“好”，\\<要点＞ 是一个标签。', []],
    ['<要点>\n\n- 甲说“好”\n- 乙 <5 元\n\n</要点>', ['broken-markup']],
    ['`<标准 编号=“甲”>` 不对，<5 元', ['broken-markup']],
    ['<要点>\n\n- 甲说“好”', ['broken-markup']],
  ])('is no fault in a text or in what quotes hold: %j', (body, kinds) =>
    expect(told(body).map(({ kind }) => kind)).toEqual(kinds),
  );
});
