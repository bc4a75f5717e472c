import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleName } from '../domain/article-number.ts';
import { isLawFile, readLaw, readLawFile } from './read-law.ts';

const read = (text: string) => readLaw('条例.md', text);
const bytes = (text: string) => new TextEncoder().encode(text);

const LAW = `# 大桥镇热线条例

2018年6月28日 云岭县第十六届人民代表大会常务委员会第十六次会议通过
2022年2月25日 修订
<!-- INFO END -->

第一条 为了试一试，制定本条例。

## 第二章  职  责

### 第一节 受理

**第二条**　热线应当：

（一）接电话；

（二）记下来。

第二条之一 第二条规定的热线，不收费。

### 第二节 办理
第十条规定的事项写在别处，这一行是上一条的正文。

## 第三章 附则
第三条 本条例自2018年9月1日起施行。
`;

describe('reading a law', () => {
  it('takes its chapters, sections, articles, paragraphs and items', () => {
    const { law, problems } = read(LAW);
    expect(problems).toEqual([]);
    expect(law?.articles).toEqual([
      { article: '1', line: 7, chapter: null, section: null, text: '为了试一试，制定本条例。' },
      {
        article: '2',
        line: 13,
        chapter: '第二章 职责',
        section: '第一节 受理',
        text: '热线应当：\n（一）接电话；\n（二）记下来。',
      },
      {
        article: '2之1',
        line: 19,
        chapter: '第二章 职责',
        section: '第一节 受理',
        text: '第二条规定的热线，不收费。\n第十条规定的事项写在别处，这一行是上一条的正文。',
      },
      { article: '3', line: 25, chapter: '第三章 附则', section: null, text: '本条例自2018年9月1日起施行。' },
    ]);
  });

  it('tells who passed it, and when it was last changed', () =>
    expect(read(LAW).law).toMatchObject({
      title: '大桥镇热线条例',
      issuer: '云岭县人民代表大会常务委员会',
      signedOn: '2022-02-25',
      publishedOn: null,
    }));

  it.each([
    ['2022年2月25日 中共中央、国务院发布', '中共中央、国务院', '2022-02-25', '2022-02-25'],
    ['（2020年5月28日第十三届全国人民代表大会第三次会议通过）', '全国人民代表大会', '2020-05-28', null],
    ['2003年8月1日国务院令第388号公布', '国务院', '2003-08-01', '2003-08-01'],
    ['2022年13月41日 国务院发布', null, null, null],
    ['根据有关规定', null, null, null],
  ])('understands only what the lines below the title say: %s', (line, issuer, signedOn, publishedOn) =>
    expect(read(`办法\n${line}\n第一条 试一试。`).law).toMatchObject({ issuer, signedOn, publishedOn }),
  );

  it('takes the first table of contents for what it is', () => {
    const { law, problems } = read(
      '条例\n目 录\n第一章 总则\n第二章 附则\n第一章 总则\n第一条 甲。\n第二章 附则\n第二条 乙。',
    );
    expect(problems).toEqual([]);
    expect(law?.articles.map(({ chapter }) => chapter)).toEqual(['第一章 总则', '第二章 附则']);
  });

  it('keeps parts of a code with their chapters', () =>
    expect(
      read('法典\n第一编 总则\n第一章 基本规定\n第一条 甲。\n第二编 物权\n第二条 乙。').law?.articles,
    ).toMatchObject([{ chapter: '第一编 总则 第一章 基本规定' }, { chapter: '第二编 物权' }]));

  it('tells of lines that belong to no article', () => {
    const { law, problems } = read('条例\n序言写在这里。\n第一条 甲。\n\n附件：收费表\n一元');
    expect(law?.articles.map(({ text }) => text)).toEqual(['甲。']);
    expect(problems).toMatchObject([{ kind: 'law-lines-left-out', severity: 'warning', line: 2 }]);
    expect(problems[0]?.message).toContain('第 2、5、6 行');
  });

  it('tells of articles that are missing', () =>
    expect(read('条例\n第一条 甲。\n第四条 乙。').problems).toMatchObject([{ kind: 'article-missing', line: 3 }]));

  it('takes an article whose text follows without a space, where its number is due, and names the line', () => {
    const { law, problems } = read(
      '条例\n第一条为了试一试，制定本条例。\n第二条　甲。\n第二条之一中国境内的甲：乙。\n第三条：丙。\n第四条第三方机构办理。',
    );
    expect(law?.articles.map(({ article, text }) => [article, text])).toEqual([
      ['1', '为了试一试，制定本条例。'],
      ['2', '甲。'],
      ['2之1', '中国境内的甲：乙。'],
      ['3', '丙。'],
      ['4', '第三方机构办理。'],
    ]);
    expect(problems).toMatchObject([{ kind: 'article-without-space', severity: 'warning', line: 2 }]);
    expect(problems[0]?.message).toContain('第 2、4、5、6 行按一条的开头读了');
  });

  it.each([
    '规定的',
    '所称甲',
    '第二款规定',
    '、第三条',
    '和第三条',
    '（三）项',
    '中的甲',
    '之外的',
    '以外的',
    '关于甲的规定',
  ])('keeps a paragraph with its article that begins with the next one as it is named: 第二条%s', (rest) => {
    const { law, problems } = read(`条例\n第一条 甲。\n第二条${rest}，不收费。\n第二条 乙。`);
    expect(law?.articles.map(({ article }) => article)).toEqual(['1', '2']);
    expect(problems).toEqual([]);
  });

  it.each([
    ['a number that is not due', '第一条 甲。\n第五条为了乙。'],
    ['a sentence that goes on', '第一条 依照\n第二条办理。\n第二条 乙。'],
  ])('names a line that may be an article, and leaves it where it is: %s', (_name, text) => {
    const { law, problems } = read(`条例\n${text}`);
    expect(law?.articles[0]?.text).toContain('条');
    expect(problems).toMatchObject([{ kind: 'article-without-space', line: 3 }]);
    expect(problems[0]?.message).toContain('第 3 行看不出是不是一条的开头');
  });

  it.each([
    ['a note', '备忘\n\n明天去大桥镇。', 1, '没有找到「第一条」'],
    ['nothing', '\n\n', 1, '没有找到'],
    ['no space behind a number nobody waits for', '条例\n\n第五条为了试一试。', 3, '没有空格'],
    ['no title', '第一条 为了试一试。', 1, '名称'],
    ['a chapter for a title', '# 第一章 总则\n第一条 甲。', 1, '名称'],
    ['an article twice', '条例\n第一条 甲。\n第一条 乙。', 3, '第一条的后面又是第一条'],
    ['two laws in one', '条例\n第一条 甲。\n第二条 乙。\n办法\n第一条 丙。', 5, '只能有一部法规'],
  ])('refuses %s, at its line', (_name, text, line, reason) => {
    const { law, problems } = read(text);
    expect(law).toBeNull();
    expect(problems).toMatchObject([{ kind: 'unreadable-law', severity: 'error', line }]);
    expect(problems[0]?.message).toContain(reason);
  });

  it('refuses more than any law is', () => {
    const many = Array.from({ length: 3001 }, (_, index) => `第${index + 1}条 甲。`).join('\n');
    expect(read(`条例\n${many}`).problems[0]?.message).toContain('最多读 3000 条');
    expect(readLawFile('条例.md', new Uint8Array(4_000_001).fill(0x0a)).problems[0]?.message).toContain('最多读 4 MB');
  });

  it('reads what Notepad saves: GB18030, Windows line ends', () => {
    const gb = Uint8Array.from([0xcc, 0xf5, 0xc0, 0xfd, 0x0d, 0x0a, 0xb5, 0xda, 0x31, 0xcc, 0xf5, 0x20, 0xbc, 0xd7]);
    expect(readLawFile('条例.txt', gb).law).toMatchObject({ title: '条例', articles: [{ article: '1', text: '甲' }] });
    expect(readLawFile('条例.md', Uint8Array.from([0xff])).problems).toMatchObject([{ kind: 'unknown-encoding' }]);
  });

  it('is for Markdown, and for plain text with articles; other plain text is a table', () => {
    expect(isLawFile('说明.md', bytes('随便'))).toBe(true);
    expect(isLawFile('条例.txt', bytes('条例\n第一条 甲。'))).toBe(true);
    expect(isLawFile('条例.txt', bytes('条例\n第一条为了甲。\n第二条本条例。'))).toBe(true);
    expect(isLawFile('备忘.txt', bytes('备忘\n第一条路修好了。'))).toBe(false);
    expect(isLawFile('台账.txt', bytes('编号,标题\n1,第一条路'))).toBe(false);
    expect(isLawFile('台账.csv', bytes('条例\n第一条 甲。'))).toBe(false);
  });

  it('gives back every article of any law, in any dress', () => {
    const prose = fc
      .string({ unit: fc.constantFrom(...'按照规定办理，。；'), minLength: 1, maxLength: 30 })
      .map((s) => `应${s}`);
    const laws = fc.array(
      fc.record({ paragraphs: fc.array(prose, { minLength: 1, maxLength: 4 }), later: fc.boolean() }),
      {
        minLength: 1,
        maxLength: 40,
      },
    );
    fc.assert(
      fc.property(laws, fc.constantFrom('\n', '\r\n', '\n\n'), fc.constantFrom(' ', '　'), (written, end, space) => {
        let main = 0;
        let sub = 0;
        const expected = written.map(({ paragraphs, later }) => {
          [main, sub] = later && main > 0 ? [main, sub + 1] : [main + 1, 0];
          return { article: `${main}${sub > 0 ? `之${sub}` : ''}`, text: paragraphs.join('\n') };
        });
        const text = [
          '条例',
          ...expected.map((one) => `${articleName(one.article)}${space}${one.text.replaceAll('\n', end)}`),
        ];
        const { law, problems } = read(text.join(end));
        expect(problems).toEqual([]);
        expect(law?.articles.map(({ article, text }) => ({ article, text }))).toEqual(expected);
      }),
    );
  });

  it('never fails on any text', () =>
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'#第一十0条章节编之 \n\r　<!-->*。年月日通过附件') }),
        (text) => {
          const { law, problems } = read(text);
          expect(law === null).toBe(problems.some(({ severity }) => severity === 'error'));
        },
      ),
    ));
});
