import { describe, expect, test } from 'vitest';
import { statusLabels } from '../domain/issue-state.ts';
import { siteCells } from '../site/settings-file.ts';
import { noMapping } from './import-mapping.ts';
import { type ForeignFile, importTables, targetPath } from './import-table.ts';
import { recognise } from './recognise.ts';
import type { Table } from './table.ts';

const table = (file: string, text: string, sheet: string | null = null): Table => ({
  file,
  sheet,
  rows: text
    .trim()
    .split('\n')
    .map((line, index) => ({ number: index + 1, cells: line.split('|').map((cell) => cell.trim()) })),
});

const foreign = (stem: string, text: string, parts: Partial<ForeignFile> = {}): ForeignFile => {
  const file = `${stem}.csv`;
  return { file, stem, tables: [table(file, text)], ledger: null, mapping: noMapping, mappingFile: file, ...parts };
};

const run = (files: ForeignFile[], existing: Parameters<typeof importTables>[1] = []) =>
  importTables(files, existing, siteCells(statusLabels()));

describe('matters', () => {
  test('without a status are in progress, answered or not', () => {
    const { ledgers, problems } = run([
      foreign('来件', '工单号|主题|留言时间|答复意见\n7|路灯不亮|2026/3/2 9:00|已修好'),
    ]);
    expect(problems).toEqual([]);
    expect(ledgers[0]).toMatchObject({
      ledger: 'issues',
      headers: ['编号', '收到日期', '标题', '状态', '答复'],
      rows: [['7', '2026-03-02', '路灯不亮', '办理中', '已修好']],
      columns: { 工单号: '编号', 主题: '标题', 留言时间: '收到日期', 答复意见: '答复' },
    });
  });

  test('keep the status they have, in its canonical word; an empty one is a problem', () => {
    const { ledgers, problems } = run([
      foreign('来件', '编号|标题|收到日期|状态\n1|甲|2026-03-02|已办结\n2|乙|2026-03-02|'),
    ]);
    expect(ledgers[0]?.rows[0]).toContain('办结');
    expect(problems).toMatchObject([{ kind: 'missing-value', file: '来件.csv', row: 3, column: '状态' }]);
  });

  test('of a table without identifiers are numbered by their order', () => {
    const { ledgers } = run([foreign('大桥镇 3月', '序号|标题|收到日期\n1|甲|2026-03-02\n2|乙|2026-03-03')]);
    expect(ledgers[0]?.rows.map(([id]) => id)).toEqual(['大桥镇-3月-001', '大桥镇-3月-002']);
    expect(ledgers[0]?.supplied.join()).toContain('大桥镇-3月-001');
  });

  test('without an identifier in a table that has them are a problem', () => {
    const { problems } = run([foreign('来件', '编号|标题|收到日期\n|甲|2026-03-02')]);
    expect(problems).toMatchObject([{ kind: 'missing-value', row: 2, column: '编号' }]);
  });
});

describe('privacy', () => {
  test('private columns go, and what repeats them is hidden', () => {
    const { ledgers } = run([
      foreign('来件', '编号|标题|收到日期|留言用户|答复\n1|甲|2026-03-02|A0004558|A0004558您好，A0004558X不是您'),
    ]);
    expect(JSON.stringify(ledgers[0]?.rows)).toContain('〔已隐去〕您好，A0004558X不是您');
    expect(ledgers[0]).toMatchObject({ dropped: ['留言用户'], hidden: [{ row: 2, column: '答复' }] });
  });

  test('numbers that offices publish stay, also where they stand in a private column', () => {
    const units = recognise(
      table('data/units.csv', '编号|名称|公开电话\nDW-1|供水所|13812345678（同意公开）、0999-6555000'),
      'units',
    ).recognised;
    if (!units) throw new Error('no units');
    const { ledgers, problems } = run(
      [
        foreign(
          '来件',
          '编号|标题|收到日期|联系电话|答复\n1|甲|2026-03-02|0999-6555000|请打 138-1234-5678 或 6555000\n2|乙|2026-03-02|13987654321;0999-6555126|请打 13812345678，他的是（0999）6555126',
        ),
      ],
      [units],
    );
    expect(problems.map(({ kind }) => kind)).toEqual(['private-column']);
    expect(ledgers[0]?.rows.map((row) => row[4])).toEqual([
      '请打 138-1234-5678 或 6555000',
      '请打 13812345678，他的是〔已隐去〕',
    ]);
    expect(ledgers[0]).toMatchObject({ hidden: [{ row: 3, column: '答复' }], masked: [] });
  });

  test('telephone numbers in public text are masked, and the list does not tell them', () => {
    const { ledgers, problems } = run([foreign('来件', '编号|标题|收到日期\n1|请打 13800138000|2026-03-02')]);
    expect(problems).toEqual([]);
    expect(ledgers[0]?.masked).toEqual([
      { sheet: null, row: 2, column: '标题', what: '手机号码', masked: '138****8000' },
    ]);
    expect(ledgers[0]?.rows).toEqual([['1', '2026-03-02', '请打 138****8000', '办理中']]);
  });

  test('rows about households are left out', () => {
    const { ledgers } = run([
      foreign('包联公示', '区划代码|层级|姓名\n990122100|联县包乡|温怀谷\n990122100001|组包户|牟雪莲'),
    ]);
    expect(ledgers[0]).toMatchObject({ households: 1, rows: [['990122100', '联县包乡', '温怀谷']] });
  });
});

