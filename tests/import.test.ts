import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readCsv } from '../src/ledgers/read-csv.ts';
import { diskFolder } from '../src/site/disk-folder.ts';
import { readSite } from '../src/site/read-site.ts';
import { ENGINE as root, runScript } from './commands.ts';

const shared = join(root, '../shared/data');
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianxinqiao-import-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, text: string) => writeFileSync(join(folder, name), text);
const read = (path: string) => readFileSync(join(folder, path), 'utf8');
const run = (...args: string[]) => runScript('import', args, folder);
const errorsOf = async (site: string) =>
  (await readSite(diskFolder(join(folder, site)), null)).problems.filter((p) => p.severity === 'error');

const TABLE = '三月来件,,,\n工单号,主题,留言时间,姓名,备注\n7,=路灯不亮,2026年3月2日,张三,无\n';

describe('importing a table', () => {
  test('makes a site of an empty folder and says what it did', async () => {
    put('来件.csv', TABLE);
    const { status, stdout } = run('来件.csv', '--site', 'site');
    expect(status).toBe(0);
    expect(stdout).toContain('来件.csv → 问题台账\n  表头在第 2 行，读到 1 行内容。');
    expect(stdout).toContain('工单号 → 编号');
    expect(stdout).toContain('没有导入的列：备注');
    expect(stdout).toContain('个人信息，整列略去：姓名');
    expect(stdout.match(/姓名|备注/g)).toHaveLength(2);
    expect(stdout).toContain('已写入 data/issues/来件.csv（1 行）');
    expect(read('site/data/issues/来件.csv')).toBe(
      "\ufeff编号,收到日期,标题,状态\r\n7,2026-03-02,'=路灯不亮,办理中\r\n",
    );
    expect(read('site/content/site.yaml')).toContain('网站名称: 未命名站点\n');
    const { site } = await readSite(diskFolder(join(folder, 'site')), null);
    expect(site?.issues[0]?.title).toBe('=路灯不亮');
    expect(site?.settings.reviewRequired).toBe(false);
  });

  test('hides a short name within its own row, and only there', () => {
    put(
      '来访.csv',
      '编号,标题,收到日期,来访人\n1,王芳家门口路灯不亮,2026-03-02,王芳\n2,王芳超市门前积水,2026-03-03,李平\n',
    );
    expect(run('来访.csv', '--site', 'site').status).toBe(0);
    const text = read('site/data/issues/来访.csv');
    expect(text).toContain('〔已隐去〕家门口路灯不亮');
    expect(text).toContain('王芳超市门前积水');
  });

  test('gives the same as one object for machines', () => {
    put('来件.csv', TABLE);
    const { status, json, stderr } = run('来件.csv', '--site', 'site', '--json');
    expect(status).toBe(0);
    expect(stderr).toContain('已写入');
    expect(json.counts).toEqual({ errors: 0, warnings: 3, rows: { issues: 1 } });
    expect(json.problems.map((p: { kind: string }) => p.kind).sort()).toEqual([
      'private-column',
      'unknown-column',
      'unnamed-site',
    ]);
    expect(json.files).toEqual([
      {
        source: '来件.csv',
        ledger: 'issues',
        target: 'data/issues/来件.csv',
        rows: 1,
        columns: { 工单号: '编号', 主题: '标题', 留言时间: '收到日期' },
        dropped: ['姓名'],
        ignored: ['备注'],
        hidden: 0,
        masked: [],
      },
    ]);
  });

  test('keeps the file it replaces when identifiers vanish, and names them', () => {
    put('问题台账.csv', '编号,标题,收到日期\nA-1,路灯不亮,2026-03-02\nA-2,水管漏水,2026-03-03\n');
    run('问题台账.csv', '--site', 'site');
    put('问题台账.csv', '编号,标题,收到日期\nA-2,水管漏水,2026-03-03\nA-3,井盖松动,2026-03-04\n');
    const { status, json } = run('问题台账.csv', '--site', 'site', '--json');
    expect(status).toBe(0);
    const warning = json.problems.find((p: { kind: string }) => p.kind === 'rows-vanished');
    expect(warning.message).toContain('1 个编号这次没有了：A-1');
    expect(read('site/data/issues/.上一份-问题台账.csv')).toContain('A-1,');
    expect(read('site/data/issues/问题台账.csv')).not.toContain('A-1,');
  });

  test('does not put one township’s table over another’s of the same name', () => {
    const table = (...titles: string[]) =>
      ['标题,收到日期,乡镇', ...titles.map((title) => `${title},2026-03-02,大桥镇`)].join('\n');
    mkdirSync(join(folder, 'b'));
    put('三月.csv', table('路灯不亮', '水管漏水'));
    put('b/三月.csv', table('井盖松动', '垃圾没人收', '停电'));
    expect(run('三月.csv', '--site', 'site').status).toBe(0);
    const before = read('site/data/issues/三月.csv');
    const { status, json } = run('b/三月.csv', '--site', 'site', '--json');
    expect(status).toBe(1);
    expect(json.problems.map((p: { kind: string }) => p.kind)).toContain('table-replaced');
    expect(read('site/data/issues/三月.csv')).toBe(before);
  });

  test('again replaces the file and says so', () => {
    put('来件.csv', TABLE);
    run('来件.csv', '--site', 'site');
    put('来件.csv', TABLE.replace('路灯', '水管'));
    const { status, stdout } = run('来件.csv', '--site', 'site');
    expect(status).toBe(0);
    expect(stdout).toContain('已替换 data/issues/来件.csv');
    expect(read('site/data/issues/来件.csv')).toContain('水管');
    expect(readdirSync(join(folder, 'site/data/issues'))).toEqual(['来件.csv']);
  });

  test('writes nothing when a cell is wrong, and names the cell in the source', () => {
    put('来件.csv', TABLE.replace('2026年3月2日', '2026/13/02'));
    const { status, json } = run('来件.csv', '--site', 'site', '--json');
    expect(status).toBe(1);
    expect(json.problems).toContainEqual(
      expect.objectContaining({ kind: 'invalid-date', file: '来件.csv', row: 3, column: '收到日期' }),
    );
    expect(json.files[0].target).toBe(null);
    expect(existsSync(join(folder, 'site'))).toBe(false);
  });

  test('remembers a mapping for the next file of the same layout', () => {
    put('甲.csv', '号,事由,何时\n1,路灯不亮,2026-03-02\n');
    put('乙.csv', '号,事由,何时\n2,水管漏水,2026-03-03\n');
    put('对应.yaml', '台账: 问题台账\n表头: { 号: 编号, 事由: 标题, 何时: 收到日期 }\n固定值: { 来源: 热线转办 }\n');
    expect(run('甲.csv', '--site', 'site', '--mapping', '对应.yaml').status).toBe(0);
    expect(read('site/data/mappings/甲.mapping.yaml')).toContain('  事由: 标题\n');
    expect(run('乙.csv', '--site', 'site').status).toBe(0);
    expect(read('site/data/issues/乙.csv')).toBe(
      '\ufeff编号,收到日期,来源,标题,状态\r\n2,2026-03-03,热线转办,水管漏水,办理中\r\n',
    );
  });

  describe('with rows that are hidden', () => {
    beforeEach(async () => {
      const rows = [
        ['编号', '标题', '收到日期'],
        ['1', '路灯不亮', '2026-03-02'],
        ['2', '水管漏水', '2026-03-03'],
      ];
      const sheets = [{ name: '三月', rows, rowDefs: new Map([[2, { hidden: true }]]) }];
      writeFileSync(join(folder, '来件.xlsx'), await writeXlsx({ sheets }));
    });

    test('stops and says what is hidden and how to decide', () => {
      const { status, stdout } = run('来件.xlsx', '--site', 'site');
      expect(status).toBe(1);
      expect(stdout).toContain('隐藏的行（第 3 行）');
      expect(stdout).toContain('--hidden 不读');
      expect(existsSync(join(folder, 'site'))).toBe(false);
    });

    test.each([
      ['不读', 1],
      ['读取', 2],
    ])('%s takes %d rows, and is remembered for the next time', (said, count) => {
      for (const args of [['--hidden', said], []]) {
        const { status, json } = run('来件.xlsx', '--site', 'site', '--json', ...args);
        expect(status).toBe(0);
        expect(json.files[0].rows).toBe(count);
        expect(json.problems.map((p: { kind: string }) => p.kind)).toContain('hidden-left-out');
      }
      // Of this part alone: what the next file hides elsewhere is asked anew.
      expect(read('site/data/mappings/来件.mapping.yaml')).toContain(`三月 隐藏的行: ${said}`);
    });

    test('are left out of a workbook in the data folder, too, where its mapping says so', async () => {
      mkdirSync(join(folder, 'site/data/mappings'), { recursive: true });
      mkdirSync(join(folder, 'site/content'));
      writeFileSync(join(folder, 'site/content/site.yaml'), '网站名称: 甲\n主办单位: 乙\n');
      const rows = [
        ['编号', '标题', '收到日期', '状态'],
        ['1', '甲', '2026-03-02', '办结'],
        ['2', '乙', '2026-03-03', '办结'],
      ];
      const sheets = [{ name: '三月', rows, rowDefs: new Map([[2, { hidden: true }]]) }];
      writeFileSync(join(folder, 'site/data/问题台账.xlsx'), await writeXlsx({ sheets }));
      expect((await errorsOf('site')).map((p) => p.kind)).toEqual(['hidden-content']);
      writeFileSync(join(folder, 'site/data/mappings/问题台账.mapping.yaml'), '隐藏内容:\n  三月 隐藏的行: 不读\n');
      expect(await errorsOf('site')).toEqual([]);
    });
  });

  test('keeps the mappings of two ledgers whose files have one name', () => {
    put('大桥镇.csv', '工单号,主题,留言时间\n1,路灯不亮,2026-03-02\n');
    run('大桥镇.csv', '--site', 'site');
    put('大桥镇.csv', '活动编号,活动类型,活动名称,活动时间\nA,宣讲,医保,2026-03-02 09:00\n');
    expect(run('大桥镇.csv', '--site', 'site').status).toBe(0);
    expect(readdirSync(join(folder, 'site/data'))).toEqual(['events', 'issues', 'mappings']);
    expect(readdirSync(join(folder, 'site/data/mappings')).sort()).toEqual(
      ['大桥镇 活动安排.mapping.yaml', '大桥镇.mapping.yaml'].sort(),
    );
  });
});

