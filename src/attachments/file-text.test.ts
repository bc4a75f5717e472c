import fc from 'fast-check';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { cleanOffice } from './clean-office.ts';
import { fileText } from './file-text.ts';

const PHONE = '13800138000';
const pack = (parts: Record<string, string>) =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    ...Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)])),
  });
const partsWith = async (path: string, bytes: Uint8Array) =>
  (await fileText(path, bytes)).pieces
    .filter(({ text }) => text.includes(PHONE))
    .map(({ part, line, row }) => `${part} ${line ?? row}`);

/** A PDF of one page with a line of text, as small as the format allows. */
function pdf(line: string): Uint8Array {
  const stream = `BT /F1 12 Tf 20 100 Td (${line}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${stream.length}>>stream\n${stream}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const at = body.length;
    body += `${index + 1} 0 obj${object}endobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const table = `xref\n0 6\n0000000000 65535 f \n${offsets.join('')}`;
  return strToU8(`${body}${table}trailer<</Size 6/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF`);
}

describe('the text of a file', () => {
  it.each([
    [
      '正文 1',
      { 'word/document.xml': '<w:p><w:r><w:t>138</w:t></w:r><w:r><w:t>0013</w:t></w:r><w:t>8000</w:t></w:p>' },
    ],
    [
      '正文 2',
      { 'word/document.xml': `<w:p><w:t>一</w:t></w:p><w:p><w:del><w:delText>${PHONE}</w:delText></w:del></w:p>` },
    ],
    ['批注 1', { 'word/comments.xml': `<w:comment><w:p><w:t>${PHONE}</w:t></w:p></w:comment>` }],
    ['页眉 1', { 'word/header1.xml': `<w:p><w:t>${PHONE}</w:t></w:p>` }],
    ['页脚 1', { 'word/footer2.xml': `<w:p><w:t>${PHONE}</w:t></w:p>` }],
    ['第 3 张 1', { 'ppt/slides/slide3.xml': `<a:p><a:t>${PHONE}</a:t></a:p>` }],
    ['第 3 张的备注 1', { 'ppt/notesSlides/notesSlide3.xml': `<a:p><a:t>${PHONE}</a:t></a:p>` }],
    ['文件属性 1', { 'docProps/core.xml': `<dc:creator>${PHONE}</dc:creator>` }],
    [
      '链接 null',
      { 'word/_rels/document.xml.rels': `<Relationship Id="r1" Target="tel:${PHONE}" TargetMode="External"/>` },
    ],
    [
      '正文 null',
      {
        'word/document.xml': `<w:tr>${[...PHONE].map((d) => `<w:tc><w:p><w:t>${d}</w:t></w:p></w:tc>`).join('')}</w:tr>`,
      },
    ],
    [
      '第 2 页 1',
      { 'Doc_0/Pages/Page_1/Content.xml': `<ofd:TextObject><ofd:TextCode>${PHONE}</ofd:TextCode></ofd:TextObject>` },
    ],
  ])('is found in %s of a package', async (place, parts) =>
    expect(await partsWith('附件.docx', pack(parts as Record<string, string>))).toEqual([place]),
  );

  it('of a workbook is that of its rows, hidden sheets and long numbers included', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: '三月',
          rows: [
            ['编号', '电话'],
            [1, 13800138000],
          ],
        },
        { name: '底稿', hidden: true, rows: [['x'], ['y'], [PHONE]] },
      ],
    });
    expect(await partsWith('附件.xlsx', bytes)).toEqual(expect.arrayContaining(['三月 2', '底稿 3']));
    const boxes = await writeXlsx({
      sheets: [{ name: '表', rows: [[...PHONE].map(Number), ['138', '0013', '8000']] }],
    });
    // Figures side by side are no number; digits in boxes are.
    expect(await partsWith('附件.xlsx', boxes)).toEqual(['表 1']);
  });

  it('of a workbook is told once, and also where the cell it stood in is gone', async () => {
    const strings = `<sst><si><t>${PHONE}</t></si><si><r><t>底稿</t></r><r><t>${PHONE}</t></r></si></sst>`;
    const sheet = '<sheetData><row r="7"><c t="s"><v>0</v></c></row></sheetData>';
    const bytes = pack({ 'xl/sharedStrings.xml': strings, 'xl/worksheets/sheet1.xml': sheet });
    expect(await partsWith('附件.xlsx', bytes)).toEqual(['sheet1.xml 7', '没有显示的文字 null']);
  });

  it('of a PDF comes page by page', async () => {
    expect(await partsWith('附件.pdf', pdf(`call ${PHONE} now`))).toEqual(['第 1 页 null']);
    expect((await fileText('附件.pdf', pdf(''))).unread).toContain('1 页没有文字');
    expect((await fileText('附件.pdf', strToU8('%PDF-1.7 nothing'))).unread).toBe('打不开，可能坏了');
  });

  it.each([
    ['字幕.vtt', `WEBVTT\n\n00:01 --> 00:02\n请拨打 ${PHONE}`, 'null 4'],
    ['表.csv', `编号,电话\n1,${PHONE}`, 'null 2'],
    ['页.html', '<p>138<b>0013</b>8000</p>', 'null 1'],
    ['页.html', `<p>\n<a href="tel:${PHONE}">拨打</a>`, 'null 2'],
    ['图.svg', '<svg><text>&#49;3800138000</text></svg>', 'null 1'],
  ])('of %s comes line by line', async (path, source, place) =>
    expect(await partsWith(path, strToU8(source))).toEqual([place]),
  );

  it('leaves out the coordinates of drawings, which are digits by the thousand', async () =>
    expect(await partsWith('图.svg', strToU8(`<path d="M${PHONE} 2"/>`))).toEqual([]));

  it.each([
    ['旧.doc', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 1), '老的 doc'],
    ['坏.docx', strToU8('PK\x03\x04 and no more'), '打不开'],
    ['不明.dat', Uint8Array.of(1, 0, 2, 0, 255, 0, 254, 7, 0), '不是程序认得的格式'],
  ])('of %s must be read by a person', async (path, bytes, reason) =>
    expect((await fileText(path, bytes)).unread).toContain(reason),
  );

  it('never throws, whatever stands in the file', async () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom('PK\x03\x04', '%PDF-1.7\n', '\xd0\xcf\x11\xe0', ''),
        fc.uint8Array({ maxLength: 200 }),
        async (start, rest) => {
          const bytes = Uint8Array.from([...Uint8Array.from(start, (c) => c.charCodeAt(0)), ...rest]);
          expect((await fileText('x.bin', bytes)).pieces).toBeDefined();
        },
      ),
      { numRuns: 60 },
    ));
});

