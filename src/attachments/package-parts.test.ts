import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { cleanOffice } from './clean-office.ts';
import { fileText } from './file-text.ts';

const PHONE = '13800138000';
const packed = (parts: Readonly<Record<string, string | Uint8Array>>) =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    ...Object.fromEntries(
      Object.entries(parts).map(([path, part]) => [path, typeof part === 'string' ? strToU8(part) : part]),
    ),
  });
const OLE = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
const SHEET = 'xl/worksheets/sheet1.xml';

describe('the text of a package', () => {
  it.each([
    ['the name of a sheet', 'xl/workbook.xml', `<sheets><sheet name="来访${PHONE}" sheetId="1" r:id="rId1"/></sheets>`],
    [
      'a header',
      SHEET,
      `<sheetData/><headerFooter><oddHeader>&amp;C&amp;"宋体"&amp;12 ${PHONE}</oddHeader></headerFooter>`,
    ],
    [
      'the prompt of a validation',
      SHEET,
      `<sheetData/><dataValidations><dataValidation prompt="问 ${PHONE}"/></dataValidations>`,
    ],
    [
      'a formula',
      SHEET,
      `<sheetData><row r="3"><c r="A3" t="str"><f>IF(1,"","${PHONE}")</f><v></v></c></row></sheetData>`,
    ],
    ['a pivot table’s store', 'xl/pivotCache/pivotCacheRecords1.xml', `<r><s v="${PHONE}"/></r>`],
    ['the description of a picture', 'word/document.xml', `<w:p><wp:docPr id="1" descr="打 ${PHONE}"/></w:p>`],
    [
      'a variable of the document',
      'word/settings.xml',
      `<w:docVars><w:docVar w:name="a" w:val="${PHONE}"/></w:docVars>`,
    ],
    ['a form field', 'word/document.xml', `<w:p><w:sdt><w:alias w:val="${PHONE}"/></w:sdt></w:p>`],
    ['a drawing of older kind', 'xl/drawings/vmlDrawing1.vml', `<v:textbox><div>${PHONE}</div></v:textbox>`],
    [
      'a workbook put into it',
      'word/embeddings/a.xlsx',
      packed({ [SHEET]: `<row r="1"><c><v>${PHONE}</v></c></row>` }),
    ],
    ['a text put into it', 'word/afchunk.txt', `打 ${PHONE}`],
    ['a part in UTF-16', 'word/document.xml', Buffer.from(`\ufeff<w:p><w:t>${PHONE}</w:t></w:p>`, 'utf16le')],
  ])('holds %s', async (_what, path, part) => {
    const { pieces } = await fileText('附件.docx', packed({ [path]: part }));
    expect(pieces.filter(({ text }) => text.includes(PHONE))).toHaveLength(1);
  });

  it('counts no positions, sizes and identifiers', async () => {
    const xml = `<w:p w14:paraId="${PHONE}"><wp:extent cx="${PHONE}"/><w:t>一</w:t></w:p>`;
    const { pieces } = await fileText('附件.docx', packed({ 'word/document.xml': xml }));
    expect(pieces.map(({ text }) => text)).toEqual(['一']);
  });

  it.each([
    ['an object of Office before 2007', 'word/embeddings/oleObject1.bin', OLE],
    ['a package in a package in a package', 'word/embeddings/a.docx', packed({ 'word/embeddings/b.docx': packed({}) })],
  ])('must be read by a person where it holds %s', async (_what, path, part) =>
    expect((await fileText('附件.docx', packed({ [path]: part }))).unread).toContain('夹'),
  );

  it('does not ask a person to read pictures, fonts and the settings of printers', async () => {
    const parts = {
      'word/media/a.emf': 'x',
      'word/fonts/a.odttf': 'x',
      'xl/printerSettings/printerSettings1.bin': 'x',
    };
    expect((await fileText('附件.docx', packed(parts))).unread).toBeNull();
  });
});