test('a telephone whose owner agreed keeps its mark', () => {
  const { ledgers } = run([foreign('单位', '编号|名称|公开电话\nDW-1|水利局|13800138000（同意公开）')]);
  expect(ledgers[0]?.rows).toEqual([['DW-1', '水利局', '13800138000（同意公开）']]);
});

test('a constant given by hand fills a column, also one the table has', () => {
  const mapping = { ...noMapping, constants: { 类型: '政策宣讲' } };
  const { ledgers, problems } = run([
    foreign('讲座', '编号|标题|开始时间|类型\nA|甲|2023-07-29T12:35:00+09:00|x7', { mapping }),
  ]);
  expect(problems).toEqual([]);
  expect(ledgers[0]?.rows).toEqual([['A', '政策宣讲', '甲', '2023-07-29 11:35']]);
});

test.each(['活动安排', '三月'])('an event without a kind is a problem, in a file called %s', (stem) => {
  const { problems } = run([foreign(stem, '编号|标题|开始时间\nA|甲|2026-03-02')]);
  expect(problems).toMatchObject([{ kind: 'missing-column', column: '类型' }]);
});

test('a table that fits no ledger is refused with its headers', () => {
  const { ledgers, problems } = run([foreign('分类', '一级分类|二级分类\n城乡建设|安全生产')]);
  expect(ledgers).toEqual([]);
  expect(problems).toMatchObject([{ kind: 'unmapped-table', message: expect.stringContaining('「一级分类」') }]);
});

test('a list of people without a header is refused, and nobody in it is told', () => {
  const { problems } = run([foreign('名册', '张桂芳|桥头村3组12号|13800138000\n李国强|下河村1组|13900139000')]);
  expect(problems).toMatchObject([{ kind: 'unmapped-table', message: expect.stringContaining('第一行不像表头') }]);
  expect(JSON.stringify(problems)).not.toMatch(/张桂芳|桥头村/);
});

test('township and village are told as one place, and its mapping works the next time', () => {
  const text = '编号|标题|收到日期|乡镇|村\n1|甲|2026-03-02|大桥镇|桥头村';
  const { ledgers } = run([foreign('来件', text)]);
  expect(ledgers[0]).toMatchObject({ columns: { 乡镇: '区划代码', 村: '区划代码' } });
  const mapping = { ...noMapping, headers: ledgers[0]?.columns ?? {} };
  const again = run([foreign('来件', text, { mapping })]);
  expect(again.problems).toEqual([]);
  expect(again.ledgers[0]?.rows[0]).toContain('大桥镇 桥头村');
});

test('all sheets of a workbook are taken, notes between them are not', () => {
  const tables = [
    table('来件.xlsx', '编号|标题|收到日期\n1|甲|2026-03-02', '三月'),
    table('来件.xlsx', '填表说明\n请如实填写', '说明'),
    table('来件.xlsx', '标题|编号|收到日期\n乙|2|2026-04-02', '四月'),
  ];
  const { ledgers, problems } = run([foreign('来件', 'x', { file: '来件.xlsx', tables })]);
  expect(problems).toEqual([]);
  expect(ledgers[0]?.rows).toEqual([
    ['1', '2026-03-02', '甲', '办理中'],
    ['2', '2026-04-02', '乙', '办理中'],
  ]);
});

test('notes in two columns beside a ledger are a warning', () => {
  const tables = [
    table('来件.xlsx', '编号|标题|收到日期\n1|甲|2026-03-02', '三月'),
    table('来件.xlsx', '项目内容|要求\n标题写法|一句话说清', '填表说明'),
  ];
  const { ledgers, problems } = run([foreign('来件', 'x', { file: '来件.xlsx', tables })]);
  expect(problems).toMatchObject([{ kind: 'sheet-without-header', sheet: '填表说明', severity: 'warning' }]);
  expect(ledgers[0]?.rows).toHaveLength(1);
});

test('a fault in each of 200,000 rows is told', () => {
  const rows = Array.from({ length: 200_000 }, (_, index) => `${index}|甲|昨天`).join('\n');
  expect(run([foreign('来件', `编号|标题|收到日期\n${rows}`)]).problems).toHaveLength(200_000);
});

describe('identifiers', () => {
  const site = table(targetPath('issues', '二月'), '编号|标题|收到日期|状态\n1|甲|2026-02-02|办结');
  const existing = [recognise(site, 'issues').recognised].filter((one) => one !== null);
  const text = '编号|标题|收到日期\n1|乙|2026-03-02';

  test('that the site has in another file are a problem', () => {
    const { problems } = run([foreign('三月', text)], existing);
    expect(problems).toMatchObject([{ kind: 'duplicate-id', file: '三月.csv', row: 2 }]);
    expect(problems[0]?.message).toContain('网站里的 data/issues/二月.csv');
  });

  test('of the file that is replaced do not count', () => {
    expect(run([foreign('二月', text)], existing).problems).toEqual([]);
  });
});

test('two files that would overwrite each other are refused', () => {
  const { problems } = run([
    foreign('来件', '编号|标题|收到日期\n1|甲|2026-03-02'),
    foreign('来件', '编号|标题|收到日期\n2|乙|2026-03-02', { file: 'b/来件.csv' }),
  ]);
  expect(problems).toContainEqual(expect.objectContaining({ kind: 'invalid-setting', file: 'b/来件.csv' }));
});
