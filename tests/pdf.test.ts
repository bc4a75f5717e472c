import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocumentProxy } from 'unpdf';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesOf, run, siteFolder, temporaryFolder } from './commands.ts';

const TALK = `---
标题: 居民医保怎么缴
摘要: 每人缴400元，漏缴了打电话问
---

## 先查一件事

钱缴上了没有。

<讲稿备注>

这里停一下，看看后排

</讲稿备注>

<小测验 题="每人缴多少？" 答案="B">

- 300元
- 400元

今年是400元。

</小测验>

[另一篇](../yibao/)也讲。

<咨询电话 单位="DW-1" />
`;

let out: string;
let first: { pages: string[]; bytes: Buffer; outline: string[]; title: string | undefined };
beforeAll(async () => {
  const site = siteFolder({
    'content/site.yaml': '网站名称: 甲县连心桥\n主办单位: 甲县\n网址: https://a.example/\n数据截至: 2026-03-31\n',
    'data/units.csv': '编号,名称,公开电话\nDW-1,县医保局,0198-6220002\n',
    'content/talks/yibao/index.mdx': TALK,
  });
  out = join(temporaryFolder(), 'site');
  // The site is built first, since nothing stands there yet.
  const { code, json, stderr } = run('pdf', ['--site', site, '--out', out]);
  if (code !== 0) throw new Error(stderr);
  expect(json.files).toMatchObject([{ file: 'talks/yibao/handout.pdf', pages: 3 }, { file: 'talks/yibao/slides.pdf' }]);
  first = await readPdf('handout');
});

async function readPdf(name: string) {
  const bytes = readFileSync(join(out, 'talks/yibao', `${name}.pdf`));
  const pdf = await getDocumentProxy(new Uint8Array(bytes));
  const pages: string[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const { items } = await (await pdf.getPage(number)).getTextContent();
    // Between Chinese and figures stands a space that nobody typed.
    pages.push(items.map((item) => ('str' in item ? item.str.replace(/\s/g, '') : '')).join(''));
  }
  const { info } = (await pdf.getMetadata()) as { info: { Title?: string } };
  return { pages, bytes, outline: (await pdf.getOutline()).map(({ title }) => title), title: info.Title };
}

describe('npm run pdf', () => {
  it('prints the text, the quiz on a sheet of its own, and the answers on the next', () => {
    expect(first.pages.map((page) => page.slice(0, 12))).toEqual([
      '居民医保怎么缴每人缴40',
      '考考您：居民医保怎么缴1',
      '答案：居民医保怎么缴1.',
    ]);
    expect(first.pages[0]).toContain('0198-6220002');
    expect(first.pages[0]).not.toMatch(/300元|后排/);
    expect(first.pages[1]).toContain('300元');
    expect(first.pages[1]).not.toContain('今年是');
    expect(first.pages[2]).toContain('今年是400元');
  });

  it.each(['handout', 'slides'])('tags %s, with title, language and outline, and embeds its fonts', async (name) => {
    const { bytes, outline, title } = await readPdf(name);
    const source = bytes.toString('latin1');
    expect(title).toContain('居民医保怎么缴');
    expect(outline.length).toBeGreaterThan(0);
    expect(source).toMatch(/\/MarkInfo\b/);
    expect(source).toMatch(/\/StructTreeRoot \d+ 0 R/);
    expect(source).toContain('/Lang (zh-CN)');
    // Links lead to where the site stands, not to the machine that printed it.
    expect(source).toContain('/URI (https://a.example/talks/yibao/)');
    expect(source).not.toMatch(/127\.0\.0\.1|localhost/);
    // A font either is drawn by the file itself (Type 3), or comes with its program.
    const descriptors = source.match(/\/Type \/FontDescriptor\b/g) ?? [];
    const programs = source.match(/\/FontFile[23]?\b/g) ?? [];
    const drawn = source.match(/\/Subtype \/Type3\b/g) ?? [];
    expect(programs.length + drawn.length).toBeGreaterThan(0);
    expect(descriptors.length - drawn.length).toBeLessThanOrEqual(programs.length);
  });

  it('gives the same bytes again, on the day of the data, and changes nothing else', () => {
    const before = [...filesOf(out)];
    expect(first.bytes.toString('latin1')).toContain('/CreationDate (D:20260331000000');
    expect(run('pdf', ['--out', out]).code).toBe(0);
    expect([...filesOf(out)]).toEqual(before);
  });

  it('writes over no file that somebody else put there', () => {
    const target = temporaryFolder();
    mkdirSync(join(target, 'talks/yibao'), { recursive: true });
    writeFileSync(join(target, 'talks/yibao/handout.pdf'), 'years of work');
    const { code, stderr } = run('pdf', ['--out', out, '--pdf-out', target]);
    expect([code, [...filesOf(target).keys()]]).toEqual([2, ['talks/yibao/handout.pdf']]);
    expect(stderr).toContain('talks/yibao/handout.pdf');
  });
});