test.each([
  ['no file', [], 2],
  ['an unknown option', ['x.csv', '--nope'], 2],
  ['an empty site', ['x.csv', '--site', ''], 2],
  ['an unknown ledger', ['x.csv', '--ledger', '没有'], 2],
  ['an unknown word for hidden content', ['x.csv', '--hidden', '也许'], 2],
  ['a missing file', ['x.csv'], 1],
  ['a missing mapping', ['--mapping', 'x.yaml', '来件.csv'], 1],
  ['a file that stands in the site already', ['site/data/x.csv'], 1],
])('%s is refused', (_, args, code) => {
  put('来件.csv', TABLE);
  run('来件.csv', '--site', 'site');
  writeFileSync(join(folder, 'site/data/x.csv'), TABLE);
  expect(run('--site', 'site', ...args).status).toBe(code);
});

test('a unit’s mobile is exported and imported with the mark that its owner agreed', () => {
  put('单位.csv', '编号,名称,公开电话\nDW-1,水利局,13800138000（同意公开）\n');
  expect(run('单位.csv', '--site', 'site').status).toBe(0);
  expect(run('site/data/units/单位.csv', '--site', 'other').status).toBe(0);
  expect(read('other/data/units/单位.csv')).toContain('13800138000（同意公开）');
});