describe('who wrote in a package', () => {
  const bytes = packed({
    'word/document.xml':
      '<w:p><w:ins w:id="1" w:author="王建国" w:date="2026-01-01T00:00:00Z"><w:t>通知</w:t></w:ins></w:p>',
    'word/comments.xml': '<w:comment w:author="李秀英" w:initials="LXY"><w:p><w:t>好</w:t></w:p></w:comment>',
    'word/people.xml':
      '<w15:people><w15:person w15:author="王建国"><w15:presenceInfo w15:userId="wjg@a.cn"/></w15:person></w15:people>',
    'xl/comments1.xml': '<comments><authors><author>赵志强</author></authors></comments>',
    'xl/persons/person.xml': '<personList><person displayName="钱学明" userId="S::q@a.cn"/></personList>',
    'ppt/commentAuthors.xml': '<p:cmAuthor id="1" name="孙丽" initials="SL"/>',
    'word/embeddings/a.docx': packed({ 'word/comments.xml': '<w:comment w:author="周海燕"/>' }),
  });

  it('is gone when it is made clean, and is told', () => {
    const clean = cleanOffice(bytes);
    const names = ['王建国', '李秀英', '赵志强', '钱学明', '孙丽', '周海燕'];
    expect(clean?.people.toSorted()).toEqual(expect.arrayContaining(names.toSorted()));
    const readable = (all: Uint8Array): string =>
      Object.entries(unzipSync(all))
        .map(([path, part]) => (path.endsWith('.docx') ? readable(part) : strFromU8(part)))
        .join('');
    expect(readable(clean?.bytes ?? bytes)).not.toMatch(/王建国|李秀英|赵志强|钱学明|孙丽|周海燕|LXY|a\.cn/);
    expect(readable(clean?.bytes ?? bytes)).toContain('通知');
  });

  it('is no text of the file', async () =>
    expect((await fileText('附件.docx', bytes)).pieces.map(({ text }) => text)).toEqual(['通知', '好']));
});

describe('a picture in a package that can’t be made clean', () => {
  it('is named', () =>
    expect(
      cleanOffice(packed({ 'word/media/a.tiff': Uint8Array.of(0x49, 0x49, 42, 0, 8, 0, 0, 0) }))?.uncleaned,
    ).toEqual([{ path: 'word/media/a.tiff', why: 'carries-metadata' }]));
});

describe('a PDF', () => {
  it('is read also where the disk gives its bytes', async () => {
    const { diskFolder } = await import('../site/disk-folder.ts');
    const folder = mkdtempSync(join(tmpdir(), 'pdf-'));
    writeFileSync(join(folder, 'a.pdf'), simplePdf(`call ${PHONE} now`));
    const bytes = diskFolder(folder).read('a.pdf') ?? new Uint8Array();
    rmSync(folder, { recursive: true });
    const { pieces, unread } = await fileText('a.pdf', bytes);
    expect([unread, pieces[0]?.text]).toEqual([null, `call ${PHONE} now`]);
  });
});

describe('beside its pages a PDF', () => {
  it('has headings, which are read', async () => {
    const outline = `6 0 obj<</Type/Outlines/First 7 0 R/Last 7 0 R>>endobj\n7 0 obj<</Title(${PHONE})/Parent 6 0 R>>endobj`;
    const source = simplePdf('a')
      .replace('/Pages 2 0 R>>', '/Pages 2 0 R/Outlines 6 0 R>>')
      .replace('trailer', `${outline}\ntrailer`);
    const { pieces } = await fileText('a.pdf', strToU8(source));
    expect(pieces.filter(({ text }) => text.includes(PHONE)).map(({ part }) => part)).toEqual(['目录']);
  });

  it('may hold files, which a person must look at', async () => {
    const names = '/Names<</EmbeddedFiles<</Names[(a.txt)6 0 R]>>>>>>';
    const file =
      '6 0 obj<</Type/Filespec/F(a.txt)/EF<</F 7 0 R>>>>endobj\n7 0 obj<</Length 1>>stream\nx\nendstream\nendobj';
    const source = simplePdf('a')
      .replace('/Pages 2 0 R>>', `/Pages 2 0 R${names}`)
      .replace('trailer', `${file}\ntrailer`);
    expect((await fileText('a.pdf', strToU8(source))).unread).toContain('夹着');
  });
});

/** A PDF of one page with one line, as small as the format allows; its table of places is made up by the reader. */
const simplePdf = (line: string): string => {
  const stream = `BT /F1 12 Tf 20 100 Td (${line}) Tj ET`;
  return `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length ${stream.length}>>stream
${stream}
endstream
endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Size 6/Root 1 0 R>>
%%EOF`;
};
