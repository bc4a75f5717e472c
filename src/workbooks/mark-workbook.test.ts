import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readXlsx, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import readByAnother from 'read-excel-file/node';
import { describe, expect, it, test } from 'vitest';
import { columnLetters } from '../ledgers/column-letters.ts';
import { LIST_SHEET } from '../ledgers/hidden-content.ts';
import { markWorkbook } from './mark-workbook.ts';
import type { ListedProblem } from './problem-list-sheet.ts';
import { type CellMark, locateCells } from './sheet-cells.ts';
import type { Tone } from './workbook-styles.ts';

const partsOf = (bytes: Uint8Array) =>
  Object.fromEntries(Object.entries(unzipSync(bytes)).map(([path, part]) => [path, strFromU8(part)]));

const zipOf = (parts: Readonly<Record<string, string>>) =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])));

const mark = (sheet: string, cell: string, tone: Tone = 'error', value?: string): CellMark => {
  const [, letters = '', row = ''] = /([A-Z]+)(\d+)/.exec(cell) ?? [];
  const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  const place = { sheet, row: Number(row), column, note: `${cell} 这里不对。\n请改正。`, tone };
  return value === undefined ? place : { ...place, value };
};

const listed = ({ sheet, row, column, tone, note }: CellMark): ListedProblem => ({
  tone,
  sheet,
  row,
  column,
  columnName: '收到日期',
  value: '2026/13/02',
  message: note,
  fix: '请改成年-月-日，例如 2026-03-02。',
});

const readAll = async (bytes: Uint8Array) => (await readXlsx(bytes, { readStyles: true })).sheets;
const sheetNamed = async (bytes: Uint8Array, name: string) => {
  const sheet = (await readAll(bytes)).find((one) => one.name === name);
  if (!sheet) throw new Error(`no sheet ${name}`);
  return sheet;
};

/** What is wrong with a text as XML: tags that don't match, a bare `<` or `&`, characters that XML can't hold. */
function faultsOfXml(xml: string): string[] {
  const faults: string[] = [];
  const open: string[] = [];
  const markup =
    /<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<(\/?)([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[<&]/g;
  for (const [whole, closing, name = '', attributes = '', empty] of xml
    .replace(/&(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);/gi, '')
    .matchAll(markup)) {
    if (whole === '<' || whole === '&') faults.push(`bare ${whole}`);
    else if (closing === '/') {
      if (open.pop() !== name) faults.push(`unexpected </${name}>`);
    } else if (name !== '' && empty !== '/') open.push(name);
    const names = [...attributes.matchAll(/([\w.:-]+)\s*=/g)].map(([, attribute]) => attribute);
    if (/^\s/.test(attributes) && new Set(names).size !== names.length) faults.push(`attribute twice in ${whole}`);
  }
  if (/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(xml)) faults.push('forbidden character');
  return [...faults, ...open.map((name) => `<${name}> stays open`)];
}

const expectWellFormed = (bytes: Uint8Array) => {
  const parts = Object.entries(partsOf(bytes)).filter(([path]) => /\.(xml|rels|vml)$/.test(path));
  expect(parts.flatMap(([path, xml]) => faultsOfXml(xml).map((fault) => `${path}: ${fault}`))).toEqual([]);
};

const TINY_PNG = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='),
  (character) => character.charCodeAt(0),
);

const ledger: WriteSheet = {
  name: "三月 it's",
  columns: [{ width: 20 }, { width: 12, numFmt: 'yyyy-mm-dd' }, { width: 30 }],
  rows: [
    ['编号', '收到日期', '标题', '数'],
    ['YL-1', new Date(Date.UTC(2026, 2, 2)), '路灯 <不亮> & 路面坏', 0.1],
    ['YL-2', new Date(Date.UTC(2026, 2, 3)), '垃圾', -5],
    ['YL-3', null, '水管', null],
  ],
  cells: new Map([
    [
      '0,0',
      {
        value: '编号',
        type: 'string',
        style: { font: { bold: true }, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'DDEBF7' } } },
        comment: { text: '永久编号', author: '李四' },
      },
    ],
    ['3,3', { formula: 'SUM(D2:D3)', value: -4.9, formulaResult: -4.9, type: 'formula' }],
  ]),
  merges: [{ startRow: 5, startCol: 0, endRow: 6, endCol: 2 }],
  dataValidations: [{ type: 'list', values: ['一', '二'], range: 'C2:C9' }],
  conditionalRules: [
    {
      type: 'cellIs',
      operator: 'greaterThan',
      formula: '2',
      range: 'D2:D9',
      priority: 1,
      style: { font: { bold: true } },
    },
  ],
  autoFilter: { range: 'A1:D4' },
  freezePane: { rows: 1 },
  images: [{ data: TINY_PNG, type: 'png', anchor: { from: { row: 8, col: 1 } } }],
};

