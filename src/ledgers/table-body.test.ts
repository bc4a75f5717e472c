import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LedgerKey } from '../domain/ledger-catalogue.ts';
import { recognise } from './recognise.ts';
import type { Merge, Table } from './table.ts';

const table = (text: string, merges: readonly Merge[] | null = null): Table => ({
  file: 'x',
  sheet: null,
  rows: text
    .trim()
    .split('\n')
    .map((line, index) => ({ number: index + 1, cells: line.split('|').map((cell) => cell.trim()) })),
  ...(merges && { workbook: { merges, formulas: new Map(), failed: new Map() } }),
});
const read = (key: LedgerKey, text: string, merges: readonly Merge[] | null = null) => {
  const { recognised, problems } = recognise(table(text, merges), key);
  const rows = recognised?.rows.map(({ cells }) => cells) ?? [];
  const of = (name: string) => rows.map((cells) => cells[recognised?.columns.get(name) ?? -1] ?? '');
  return { rows, of, kinds: problems.map((p) => `${p.kind} ${p.row}`), header: recognised?.header };
};

describe('a header of two rows', () => {
  const TWO = `
    编号 | 标题 | 收到日期 | 办理 |          | 反映人 |
         |      |          | 状态 | 期限     | 姓名   | 电话
    A-1  | 甲   | 2026-03-02 | 办结 | 2026-03-09 | 张三 | 1`;
  test('is read together: group and part, or the part alone', () => {
    const { of, rows } = read('issues', TWO);
    expect(rows).toHaveLength(1);
    expect([...of('status'), ...of('dueOn')]).toEqual(['办结', '2026-03-09']);
  });
  test('keeps the private parts of a group private', () => {
    const { recognised } = recognise(table(TWO), 'issues');
    expect([...(recognised?.dropped.values() ?? [])]).toEqual(['反映人姓名', '反映人电话']);
  });
  test('names a date by its group, not by its own word', () => {
    const { of } = read('issues', '编号|标题|状态|收到日期|答复|\n||||内容|日期\nA|甲|办结|2026-03-02|修好|2026-03-05');
    expect([...of('reply'), ...of('repliedOn'), ...of('receivedOn')]).toEqual(['修好', '2026-03-05', '2026-03-02']);
  });
  test('is never a header and the first row of data', () => {
    const { rows } = read('issues', '编号|标题|收到日期|状态|\nA-1|状态|2026-03-02|办结|来源');
    expect(rows).toHaveLength(1);
  });
  test('does not take in the title of the table', () => {
    expect(read('issues', '三月来件登记表|||\n编号|标题|收到日期|状态\nA|甲|2026-03-02|办结').header?.firstRow).toBe(2);
  });
});

describe('totals', () => {
  test.each<[string, string, string[]]>([
    ['right', '合计||12', ['total-row 4']],
    ['right, with spaces in the word', '合  计||12', ['total-row 4']],
    ['right as a number of rows', '合计|共2件|', ['total-row 4']],
    ['wrong', '合计||13', ['wrong-total 4']],
    ['wrong as a number of rows', '总计|3件|', ['wrong-total 4']],
  ])('that are %s', (_, total, kinds) => {
    const { rows, kinds: found } = read('activities', `日期|指标|数值\n2026-03-02|走访|5\n2026-03-03|走访|7\n${total}`);
    expect(rows).toHaveLength(2);
    expect(found).toEqual(kinds);
  });
  test('of parts sum what stands since the one before, the last sums all', () => {
    const text =
      '日期|指标|数值\n2026-03-02|走访|0.1\n2026-03-03|走访|0.2\n大桥镇小计||0.3\n2026-03-03|走访|7\n小计||7\n合计||7.3';
    expect(read('activities', text).kinds).toEqual(['total-row 4', 'total-row 6', 'total-row 7']);
  });
  test('of a column with something unreadable are not judged', () => {
    expect(read('activities', '日期|指标|数值\n2026-03-02|走访|五\n合计||5').kinds).toEqual(['total-row 3']);
  });
  test('are no matters that speak of one', () => {
    const { rows } = read(
      'issues',
      '编号|标题|收到日期|状态\n合计|合计数不对|2026-03-02|办结\nA-2|小计|2026-03-02|办结',
    );
    expect(rows).toHaveLength(2);
  });
});