describe('a package of Office made clean', () => {
  const bytes = pack({
    'docProps/core.xml':
      '<cp:coreProperties><dc:creator>王建国</dc:creator><cp:lastModifiedBy>李秀英</cp:lastModifiedBy></cp:coreProperties>',
    'docProps/app.xml': '<Properties><Manager>赵主任</Manager></Properties>',
    'word/document.xml': '<w:p><w:t>通知</w:t></w:p>',
  });

  it('names nobody who wrote it, and says what it did before', () => {
    const clean = cleanOffice(bytes);
    expect(clean?.people).toEqual(['王建国', '李秀英', '赵主任']);
    const parts = unzipSync(clean?.bytes ?? new Uint8Array());
    const all = Object.values(parts)
      .map((part) => new TextDecoder().decode(part))
      .join('');
    expect(all).not.toMatch(/王建国|李秀英|赵主任/);
    expect(all).toContain('通知');
    expect(Object.keys(parts)).toEqual(Object.keys(unzipSync(bytes)));
    expect(Buffer.compare(cleanOffice(bytes)?.bytes ?? bytes, clean?.bytes ?? bytes)).toBe(0);
  });

  it('is also of two lines where a number goes on in the next, but not in a table', async () => {
    const broken = strToU8('请打 138\n0013 8000 找他\n完\n');
    expect((await fileText('a.txt', broken)).pieces.at(-1)).toMatchObject({
      line: 1,
      text: '请打 138\n0013 8000 找他',
    });
    expect((await fileText('a.csv', broken)).pieces).toHaveLength(4);
  });

  it('is nothing else: other archives stay as they are', () => {
    expect(cleanOffice(zipSync({ 'a.txt': strToU8('x') }))).toBeNull();
    expect(cleanOffice(strToU8('text'))).toBeNull();
  });
});