const workbook = () =>
  writeXlsx({
    properties: { modified: new Date(0) },
    sheets: [ledger, { name: '说明', rows: [['怎么填']] }],
    namedRanges: [
      { name: '全部', range: "'说明'!$A$1" },
      { name: '本表', range: "'说明'!$A$1", scope: '说明' },
    ],
    vbaProject: strToU8('macros'),
    activeSheet: 1,
  });

const SHEET = ledger.name;
const marks = [
  mark(SHEET, 'A1', 'warning'),
  mark(SHEET, 'B2'),
  mark(SHEET, 'B4', 'filled', '2026-03-04'),
  mark(SHEET, 'E9'),
];

describe('a marked workbook', async () => {
  const before = await workbook();
  const after = markWorkbook(before, marks, marks.map(listed));

  it('is well-formed, and the same input gives the same bytes', () => {
    expectWellFormed(after);
    expect(markWorkbook(before, marks, marks.map(listed))).toEqual(after);
  });

  it('keeps every value except those filled in', async () => {
    const withFill = (rows: readonly (readonly unknown[])[]) =>
      rows.map((row, index) => (index === 3 ? row.map((value, column) => (column === 1 ? '2026-03-04' : value)) : row));
    const [old, now] = [await readByAnother(Buffer.from(before)), await readByAnother(Buffer.from(after))];
    expect(now.map(({ sheet }) => sheet)).toEqual([LIST_SHEET, SHEET, '说明']);
    expect(now[1]?.data.slice(0, 4).map((row) => row.slice(0, 4))).toEqual(withFill(old[0]?.data ?? []));
    expect(now[2]?.data).toEqual(old[1]?.data);
    const [first, second] = await readAll(before);
    expect((await sheetNamed(after, SHEET)).rows.slice(0, 4).map((row) => row.slice(0, 4))).toEqual(
      withFill(first?.rows ?? []).slice(0, 4),
    );
    expect((await sheetNamed(after, '说明')).rows).toEqual(second?.rows);
  });

  it('leaves all other parts as they were, byte for byte', () => {
    const [old, now] = [unzipSync(before), unzipSync(after)];
    const changed = Object.keys(old).filter((path) =>
      Buffer.compare(old[path] ?? strToU8(''), now[path] ?? strToU8('')),
    );
    expect(changed.sort()).toEqual([
      '[Content_Types].xml',
      'xl/_rels/workbook.xml.rels',
      'xl/comments1.xml',
      'xl/drawings/vmlDrawing1.vml',
      'xl/styles.xml',
      'xl/workbook.xml',
      'xl/worksheets/sheet1.xml',
    ]);
    expect(Object.keys(now).filter((path) => !(path in old))).toEqual(['xl/worksheets/sheet3.xml']);
  });

  it('keeps everything in the marked sheet but the marked cells', () => {
    const rest = (bytes: Uint8Array) =>
      (partsOf(bytes)['xl/worksheets/sheet1.xml'] ?? '').replace(/<sheetData>.*<\/sheetData>| tabSelected="\w+"/s, '');
    expect(rest(after)).toBe(rest(before));
  });

  it('changes nothing of a marked cell but its fill', async () => {
    const [old, now] = [await sheetNamed(before, SHEET), await sheetNamed(after, SHEET)];
    const style = (sheet: typeof old, cell: string) => sheet.cells?.get(cell)?.style;
    expect(style(now, '1,1')?.fill).toMatchObject({ pattern: 'solid', fgColor: { rgb: 'FFC9C6' } });
    expect({ ...style(now, '1,1'), fill: null }).toEqual({ ...style(old, '1,1'), fill: null });
    expect({ ...style(now, '0,0'), fill: null }).toEqual({ ...style(old, '0,0'), fill: null });
    expect(style(now, '2,1')).toEqual(style(old, '2,1'));
  });

  it('carries a comment at each marked cell, below what others wrote', async () => {
    const sheet = await sheetNamed(after, SHEET);
    expect(sheet.cells?.get('1,1')?.comment).toMatchObject({
      author: '连心桥',
      text: '【连心桥】B2 这里不对。\n请改正。',
    });
    expect(sheet.cells?.get('0,0')?.comment).toMatchObject({
      author: '李四',
      text: '永久编号\n【连心桥】A1 这里不对。\n请改正。',
    });
    const boxes = partsOf(after)['xl/drawings/vmlDrawing1.vml'] ?? '';
    expect(
      [...boxes.matchAll(/<x:Row>(\d+)<\/x:Row><x:Column>(\d+)</g)].map(([, row, column]) => `${row},${column}`),
    ).toEqual(['0,0', '1,1', '3,1', '8,4']);
  });

  it('opens on the list, whose lines lead to their cells', async () => {
    const list = await sheetNamed(after, LIST_SHEET);
    expect(list.rows[0]).toEqual(['序号', '程度', '工作表', '行', '列', '这里写的是', '问题', '怎么改']);
    expect(list.rows[2]?.slice(0, 6)).toEqual([2, '要改正', SHEET, 2, '收到日期（B 列）', '2026/13/02']);
    const parts = partsOf(after);
    const links = parts['xl/worksheets/sheet3.xml']?.matchAll(/<hyperlink ref="(\w+)" location="([^"]+)"/g) ?? [];
    expect([...links].map(([, ref, location]) => [ref, location])).toEqual([
      ['D2', "'三月 it''s'!A1"],
      ['D3', "'三月 it''s'!B2"],
      ['D4', "'三月 it''s'!B4"],
      ['D5', "'三月 it''s'!E9"],
    ]);
    expect(parts['xl/workbook.xml']).toContain('activeTab="0"');
    expect(Object.values(parts).filter((xml) => xml.includes('tabSelected'))).toHaveLength(1);
  });

  it('keeps names that belong to a sheet with that sheet', () => {
    expect(partsOf(before)['xl/workbook.xml']).toContain('name="本表" localSheetId="1"');
    expect(partsOf(after)['xl/workbook.xml']).toContain('name="本表" localSheetId="2"');
    expect(partsOf(after)['xl/workbook.xml']).toContain('<definedName name="全部">');
  });

  it('writes texts as texts and leaves formulas alone', async () => {
    const cells = [mark(SHEET, 'A2', 'filled', '=HYPERLINK("x")'), mark(SHEET, 'D4', 'error', '7')];
    const sheet = await sheetNamed(markWorkbook(before, cells, []), SHEET);
    expect(sheet.rows[1]?.[0]).toBe('=HYPERLINK("x")');
    expect(sheet.cells?.get('1,0')?.formula).toBeUndefined();
    expect(sheet.cells?.get('3,3')?.formula).toBe('SUM(D2:D3)');
    expect(sheet.cells?.get('3,3')?.comment?.text).toContain('D4');
  });
});

