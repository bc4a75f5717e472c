import { describe, expect, test } from 'vitest';
import { choice } from '../domain/cell.ts';
import { readLedgers } from './read-ledgers.ts';

const read = async (files: Readonly<Record<string, string>>) => {
  const { problems, rows } = await readLedgers(
    Object.entries(files).map(([path, text]) => ({ path, read: () => new TextEncoder().encode(text) })),
    {},
  );
  return { rows, errors: problems.filter((p) => p.severity === 'error').map((p) => `${p.kind} ${p.row} ${p.column}`) };
};

describe('personal data is found in every published cell of text', () => {
  test.each([
    ['编号', 'E13800001234', '', '', ''],
    ['主办单位', 'A', '水利局 13800001234', '', ''],
    ['协办单位', 'A', '', '水利局、李四13800001234', ''],
    ['区划代码', 'A', '', '', '大桥镇 13800001234'],
  ])('of the column %s', async (column, id, lead, partners, place) => {
    const text = `编号,标题,收到日期,状态,主办单位,协办单位,区划代码\n${id},甲,2026-03-02,办结,${lead},${partners},${place}\n`;
    expect((await read({ 'data/issues.csv': text })).errors).toEqual([`personal-data 2 ${column}`]);
  });

  test('an address of the web included', async () => {
    const text = '编号,名称,原文链接\nZC,甲,https://www.gov.cn/?tel=13800001234\n';
    expect((await read({ 'data/policies.csv': text })).errors).toEqual(['personal-data 2 原文链接']);
  });

  test('an office telephone passes, wherever it is repeated; another does not', async () => {
    const text = (address: string) => `编号,名称,公开电话,办公地址\nDW,水利局,13800001234（同意公开）,${address}\n`;
    expect((await read({ 'data/units.csv': text('一号院') })).errors).toEqual([]);
    expect((await read({ 'data/units.csv': text('13800001234') })).errors).toEqual([]);
    expect((await read({ 'data/units.csv': text('13800001235') })).errors).toEqual(['personal-data 2 办公地址']);
  });

  test('a number is not told by the message about its row', async () => {
    const row = '13800001234,甲,2026-03-02,办结\n';
    const files = [
      { path: 'data/issues.csv', read: () => new TextEncoder().encode(`编号,标题,收到日期,状态\n${row}${row}`) },
    ];
    const { problems } = await readLedgers(files, {});
    expect(problems.map((p) => p.kind)).toContain('duplicate-id');
    expect(JSON.stringify(problems)).not.toContain('13800001234');
  });
});

describe('what a left-out column holds is found again', () => {
  const matters = (header: string, value: string, summary: string) =>
    read({
      'data/issues.csv': `编号,标题,收到日期,状态,主办单位,${header},诉求摘要\nA-1,甲,2026-03-02,办结,云岭县水利局,${value},${summary}\n`,
    });

  test.each([
    ['经办人', '欧阳小红红', '由欧阳小红红办理'],
    ['备用手机', '0198-622000', '请打0198-622000'],
    ['会员ID', 'Ux-99812', '会员Ux-99812您好'],
  ])('%s', async (header, value, summary) =>
    expect((await matters(header, value, summary)).errors).toEqual(['private-value-repeated 2 诉求摘要']),
  );

  test('unless it names a thing, a unit or a row', async () => {
    expect((await matters('小区名称', '阳光花园', '阳光花园停水')).errors).toEqual([]);
    expect((await matters('经办单位人员', '云岭县水利局', '云岭县水利局已办')).errors).toEqual([]);
    expect((await matters('备注', '阳光花园', '阳光花园停水')).errors).toEqual([]);
  });
});

test('a telephone keeps the mark that lets it be published, so that an export imports again', async () => {
  const { rows } = await read({ 'data/units.csv': '编号,名称,公开电话\nDW,水利局,138 0000 1234(同意公开)\n' });
  expect(rows.units[0]?.phone).toBe('138 0000 1234（同意公开）');
});

describe('within its own row', () => {
  const kindsOf = async (header: string, name: string, reply: string) => {
    const text = {
      'data/places.csv': '代码,名称,层级\n990122,测试县,县\n990122101,高山乡,乡\n',
      'data/issues.csv': `编号,标题,收到日期,状态,${header},答复\nA-1,甲,2026-03-02,办结,${name},${reply}\n`,
    };
    const files = Object.entries(text).map(([path, content]) => ({
      path,
      read: () => new TextEncoder().encode(content),
    }));
    const { problems } = await readLedgers(files, {});
    return problems.filter((p) => p.row === 2).map((p) => p.kind);
  };
  test.each([
    ['姓名', '张桂芳', '已答复张桂芳', ['private-value-repeated']],
    ['来访人员', '张桂芳', '已答复张桂芳', ['private-value-repeated']],
    ['群众姓名（保密）', '张桂芳', '已答复张桂芳', ['private-value-repeated']],
    ['姓名1', '王秀', '已答复王秀', ['name-repeated']],
    ['姓名', '高山', '高山乡已办', []],
    ['反映人住址', '下河村', '下河村已办', []],
  ])('%s %s: %s', async (header, name, reply, kinds) => expect(await kindsOf(header, name, reply)).toEqual(kinds));
});

test('a column without a name is looked through for who must not be named', async () => {
  const text = '编号,标题,收到日期,状态,,答复\nA-1,甲,2026-03-02,办结,欧阳娜娜,欧阳娜娜您好\n';
  expect((await read({ 'data/issues.csv': text })).errors).toEqual(['private-value-repeated 2 答复']);
});

test('what stood in a dropped column is not told by the fault of another cell', async () => {
  const text = '编号,标题,收到日期,状态,微信号\nA-1,甲,2026-03-02,wx_abc12345,wx_abc12345\n';
  const { problems } = await readLedgers([{ path: 'data/issues.csv', read: () => new TextEncoder().encode(text) }], {});
  const status = { status: choice({ 办结: [] }) };
  const again = await readLedgers([{ path: 'data/issues.csv', read: () => new TextEncoder().encode(text) }], {
    issues: status,
  });
  expect(again.problems.map((p) => p.kind)).toContain('invalid-choice');
  expect(JSON.stringify([problems, again.problems])).not.toContain('wx_abc12345');
});

test.each([
  ['lost zeros', (i: number) => `${i + 1},甲,2026-03-02,办结`, '0000007,甲,2026-03-02,办结'],
  ['notes', () => '填表人：某某,,,', 'A,甲,2026-03-02,办结'],
])('150,000 rows with %s are told', async (_, row, first) => {
  const text = ['编号,标题,收到日期,状态', first, ...Array.from({ length: 150_000 }, (_unused, i) => row(i))].join(
    '\n',
  );
  const { problems } = await readLedgers([{ path: 'data/issues.csv', read: () => new TextEncoder().encode(text) }], {});
  expect(problems.length).toBeGreaterThan(140_000);
});

test('invisible characters take no time', async () => {
  const started = performance.now();
  await read({ 'data/issues.csv': `编号,标题,收到日期,状态\nA-1,\u200b${'\ufeff'.repeat(60)}路灯,2026-03-02,办结\n` });
  expect(performance.now() - started).toBeLessThan(1000);
});
