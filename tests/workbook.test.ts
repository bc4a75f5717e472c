import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CellValue, readXlsx, writeXlsx } from 'hucre/xlsx';
import readByAnother from 'read-excel-file/node';
import { beforeEach, describe, expect, test } from 'vitest';
import { filesOf, hasShared, run, SHARED, siteFolder, temporaryFolder } from './commands.ts';

const SITE = {
  'content/site.yaml': '网站名称: 甲\n主办单位: 乙\n数据截至: 2026-03-31\n',
  'data/campaigns.csv': '编号,名称\nZX,大走访\n',
};
const HEAD = ['编号', '收到日期', '标题', '诉求摘要', '状态', '来访人'];
const FAULTY = [
  ['A-1', '25/3/2026', '路灯不亮', '电话13800138000', '办结。', '张三丰'],
  ['A-2', '2026-03-04', '水管漏水', '张三丰丰来电', '办理中', '张三丰丰'],
];
const workbook = (rows: CellValue[][]) =>
  writeXlsx({
    sheets: [{ name: '三月', rows: [['三月来访登记表'], HEAD, ...rows], columns: HEAD.map(() => ({ width: 20 })) }],
  });

/** The cells of a sheet as another library reads them. */
const cellsIn = async (file: string | Buffer, name: string) =>
  (await readByAnother(file)).find(({ sheet }) => sheet === name)?.data ?? [];

let site: string;
let copies: string;
beforeEach(() => {
  site = siteFolder(SITE);
  copies = temporaryFolder();
});
const check = (...args: string[]) => run('check', ['--site', site, ...args]);
const inData = (name: string) => join(site, 'data', name);

describe('a workbook with faults', () => {
  beforeEach(async () => writeFileSync(inData('问题台账.xlsx'), await workbook(FAULTY)));
  const putBack = (kind: string) => copyFileSync(join(copies, kind, 'data/问题台账.xlsx'), inData('问题台账.xlsx'));

  test('stays as it is; its copies stand in a folder for each kind', () => {
    const before = filesOf(site);
    const { code, json } = check('--workbook', copies);
    expect(code).toBe(1);
    expect(json.workbooks).toEqual([
      { source: 'data/问题台账.xlsx', marked: '标出问题/data/问题台账.xlsx', filled: '填好确定的/data/问题台账.xlsx' },
    ]);
    expect(filesOf(site)).toEqual(before);
  });

  test('comes back with every fault in its cell, and means the same to the check', async () => {
    const { json } = check('--workbook', copies);
    const { sheets } = await readXlsx(readFileSync(join(copies, '标出问题/data/问题台账.xlsx')), { readStyles: true });
    expect(sheets.map(({ name }) => name)).toEqual(['问题清单', '三月']);
    const cell = sheets[1]?.cells?.get('2,1');
    expect(cell?.comment?.text).toContain('怎么改：请改成年-月-日');
    expect(cell?.style?.fill).toBeDefined();
    expect(sheets[0]?.rows).toHaveLength(1 + json.problems.filter((p) => p.file === 'data/问题台账.xlsx').length);
    putBack('标出问题');
    expect(check().json.problems).toEqual(json.problems);
  });

  test('is accepted with what is certain filled in, and holds nothing private in its open columns any more', async () => {
    check('--workbook', copies);
    putBack('填好确定的');
    const { code, json } = check();
    expect(code).toBe(0);
    expect(json.counts.rows).toEqual({ campaigns: 1, issues: 2 });
    const rows = await cellsIn(inData('问题台账.xlsx'), '三月');
    expect(rows[2]).toEqual(['A-1', '2026-03-25', '路灯不亮', '电话138****8000', '办结', '张三丰']);
    expect(rows[3]?.[3]).toBe('〔已隐去〕来电');
  });

  test('is not told in full: neither messages nor the list repeat a private value', async () => {
    const { json, stdout, stderr } = check('--workbook', copies);
    const { sheets } = await readXlsx(readFileSync(join(copies, '标出问题/data/问题台账.xlsx')));
    const comments = [...(sheets[1]?.cells?.values() ?? [])].map(({ comment }) => comment?.text);
    expect(json.problems.length).toBeGreaterThan(4);
    expect(JSON.stringify([stdout, stderr, sheets[0]?.rows, comments])).not.toMatch(/13800138000|张三丰丰/);
  });
});

test('a CSV file comes back as a workbook that can take its place', async () => {
  writeFileSync(inData('问题台账.csv'), [HEAD, ...FAULTY].map((row) => row.join()).join('\n'));
  check('--workbook', copies);
  rmSync(inData('问题台账.csv'));
  copyFileSync(join(copies, '填好确定的/data/问题台账.xlsx'), inData('问题台账.xlsx'));
  expect(check().json.counts).toMatchObject({ errors: 0, rows: { issues: 2 } });
});

test('import gives the same for a file somebody brings', async () => {
  const source = join(temporaryFolder(), '来访.xlsx');
  writeFileSync(source, await workbook(FAULTY));
  expect(run('import', [source, '--site', site, '--workbook', copies]).code).toBe(1);
  expect(existsSync(join(copies, '标出问题/来访.xlsx'))).toBe(true);
  expect(run('import', [join(copies, '填好确定的/来访.xlsx'), '--site', site]).code).toBe(0);
});

test.each([
  ['content', () => join(site, 'content/改')],
  ['data', () => join(site, 'data/改')],
])('copies are not put into %s, where they would be read', (_, folder) => {
  expect(check('--workbook', folder()).code).toBe(2);
});

test.skipIf(!hasShared)(
  '495 real matters with a doubled number: the two cells are marked (needs ../shared/data)',
  async () => {
    const source = join(SHARED, 'issues/tipdm2020c_2_sample_labelled.xlsx');
    run('import', [source, '--site', site, '--workbook', copies]);
    const copy = readFileSync(join(copies, '标出问题/tipdm2020c_2_sample_labelled.xlsx'));
    const { sheets } = await readXlsx(copy);
    expect(sheets[1]?.cells?.get('311,0')?.comment?.text).toContain('已经在');
    expect(await cellsIn(copy, 'Sheet1')).toEqual(await cellsIn(source, 'Sheet1'));
  },
);