describe('a workbook that is marked again', async () => {
  const before = await workbook();
  const once = markWorkbook(before, marks, marks.map(listed));

  it('is the same when nothing changed', () => {
    const again = partsOf(markWorkbook(once, marks, marks.map(listed)));
    const differing = Object.entries(partsOf(once)).filter(([path, text]) => again[path] !== text);
    expect(differing.map(([path]) => path)).toEqual([]);
  });

  it('loses the colours and comments of what is mended, and has one list', async () => {
    const rest = [mark(SHEET, 'B2', 'warning')];
    const again = markWorkbook(once, rest, rest.map(listed));
    expectWellFormed(again);
    const [old, now] = [await sheetNamed(before, SHEET), await sheetNamed(again, SHEET)];
    expect(now.cells?.get('0,0')?.comment?.text).toBe('永久编号');
    expect(now.cells?.get('0,0')?.style).toMatchObject({ fill: { fgColor: { rgb: 'DDEBF7' } }, font: { bold: true } });
    expect(now.cells?.get('3,1')?.comment).toBeUndefined();
    expect(now.cells?.get('3,1')?.style?.numFmt).toBe(old.cells?.get('3,1')?.style?.numFmt ?? 'yyyy-mm-dd');
    expect(now.cells?.get('1,1')?.style?.fill).toMatchObject({ fgColor: { rgb: 'FFF0A6' } });
    expect((await readAll(again)).map(({ name }) => name)).toEqual([LIST_SHEET, SHEET, '说明']);
    expect((await sheetNamed(again, LIST_SHEET)).rows).toHaveLength(2);
    expect(partsOf(again)['xl/workbook.xml']).toContain('name="本表" localSheetId="2"');
    expect(partsOf(again)['xl/drawings/vmlDrawing1.vml']?.match(/ObjectType="Note"/g)).toHaveLength(2);
  });

  it('has the list first again where somebody moved it', async () => {
    const parts = partsOf(once);
    const moved = (parts['xl/workbook.xml'] ?? '')
      .replace(/(<sheet name="问题清单"[^>]*>)(.*)(<\/sheets>)/, '$2$1$3')
      .replace('localSheetId="2"', 'localSheetId="1"');
    const again = markWorkbook(zipOf({ ...parts, 'xl/workbook.xml': moved }), marks, []);
    expect((await readAll(again)).map(({ name }) => name)).toEqual([LIST_SHEET, SHEET, '说明']);
    expect(partsOf(again)['xl/workbook.xml']).toContain('name="本表" localSheetId="2"');
  });
});