test('the demonstration’s own ledgers import unchanged', async () => {
  const files = diskFolder(root)
    .list('data')
    .filter((path) => path.endsWith('.csv'));
  const { status } = run(...files.map((path) => join(root, path)), '--site', 'site');
  expect(status).toBe(0);
  expect(existsSync(join(folder, 'site/data/mappings'))).toBe(false);
  const [own, copy] = await Promise.all([root, join(folder, 'site')].map((at) => readSite(diskFolder(at), null)));
  expect(copy?.counts).toEqual(own?.counts);
});

describe.skipIf(!existsSync(shared))('real tables (skipped where ../shared is absent)', () => {
  test('120 answered matters: the users go, their codes in the replies are hidden', async () => {
    const source = join(shared, 'issues/tipdm2020c_4_sample_replies.xlsx');
    const { status, json } = run(source, '--site', 'site', '--json');
    expect(status).toBe(0);
    expect(json.files).toMatchObject([
      {
        ledger: 'issues',
        rows: 120,
        dropped: ['留言用户'],
        ignored: [],
        columns: { 留言编号: '编号', 答复时间: '答复日期' },
      },
    ]);
    expect(json.files[0].hidden).toBeGreaterThan(0);
    const text = read('site/data/issues/tipdm2020c_4_sample_replies.csv');
    expect(text).toContain('〔已隐去〕');
    expect(text).not.toMatch(/A000\d{5}/);
    expect(text).toContain('\r\n2549,2019-04-25,');
    expect(await errorsOf('site')).toEqual([]);
  });

  test.each([2023, 2024, 2025, 2026])('the days off of %d are taken as they are published', (year) => {
    const source = join(shared, `events/holidays-${year}.json`);
    expect(run(source, '--site', 'site').status).toBe(0);
    const days: { date: string; isOffDay: boolean }[] = JSON.parse(readFileSync(source, 'utf8')).days;
    const text = read(`site/data/holidays/holidays-${year}.csv`);
    for (const { date, isOffDay } of days) expect(text).toContain(`\r\n${date},${isOffDay ? '放假' : '上班'},`);
  });

  // The file lists 28 rooms; its sessions use 26 of them.
  test('352 sessions of a conference become events', async () => {
    const mapping = join(root, 'scripts/mappings/coscup2023.mapping.yaml');
    const source = join(shared, 'events/coscup2023_session.json');
    expect(run(source, '--site', 'site', '--mapping', mapping).status).toBe(0);
    const [header, ...rows] =
      readCsv('events', readFileSync(join(folder, 'site/data/events/coscup2023_session.csv'))).tables[0]?.rows ?? [];
    const column = (name: string) => header?.cells.indexOf(name) ?? -1;
    expect(rows).toHaveLength(352);
    expect(new Set(rows.map(({ cells }) => cells[column('地点')])).size).toBe(26);
    expect(rows[0]?.cells[column('开始时间')]).toBe('2023-07-29 12:35');
    expect(await errorsOf('site')).toEqual([]);
  });

  test.each([
    ['issues/tipdm2020c_1_taxonomy.xlsx', 'unmapped-table'],
    ['issues/tipdm2020c_2_sample_labelled.xlsx', 'duplicate-id'],
    ['issues/db44t2479-2024_12345_taxonomy.csv', 'unmapped-table'],
    ['tables/gov_crawler_target_cities.bom-crlf.csv', 'unmapped-table'],
    ['tables/hiko_SalseData.csv', 'unknown-encoding'],
    ['tables/hiko_附件1.xlsx', 'unmapped-table'],
    ['tables/network_summary_机构新.gb2312.csv', 'unmapped-table'],
    ['tables/node-csv_365-utf16le-bom-windows.csv', 'unmapped-table'],
  ])('%s is refused: %s', (name, kind) => {
    const { status, json } = run(join(shared, name), '--site', 'site', '--json');
    expect(status).toBe(1);
    expect(json.problems.map((p: { kind: string }) => p.kind)).toContain(kind);
    expect(existsSync(join(folder, 'site'))).toBe(false);
  });
});