test('the names under a table are no row of it, and no message tells them', () => {
  const { recognised, problems } = recognise(
    table('编号|标题|收到日期|状态\nA|甲|2026-03-02|办结\n填表人：张三三||审核人：李四四|2026年3月31日'),
    'issues',
  );
  expect(recognised?.rows).toHaveLength(1);
  expect(problems.map((p) => p.kind)).toEqual(['note-row']);
  expect(JSON.stringify(problems)).not.toMatch(/张三|李四/);
});

describe('what stands among the rows', () => {
  test.each<[string, LedgerKey, string]>([
    ['a title that begins like a note', 'issues', '标题|编号|收到日期|状态\n说明：3月5日停水|A-1|2026-03-01|办理中'],
    [
      'an indicator that ends like a total',
      'activities',
      '指标|专项|区划|日期|数值\n走访群众累计||990122101|2026-03-01|12',
    ],
    ['an indicator of that name', 'indicators', '名称|编号\n走访群众合计|ZB-1'],
  ])('%s is a row', (_, key, text) => {
    const { rows, kinds } = read(key, text);
    expect([rows.length, kinds]).toEqual([1, []]);
  });
  test.each([
    '（盖章）',
    '大桥镇人民政府',
    '二、四月份',
    '以下空白',
    '第1页 共2页',
    '填报人（签字）：某某',
    '2026年3月31日',
  ])('%s is one thing to be told, not four', (line) => {
    const { rows, kinds } = read('issues', `编号|标题|收到日期|状态\nA|甲|2026-03-02|办结\n${line}|||`);
    expect([rows.length, kinds.length]).toEqual([1, 1]);
  });
  test('a total is said to be checked only when it was', () => {
    const message = (total: string) =>
      recognise(table(`日期|指标|数值\n2026-03-02|走访|5\n${total}`), 'activities').problems[0]?.message;
    expect([message('合计||5'), message('合计||')]).toEqual([
      expect.stringContaining('对得上'),
      expect.stringContaining('没有能核对的数'),
    ]);
    expect([message('合计：2件||'), message('合计|共 3 件|')]).toEqual([
      expect.stringContaining('「1 行」'),
      expect.stringContaining('「1 行」'),
    ]);
  });
});

test('a village whose name begins its township’s is not swallowed', () => {
  expect(read('issues', '编号|标题|收到日期|状态|乡镇|村\nA|甲|2026-03-02|办结|白河镇|白河').of('place')).toEqual([
    '白河镇 白河',
  ]);
});

test('day and time in two columns are one moment, whichever stands first', () => {
  const { of, kinds } = read(
    'events',
    '编号|类型|标题|时间|日期\nE|接访|接访日|下午2:30|2026-03-02\nF|接访|接访日||2026-03-03',
  );
  expect([of('startsAt'), kinds]).toEqual([['2026-03-02 下午2:30', '2026-03-03'], []]);
});

test('visitors under a group title are not taken for officials', () => {
  const text = '编号|类型|标题|开始时间|来访人|\n||||姓名|电话\nE|接访|接访日|2026-03-02 09:00|王秀英|0198-1234567';
  const { recognised } = recognise(table(text), 'events');
  expect([...(recognised?.dropped.values() ?? [])]).toEqual(['来访人姓名', '来访人电话']);
  expect(recognised?.columns.has('speaker')).toBe(false);
});