test("a clerk's own sheet of the list's name stays", async () => {
  const before = await writeXlsx({ sheets: [{ name: LIST_SHEET, rows: [['编号'], ['1']] }] });
  const once = markWorkbook(before, [mark(LIST_SHEET, 'A2')], []);
  const again = await readAll(markWorkbook(once, [mark(LIST_SHEET, 'A2')], []));
  expect(again.map(({ name }) => name)).toEqual([`${LIST_SHEET}2`, LIST_SHEET]);
  expect(again[1]?.rows).toEqual([['编号'], ['1']]);
});

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of one sheet with nothing around it that could be left out. */
const bareParts = (sheet: string) => ({
  '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/tabs/one.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
  '_rels/.rels': `<r:Relationships xmlns:r="http://schemas.openxmlformats.org/package/2006/relationships"><r:Relationship Target="/xl/workbook.xml" Type="${RELATIONS}/officeDocument" Id="x"/></r:Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet r:id='a' sheetId="7" name='表 &amp; "一"'/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Type="${RELATIONS}/worksheet" Id="a" Target="tabs/one.xml"/></Relationships>`,
  'xl/tabs/one.xml': sheet,
});
const NAME = '表 & "一"';
const bare = (data: string, after = '') => zipOf(bareParts(`<worksheet xmlns="${MAIN}">${data}${after}</worksheet>`));
const sheetXml = (bytes: Uint8Array) => partsOf(bytes)['xl/tabs/one.xml'] ?? '';

