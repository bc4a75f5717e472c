import { describe, expect, it } from 'vitest';
import { talkFields } from '../domain/document.ts';
import { parseDocument } from './parse-document.ts';

const FRONT = '---\n标题: 试讲\n摘要: 一句话\n---\n';
const parse = (body: string) => parseDocument('content/talks/x/index.mdx', FRONT + body, talkFields);
const kinds = (body: string) => parse(body).problems.map((p) => [p.kind, p.line]);

describe('the safe subset', () => {
  it.each([
    ['an expression', '{process.env.HOME}', 'unsafe-code', 5],
    ['an expression in a sentence', '正文 {1 + 1} 正文', 'unsafe-code', 5],
    ['an import', "import fs from 'fs'\n", 'unsafe-code', 5],
    ['an export', 'export const a = 1\n', 'unsafe-code', 5],
    ['an attribute spread', '<问答 {...props}>\n\n答\n\n</问答>', 'unsafe-code', 5],
    ['an attribute expression', '<问答 问={alert(1)}>\n\n答\n\n</问答>', 'unsafe-code', 5],
    ['a script', '<script>alert(1)</script>', 'unknown-component', 5],
    ['raw HTML', '第一行\n\n<div>块</div>', 'unknown-component', 7],
    ['an event attribute', '<问答 问="甲" onclick="x()">\n\n答\n\n</问答>', 'unknown-attribute', 5],
    ['a javascript link', '[点我](javascript:alert)', 'unsafe-link', 5],
    ['a javascript link in disguise', '[点我](JaVaScRiPt:alert)', 'unsafe-link', 5],
    ['a link with an entity in its protocol', '[点我](java&#115;cript:alert)', 'unsafe-link', 5],
    ['a data link', '[点我](data:text/html,x)', 'unsafe-link', 5],
    ['a link without protocol to elsewhere', '[点我](//evil.example/)', 'unsafe-link', 5],
    ['a remote picture', '![图](https://evil.example/a.png)', 'missing-picture', 5],
    ['a picture outside its folder', '![图](../../secret.png)', 'missing-picture', 5],
    ['a picture that browsers do not show', '![图](./a.HEIC)', 'picture-format', 5],
    ['a drawing that may hold a program', '![图](a.svg)', 'picture-format', 5],
    ['a picture of no known kind', '![图](a.exe)', 'missing-picture', 5],
    ['a picture without description', '![](a.png)', 'missing-alt', 5],
    ['an HTML comment', '<!-- x -->', 'broken-markup', 5],
    ['a tag that is not closed', '<要点>\n\n- 甲\n', 'broken-markup', 5],
    ['a misspelt tag', '<要点点>\n\n- 甲\n\n</要点点>', 'unknown-component', 5],
    ['steps without numbers', '<办理步骤>\n\n- 甲\n\n</办理步骤>', 'component-content', 5],
    ['a question without its question', '<问答>\n\n答\n\n</问答>', 'missing-attribute', 5],
    ['a fragment', '<>甲</>', 'unknown-component', 5],
    ['a member tag', '<a.b>甲</a.b>', 'unknown-component', 5],
  ])('refuses %s', (_what, body, kind, line) => expect(kinds(body)).toContainEqual([kind, line]));

  it('refuses a layout in the front matter', () =>
    expect(
      parseDocument('x.mdx', '---\n标题: 甲\n摘要: 乙\nlayout: ../evil.astro\n---\n', talkFields).problems,
    ).toMatchObject([{ kind: 'unknown-setting', line: 4 }]));

  it('suggests the nearest tag', () =>
    expect(parse('<要点点>\n\n- 甲\n\n</要点点>').problems[0]?.message).toContain('「要点」'));

  it('lets everything pass that a talk needs', () => {
    const body = [
      '<要点>\n\n- 甲\n- 乙\n\n</要点>',
      '## 标题\n\n正文 **重点**，见 [另一篇](../other/) 和 [原文](https://www.gov.cn/a)，电话 [12345](tel:12345)。',
      '| 项目 | 标准 |\n| --- | --- |\n| 甲 | 1元 |',
      '<办理步骤>\n\n1. 甲\n2. 乙\n\n</办理步骤>',
      '<Question question="怎么办？">\n\n答。\n\n</Question>',
      '<政策依据 编号="ZC-01" />\n\n<咨询电话 单位="DW-01" />',
      '时间 18:30，1 \\< 2，\\{花括号\\}。',
    ].join('\n\n');
    const parsed = parse(body);
    expect(parsed.problems).toEqual([]);
    expect(parsed.references).toMatchObject({ policies: [{ id: 'ZC-01' }], units: [{ id: 'DW-01' }] });
    expect(parsed.headings).toEqual(['标题']);
    expect(parsed.plainText).toContain('怎么办？\n答。');
    expect(parsed.plainText).toContain('1 < 2，{花括号}。');
  });

  it.each([
    ['quotations', '> '.repeat(3000)],
    ['lists', '- '.repeat(3000)],
    ['numbered lists', '1. '.repeat(3000)],
    ['tags', '<要点>\n'.repeat(3000)],
  ])('does not run out of stack on deeply nested %s', (_what, marks) =>
    expect(kinds(`${marks}甲`).map(([kind]) => kind)).toContain('broken-markup'),
  );

  it.each([
    ['emphasis without end', `正文\n\n${'*a_'.repeat(20_000)}`, 7],
    ['emphasis over many lines', `\n${'*a_\n'.repeat(20_000)}`, 506],
    ['a text without end', '字'.repeat(200_000), 1],
  ])('refuses %s at once', (_what, body, line) => {
    const before = performance.now();
    expect(kinds(body)).toEqual([['broken-markup', line]]);
    expect(performance.now() - before).toBeLessThan(2000);
  });

  it('takes a long talk with lists, blanks to fill in and emphasis', () =>
    expect(kinds(`${'- **甲**乙 * 丙\n'.repeat(300)}\n姓名：${'_'.repeat(600)}\n\n${'* '.repeat(40)}\n`)).toEqual([]));
});

describe('front matter', () => {
  it('is taken in Chinese or English, text as typed', () => {
    const { frontMatter, problems } = parseDocument(
      'x.mdx',
      '---\ntitle: 甲\n摘要: 乙\n政策: [ZC-01, ZC-02]\nminutes: 20\n发布时间: 2026-03-02 09:00\n---\n',
      talkFields,
    );
    expect(problems).toEqual([]);
    expect(frontMatter).toMatchObject({
      title: '甲',
      summary: '乙',
      policies: ['ZC-01', 'ZC-02'],
      minutes: 20,
      publishedAt: '2026-03-02 09:00',
    });
  });
  it('must be there', () =>
    expect(parseDocument('x.mdx', '正文', talkFields).problems).toMatchObject([{ kind: 'missing-front-matter' }]));
  it('must have a title and a summary', () =>
    expect(parseDocument('x.mdx', '---\n来源: 某局\n---\n', talkFields).problems.map((p) => [p.kind, p.line])).toEqual([
      ['missing-value', 2],
      ['missing-value', 2],
    ]));
});