test('a group title may itself be a column’s name', () => {
  const text =
    '编号|标题|收到日期|办理情况||期限|\n|||状态|答复|原定|现定\nA|甲|2026-03-02|办结|修好|2026-03-05|2026-03-09';
  const { of, rows } = read('issues', text);
  expect(rows).toHaveLength(1);
  expect(['status', 'reply', 'originalDueOn', 'dueOn'].flatMap((name) => of(name))).toEqual([
    '办结',
    '修好',
    '2026-03-05',
    '2026-03-09',
  ]);
});

test.each(['*编　号', '编号（必填，不能重复）', '★编号：'])('%s is 编号', (title) => {
  expect(recognise(table(`${title}|标题|收到日期(年-月-日)|状态\nA|甲|2026-03-02|办结`), 'issues').problems).toEqual(
    [],
  );
});

describe('merged cells', () => {
  const merge = (firstRow: number, lastRow: number, firstColumn: number, lastColumn = firstColumn) => ({
    firstRow,
    lastRow,
    firstColumn,
    lastColumn,
  });
  const TEXT = '编号|标题|收到日期|状态|来源\nA|甲|2026-03-02|办结|热线\nB|乙|2026-03-02|办结|\nC|丙|2026-03-02|办结|';
  test('say the same of each of their rows', () => {
    const { of, kinds } = read('issues', TEXT, [merge(2, 3, 4)]);
    expect(of('channel')).toEqual(['热线', '热线', '']);
    expect(kinds).toEqual(['merged-cells 2']);
  });
  test('that claim the whole sheet cost nothing', () => {
    const started = performance.now();
    const { of } = read('issues', TEXT, [merge(2, 1_048_576, 4, 16_383)]);
    expect(of('channel')).toEqual(['热线', '热线', '热线']);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

test('township and village in two columns are one place', () => {
  const { of, kinds } = read(
    'issues',
    '编号|标题|收到日期|状态|村|乡镇\nA|甲|2026-03-02|办结|桥头村|大桥镇\nB|乙|2026-03-02|办结||大桥镇',
  );
  expect(of('place')).toEqual(['大桥镇 桥头村', '大桥镇']);
  expect(kinds).toEqual([]);
});

test('a table of any shape is read without a fault of the program, and no row of data is lost', () => {
  const cell = fc.constantFrom(
    '',
    ' ',
    '甲',
    '合计',
    '小计',
    '编号',
    '标题',
    '填表人：甲',
    '12',
    '2026-03-02',
    '办结',
    '，',
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }), (rows) => {
      const given = { file: 'x', sheet: null, rows: rows.map((cells, index) => ({ number: index + 2, cells })) };
      const header = { number: 1, cells: ['编号', '标题', '收到日期', '状态', '答复'] };
      const { recognised, problems } = recognise({ ...given, rows: [header, ...given.rows] }, 'issues');
      const last = recognised?.header.number ?? 0;
      const filled = given.rows.filter(
        ({ number, cells }) => number > last && cells.some((text) => text.trim() !== ''),
      );
      const said = problems.filter((p) =>
        ['total-row', 'wrong-total', 'note-row', 'repeated-header', 'not-a-row'].includes(p.kind),
      );
      expect((recognised?.rows.length ?? 0) + new Set(said.map((p) => p.row)).size).toBe(filled.length);
    }),
    { numRuns: 500 },
  );
});

test('leftovers beside a table in a sheet are told once, unless the clerk has said that they are none of it', () => {
  const beside = {
    ...table('编号|标题|收到日期|状态||\nA|甲|2026-03-02|办结||草稿\nB|乙|2026-03-02|办结|x|'),
    sheet: '三月',
  };
  expect(recognise(beside, 'issues').problems).toMatchObject([
    { kind: 'outside-table', row: 2, message: expect.stringContaining('F 列起，第 2、3 行') },
  ]);
  expect(recognise({ ...beside, leaveOutside: true }, 'issues').problems).toMatchObject([{ kind: 'hidden-left-out' }]);
});