describe('rows and cells are found however they are written', () => {
  const cases: [what: string, data: string, cell: string, expected: string][] = [
    ['a missing row', '<sheetData><row r="3"/></sheetData>', 'B2', '<row r="2"><c r="B2" s="1"/></row><row r="3"/>'],
    ['an empty sheet', '<sheetData/>', 'A1', '<sheetData><row r="1"><c r="A1" s="1"/></row></sheetData>'],
    ['an empty row', '<sheetData><row r="1" spans="1:3" /></sheetData>', 'C1', '<row r="1" ><c r="C1" s="1"/></row>'],
    [
      'a row after all',
      '<sheetData><row r="1"><c r="A1"/></row></sheetData>',
      'A9',
      '<row r="9"><c r="A9" s="1"/></row></sheetData>',
    ],
    [
      'a cell in between',
      '<sheetData><row r="1"><c r="A1"/><c r="C1"/></row></sheetData>',
      'B1',
      '<c r="A1"/><c r="B1" s="1"/><c r="C1"/>',
    ],
    [
      'no numbers at all',
      '<sheetData><row/><row><c><v>1</v></c><c><v>2</v></c></row></sheetData>',
      'B2',
      '<c><v>1</v></c><c s="1"><v>2</v></c>',
    ],
    [
      'numbers now and then',
      '<sheetData><row r="4"/><row><c r="C5"/><c/></row></sheetData>',
      'D5',
      '<c r="C5"/><c s="1"/>',
    ],
    [
      "a row's own format",
      '<sheetData><row r="1" s="0" customFormat="1"><c r="A1"/></row></sheetData>',
      'B1',
      '<c r="B1" s="1"/></row>',
    ],
  ];
  it.each(cases)('%s', async (_, data, cell, expected) => {
    const after = markWorkbook(bare(data), [mark(NAME, cell)], []);
    expect(sheetXml(after)).toContain(expected);
    expectWellFormed(after);
    expect((await readAll(after)).map(({ name }) => name)).toEqual([LIST_SHEET, NAME]);
  });

  it('with a namespace prefix', async () => {
    const sheet = `<?xml version="1.0"?><!-- <x:row r="1"> --><x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>甲</x:t></x:is></x:c></x:row></x:sheetData><x:pageMargins left="1" right="1" top="1" bottom="1" header="0" footer="0"/><x:extLst/></x:worksheet>`;
    const after = markWorkbook(zipOf(bareParts(sheet)), [mark(NAME, 'A1'), mark(NAME, 'B1', 'filled', '乙')], []);
    expectWellFormed(after);
    expect(sheetXml(after)).toContain(
      '<x:c r="B1" s="2" t="inlineStr"><x:is><x:t xml:space="preserve">乙</x:t></x:is></x:c>',
    );
    expect(sheetXml(after)).toMatch(/<x:pageMargins [^>]*><x:legacyDrawing [^>]*><x:extLst\/>/);
    expect((await sheetNamed(after, NAME)).rows).toEqual([['甲', '乙']]);
  });
});

test('cells that are not there yet take the format of their column', async () => {
  const before = await writeXlsx({ sheets: [{ name: NAME, rows: [['1', 2]], columns: [{}, { numFmt: '0.00' }] }] });
  const parts = partsOf(before);
  const sheet = (parts['xl/worksheets/sheet1.xml'] ?? '').replace(
    '<sheetData>',
    '<cols><col min="2" max="3" style="1"/></cols><sheetData>',
  );
  const after = markWorkbook(zipOf({ ...parts, 'xl/worksheets/sheet1.xml': sheet }), [mark(NAME, 'C5')], []);
  expect((await sheetNamed(after, NAME)).cells?.get('4,2')?.style).toMatchObject({ numFmt: '0.00', fill: {} });
});

