import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { type Cell, type WriteSheet, writeXlsx } from 'hucre/xlsx';
import { describe, expect, test } from 'vitest';
import { readXlsx } from './read-xlsx.ts';

const HEAD = ['编号', '收到日期', '标题', '状态'];
const ROW = ['A-1', '2026-03-02', '路灯不亮', '办理中'];
const book = (sheet: Partial<WriteSheet>, ...more: WriteSheet[]) =>
  writeXlsx({ sheets: [{ name: '三月', rows: [HEAD, ROW], ...sheet }, ...more] });
const cellsOf = async (bytes: Uint8Array) =>
  (await readXlsx('a.xlsx', bytes)).tables.map((table) => table.rows.map(({ cells }) => cells));
const at = (cells: Readonly<Record<string, Partial<Cell>>>) => new Map(Object.entries(cells));

describe('content nobody sees', () => {
  const SECRET = '张三13800138001';
  const hidden: [string, () => Promise<Uint8Array>][] = [
    [
      '隐藏的工作表',
      () => book({}, { name: '草稿', rows: [HEAD, ['A-2', '2026-03-02', SECRET, '办结']], hidden: true }),
    ],
    [
      '隐藏的行',
      () =>
        book({ rows: [HEAD, ROW, ['A-2', '2026-03-02', SECRET, '办结']], rowDefs: new Map([[2, { hidden: true }]]) }),
    ],
    [
      '隐藏的列',
      () => book({ rows: [HEAD, ['A-1', '2026-03-02', SECRET, '办结']], columns: [{}, {}, { hidden: true }, {}] }),
    ],
    [
      '批注',
      () =>
        book({
          cells: at({ '1,2': { value: ROW[2] ?? '', type: 'string', comment: { text: SECRET, author: '某某' } } }),
        }),
    ],
  ];
  test.each(hidden)('%s: refused and not read, until the clerk says so', async (part, make) => {
    const bytes = await make();
    const refused = await readXlsx('a.xlsx', bytes);
    expect(refused.problems).toMatchObject([{ kind: 'hidden-content', severity: 'error' }]);
    expect(JSON.stringify(refused)).not.toContain(SECRET);
    const left = await readXlsx('a.xlsx', bytes, { [part]: '不读' });
    expect(left.problems).toMatchObject([
      { kind: 'hidden-left-out', severity: 'warning', message: expect.stringContaining('没有读取') },
    ]);
    expect(JSON.stringify(left)).not.toContain(SECRET);
    const sheet = part === '隐藏的工作表' ? '草稿' : '三月';
    const taken = await readXlsx('a.xlsx', bytes, { 全部: '不读', [`${sheet} ${part}`]: '读取' });
    expect(taken.problems.map((p) => p.kind)).toEqual(['hidden-left-out']);
    // A remark is no cell: it may be left out, never taken.
    expect(JSON.stringify(taken).includes(SECRET)).toBe(part !== '批注');
  });

  test('is nothing where it is empty: a template may hide rows nobody filled in', async () => {
    const bytes = await book({
      rowDefs: new Map([[7, { hidden: true }]]),
      columns: [{}, {}, {}, {}, { hidden: true }],
    });
    expect((await readXlsx('a.xlsx', bytes)).problems).toEqual([]);
  });

  test('are not our own remarks and our list of problems', async () => {
    const comment = { text: '永久编号', author: '连心桥' };
    const bytes = await book(
      { cells: at({ '0,0': { value: '编号', type: 'string', comment } }) },
      { name: '问题清单', rows: [['序号']], view: { tabColor: { rgb: 'FFD9480E' } } },
    );
    const { tables, problems } = await readXlsx('a.xlsx', bytes);
    expect(problems).toEqual([]);
    expect(tables.map(({ sheet }) => sheet)).toEqual(['三月']);
  });
});

describe('numbers are read as the cell shows them', () => {
  test.each<[string, number, string | undefined, string]>([
    ['per cent', 0.6, '0%', '60%'],
    ['per cent with decimals', 0.1255, '0.00%', '12.55%'],
    ['leading zeros', 7, '000', '007'],
    ['plain', 0.1 + 0.2, undefined, '0.3'],
    ['long', 12345678901234, undefined, '12345678901234'],
    ['words round the number', 7, '"DQ-"000', 'DQ-007'],
    ['one form for negative numbers', 7, '0000;-0000', '0007'],
    ['a language', 7, '[$-804]000', '007'],
    ['a per cent that is a word', 60, '0"%"', '60%'],
  ])('%s', async (_, value, numFmt, shown) => {
    const cell = { value, type: 'number' as const, ...(numFmt && { style: { numFmt } }) };
    const [[, row] = []] = await cellsOf(await book({ rows: [HEAD, [value, '', '', '']], cells: at({ '1,0': cell }) }));
    expect(row?.[0]).toBe(shown);
  });
});

test('formulas give what they last came to; those without a value, or with an error, are told cell by cell', async () => {
  const bytes = await book({
    rows: [HEAD, ['A-1', null, '甲', '#N/A']],
    cells: at({
      '1,0': { value: 'A-1', type: 'formula', formula: "'[别的.xlsx]表'!A1", formulaResult: 'A-1' },
      '1,1': { value: null, type: 'formula', formula: 'TODAY()' },
      '1,3': { value: '#N/A', type: 'error' },
    }),
  });
  const { tables } = await readXlsx('a.xlsx', bytes);
  expect(tables[0]?.rows[1]?.cells[0]).toBe('A-1');
  expect(tables[0]?.workbook?.formulas.get(0)).toEqual({ count: 1, row: 2, external: true });
  expect([...(tables[0]?.workbook?.failed ?? [])]).toEqual([
    ['2,1', ''],
    ['2,3', '#N/A'],
  ]);
});