test('the drawing for comments stands where the standard wants it, and controls keep their own', () => {
  const controls = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shape id="_x0000_s3073" type="#_x0000_t201"><v:textbox><div>按<br>钮</div></v:textbox><x:ClientData ObjectType="Button"><x:Anchor>1, 2, 3, 4, 5, 6, 7, 8</x:Anchor></x:ClientData></v:shape></xml>`;
  const parts = bareParts(
    `<worksheet xmlns="${MAIN}"><sheetData/><drawing xmlns:r="${RELATIONS}" r:id="d"/><legacyDrawing xmlns:r="${RELATIONS}" r:id="v"/><tableParts/></worksheet>`,
  );
  const after = markWorkbook(
    zipOf({
      ...parts,
      'xl/tabs/_rels/one.xml.rels': `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="v" Type="${RELATIONS}/vmlDrawing" Target="../draw/controls.vml"/></Relationships>`,
      'xl/draw/controls.vml': controls,
    }),
    [mark(NAME, 'A1')],
    [],
  );
  const drawing = partsOf(after)['xl/draw/controls.vml'] ?? '';
  expect(drawing).toContain(controls.slice(0, controls.indexOf('</v:shape>')));
  expect(drawing).toMatch(/<v:shape id="_x0000_s3074" .*<x:Row>0<\/x:Row><x:Column>0<\/x:Column>/);
  expect(sheetXml(after).match(/<legacyDrawing/g)).toHaveLength(1);
});

test('a comment that another program wrote, with prefixes of its own and no size, is grown and shrinks back', async () => {
  const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="v" Type="${RELATIONS}/vmlDrawing" Target="/xl/legacy.vml"/><Relationship Id="c" Type="${RELATIONS}/comments" Target="/xl/comments/comment1.xml"/></Relationships>`;
  const comments = `<comments xmlns="${MAIN}"><authors><author>张三</author></authors><commentList><comment ref="A1" authorId="0" shapeId="0"><text><t>旧的</t></text></comment></commentList></comments>`;
  const shape = (anchor: string) =>
    `<n:shape id="_x0000_s1026" type="#_x0000_t202"><m:ClientData ObjectType="Note">${anchor}<m:Row>0</m:Row><m:Column>0</m:Column></m:ClientData></n:shape>`;
  const before = zipOf({
    ...bareParts(`<worksheet xmlns="${MAIN}"><sheetData/><legacyDrawing xmlns:q="${RELATIONS}" q:id="v"/></worksheet>`),
    'xl/tabs/_rels/one.xml.rels': relations,
    'xl/comments/comment1.xml': comments,
    'xl/legacy.vml': `<xml xmlns:n="urn:schemas-microsoft-com:vml" xmlns:m="urn:schemas-microsoft-com:office:excel">${shape('')}</xml>`,
  });
  const after = markWorkbook(before, [mark(NAME, 'A1'), mark(NAME, 'B1')], []);
  expectWellFormed(after);
  const { 'xl/legacy.vml': drawing = '' } = partsOf(after);
  expect(drawing).toContain(shape('<m:Anchor>1, 12, 0, 2, 5, 46, 3, 8</m:Anchor>'));
  expect(drawing).toMatch(/^<xml [^>]*xmlns:v="urn:schemas-microsoft-com:vml"[^>]*>.*<v:shape id="_x0000_s1027"/);
  expect((await sheetNamed(after, NAME)).cells?.get('0,0')?.comment?.text).toMatch(/^旧的\n【连心桥】A1/);
  const clean = partsOf(markWorkbook(after, [], []));
  expect(clean['xl/comments/comment1.xml']).toContain('<text><r><t>旧的</t></r></text>');
  expect(clean['xl/legacy.vml']).not.toContain('_x0000_s1027');
});

test('what XML and Excel can not hold is dropped or written so that it reads the same', async () => {
  const value = 'a\u0000\u0008b<&>"\'\uFFFF_x0041_\u{1F4A1}\r\n终';
  const after = markWorkbook(
    bare('<sheetData/>'),
    [mark(NAME, 'A1', 'filled', value)],
    [{ ...listed(mark(NAME, 'A1')), value, columnName: '', sheet: '没有的表' }],
  );
  expectWellFormed(after);
  expect((await sheetNamed(after, NAME)).rows[0]?.[0]).toBe('ab<&>"\'_x0041_\u{1F4A1}\n终');
  expect(partsOf(after)['xl/worksheets/sheet1.xml']).not.toContain('<hyperlink ');
});

test.each([
  ['no ZIP', strToU8('PK…')],
  ['a ZIP without a workbook', zipOf({ 'a.txt': 'a' })],
])('%s is refused', (_, bytes) => {
  expect(() => markWorkbook(bytes, [], [])).toThrow(expect.objectContaining({ name: 'UnmarkableWorkbookError' }));
});

test('places are looked up where they are seen', () => {
  const data =
    '<sheetData><row r="1"><c r="A1"/><c r="B1"><v>1</v></c><c r="C1"><f>B1</f><v>1</v></c></row></sheetData>';
  const book = bare(data, '<mergeCells count="1"><mergeCell ref="B1:B3"/></mergeCells>');
  const place = (row: number | null, column: number | null) => ({ sheet: NAME, row, column });
  expect(
    locateCells(book, [
      place(1, null),
      place(3, 1),
      place(1, 2),
      place(9, null),
      place(null, 1),
      { ...place(1, 1), sheet: 'x' },
    ]),
  ).toEqual([
    { sheet: NAME, row: 1, column: 1, fixed: false },
    { sheet: NAME, row: 1, column: 1, fixed: false },
    { sheet: NAME, row: 1, column: 2, fixed: true },
    { sheet: NAME, row: 9, column: 0, fixed: false },
    null,
    null,
  ]);
});

test("the titles of an Excel table are fixed: the table's part repeats them", async () => {
  const tables = [{ name: 'T', range: 'A1:B3', columns: [{ name: '编号' }, { name: '标题' }] }];
  const book = await writeXlsx({
    sheets: [
      {
        name: NAME,
        rows: [
          ['编号', '标题'],
          ['1', '甲'],
          ['2', '乙'],
        ],
        tables,
      },
    ],
  });
  expect(locateCells(book, [mark(NAME, 'B1'), mark(NAME, 'B2')]).map((cell) => cell?.fixed)).toEqual([true, false]);
});

test('any marks in any sheet: values stay, every mark is there, and all of it is XML', async () => {
  const text = fc.string({ unit: 'binary', maxLength: 12 });
  const place = { row: fc.integer({ min: 1, max: 12 }), column: fc.integer({ min: 0, max: 30 }) };
  const aMark = fc.record({ ...place, note: text, tone: fc.constantFrom<Tone[]>('error', 'warning', 'filled') });
  const value = fc.oneof(fc.constant(null), fc.integer(), fc.boolean(), fc.stringMatching(/^[ -~一-三]{1,6}$/));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(value, { maxLength: 8 }), { maxLength: 8 }),
      fc.array(aMark, { maxLength: 20 }),
      async (rows, some) => {
        const before = await writeXlsx({ sheets: [{ name: 'S', rows: [['x'], ...rows] }] });
        const cells = some.map((one) => ({ ...one, sheet: 'S' }));
        const after = markWorkbook(before, cells, cells.map(listed));
        expectWellFormed(after);
        const [old, now] = [await sheetNamed(before, 'S'), await sheetNamed(after, 'S')];
        const valueAt = (sheet: typeof old, row: number, column: number) => sheet.rows[row]?.[column] ?? null;
        for (let row = 0; row < 13; row++) {
          for (let column = 0; column < 31; column++) expect(valueAt(now, row, column)).toBe(valueAt(old, row, column));
        }
        for (const { row, column } of cells) {
          const cell = now.cells?.get(`${row - 1},${column}`);
          expect(cell?.comment?.text).toMatch(/^【连心桥】/);
          expect(cell?.style?.fill).toBeDefined();
        }
        const again = markWorkbook(after, [], []);
        expectWellFormed(again);
        expect([...((await sheetNamed(again, 'S')).cells?.values() ?? [])].filter((cell) => cell.comment)).toEqual([]);
      },
    ),
    { numRuns: 40 },
  );
});

const REAL = ['issues/tipdm2020c_4_sample_replies.xlsx', 'issues/tipdm2020c_1_taxonomy.xlsx', 'tables/hiko_附件1.xlsx'];
const SHARED = join(import.meta.dirname, '../../../shared/data');

describe.each(REAL)('the public file %s', (name) => {
  const path = join(SHARED, name);
  it.skipIf(!existsSync(path))('keeps its values when it is marked', async () => {
    const before = readFileSync(path);
    const [old] = await readByAnother(before);
    const cells = Array.from({ length: 40 }, (_, i) => mark(old?.sheet ?? '', `${columnLetters(i % 9)}${1 + i * 7}`));
    const after = markWorkbook(before, cells, cells.map(listed));
    expectWellFormed(after);
    const now = (await readByAnother(Buffer.from(after)))[1];
    const filled = (rows: readonly (readonly unknown[])[] = []) =>
      rows.map((row) => row.slice(0, row.findLastIndex((value) => value !== null) + 1));
    const wanted = filled(old?.data);
    expect(filled(now?.data).slice(0, wanted.length)).toEqual(wanted);
  });
});