test('rows of no height are hidden rows', async () => {
  const bytes = await book({ rowDefs: new Map([[1, { height: 0 }]]) });
  expect((await readXlsx('a.xlsx', bytes)).problems).toMatchObject([{ kind: 'hidden-content' }]);
});

test('a sheet whose rows are hidden by default is hidden', async () => {
  const parts = unzipSync(await book({}));
  const path = 'xl/worksheets/sheet1.xml';
  const xml = strFromU8(parts[path] ?? new Uint8Array());
  parts[path] = strToU8(xml.replace('<sheetFormatPr ', '<sheetFormatPr zeroHeight="1" '));
  const bytes = zipSync(parts);
  const refused = await readXlsx('a.xlsx', bytes);
  expect([refused.tables, refused.problems]).toMatchObject([[], [{ kind: 'hidden-content' }]]);
  const taken = await readXlsx('a.xlsx', bytes, { 隐藏的行: '读取' });
  expect([taken.tables.length, taken.problems.map((p) => p.kind)]).toEqual([1, ['hidden-left-out']]);
});

test('formats are seen in a long list of styles, too', async () => {
  const cell = { value: 0.6, type: 'number' as const, style: { numFmt: '0%' } };
  const parts = unzipSync(await book({ rows: [HEAD, [0.6, '', '', '']], cells: at({ '1,0': cell }) }));
  const styles = strFromU8(parts['xl/styles.xml'] ?? new Uint8Array());
  parts['xl/styles.xml'] = strToU8(styles.replace('</styleSheet>', `<!--${'x'.repeat(70_000)}--></styleSheet>`));
  const [[, row] = []] = await cellsOf(zipSync(parts));
  expect(row?.[0]).toBe('60%');
});

describe('sheets of other kinds', () => {
  const edited = async (changes: Readonly<Record<string, (xml: string) => string>>) => {
    const parts = unzipSync(await book({}, { name: '四月', rows: [HEAD, ['A-2', '2026-04-02', '甲', '办结']] }));
    for (const [path, change] of Object.entries(changes))
      parts[path] = strToU8(change(strFromU8(parts[path] ?? new Uint8Array())));
    return readXlsx('a.xlsx', zipSync(parts));
  };

  test('charts among the sheets do not keep the tables from being read', async () => {
    const { tables, problems } = await edited({
      'xl/_rels/workbook.xml.rels': (xml) =>
        xml.replace(/(Type="[^"]*\/)worksheet("[^>]*sheet2\.xml)/, '$1chartsheet$2'),
    });
    expect(problems).toEqual([]);
    expect(tables.map(({ sheet }) => sheet)).toEqual(['三月']);
  });

  test('a sheet the reader would pass over in silence is a problem', async () => {
    const { problems } = await edited({
      'xl/workbook.xml': (xml) => xml.replace('xmlns:r=', 'xmlns:d=').replaceAll('r:id="rId', 'd:id="s'),
      'xl/_rels/workbook.xml.rels': (xml) => xml.replaceAll('Id="rId', 'Id="s'),
    });
    expect(problems).toMatchObject([{ kind: 'unreadable-file' }]);
  });
});

describe('files that would be too much are refused before they are unpacked', () => {
  /** A package whose directory says that a part unpacks to so many bytes. */
  async function claiming(bytes: number): Promise<Uint8Array> {
    const made = new Uint8Array(await book({}));
    const view = new DataView(made.buffer);
    for (let i = 0; i + 46 < made.length; i++) {
      const name = new TextDecoder().decode(made.subarray(i + 46, i + 70));
      if (view.getUint32(i, true) === 0x02014b50 && name.startsWith('xl/worksheets/sheet1.xml'))
        view.setUint32(i + 24, bytes, true);
    }
    return made;
  }
  test('a sheet of gigabytes', async () => {
    const { problems } = await readXlsx('a.xlsx', await claiming(3_000_000_000));
    expect(problems).toMatchObject([{ kind: 'too-large' }]);
  });

  test('a sheet that is larger than it says', async () => {
    const { problems } = await readXlsx('a.xlsx', await claiming(300));
    expect(problems).toMatchObject([{ kind: 'unreadable-file' }]);
  });

  test('a sheet whose two cells span a million rows', async () => {
    const parts = unzipSync(await book({}));
    const sheet =
      '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>';
    const { problems } = await readXlsx('a.xlsx', zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(sheet) }));
    expect(problems).toMatchObject([{ kind: 'unreadable-file' }]);
  });

  test('very many small sheets of nothing', async () => {
    const parts = unzipSync(await book({}));
    const many = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`xl/x${i}.xml`, new Uint8Array(800_000)]));
    const { problems } = await readXlsx('a.xlsx', zipSync({ ...parts, ...many }));
    expect(problems).toMatchObject([{ kind: 'too-large' }]);
  });

  test('entities that laugh a billion times', async () => {
    const parts = unzipSync(await book({}));
    const lol = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');
    const strings = `<!DOCTYPE sst [<!ENTITY l0 "ha">${lol}]><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&l9;</t></si></sst>`;
    const { problems, tables } = await readXlsx(
      'a.xlsx',
      zipSync({ ...parts, 'xl/sharedStrings.xml': strToU8(strings) }),
    );
    expect(problems).toMatchObject([{ kind: 'unreadable-file' }]);
    expect(tables).toEqual([]);
  });

  test.each([
    ['an old .xls or a workbook with a password', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...new Uint8Array(600)])],
    ['half a file', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0])],
  ])('%s', async (_, bytes) => {
    expect((await readXlsx('a.xlsx', bytes)).problems).toMatchObject([{ kind: 'unreadable-file' }]);
  });
});
