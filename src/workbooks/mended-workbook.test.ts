import { readXlsx, writeXlsx } from 'hucre/xlsx';
import readByAnother from 'read-excel-file/node';
import { describe, expect, it, test } from 'vitest';
import { type Problem, problem } from '../domain/problem.ts';
import { LIST_SHEET } from '../ledgers/hidden-content.ts';
import type { TableLayout } from '../ledgers/table.ts';
import { mendedWorkbook } from './mended-workbook.ts';

const file = 'data/问题台账.xlsx';
const sheet = '三月';
const layout: TableLayout = {
  file,
  sheet,
  headerRow: 2,
  columns: new Map([
    ['编号', 0],
    ['收到日期', 1],
    ['受理时间', 1],
    ['标题', 2],
    ['联系人电话', 3],
  ]),
};

const ledger = await writeXlsx({
  sheets: [
    {
      name: sheet,
      rows: [
        ['三月台账'],
        ['编号', '受理时间', '标题', '联系人电话'],
        ['YL-1', '2026年3月2日', '路灯不亮', '13812345678'],
        ['YL-2', '2026/13/02', '', null],
        [null, null, '垃圾', null],
      ],
      cells: new Map([['4,1', { formula: 'B4', value: '2026/13/02', type: 'formula' }]]),
    },
    { name: '说明', rows: [['怎么填']] },
  ],
});

const at = (row: number, column: string, value: string | null = null, proposed: string | null = null) => ({
  file,
  sheet,
  row,
  column,
  value,
  proposed,
});
const badDate = (row: number, value: string, proposed: string | null = null): Problem =>
  problem('invalid-date', at(row, '收到日期', value, proposed), { value, reason: '不是日期' });

const problems: readonly Problem[] = [
  problem('unreadable-file', { file }, { reason: '有一半是空的' }),
  problem('sheet-without-header', { file, sheet: '说明' }, {}),
  problem('private-column', at(2, '联系人电话'), { name: '联系人电话' }),
  badDate(3, '2026年3月2日', '2026-03-02'),
  badDate(4, '2026/13/02'),
  problem('unknown-column', at(4, '收到日期'), { name: '收到日期', suggestions: [] }),
  problem('missing-value', at(4, '标题', null), { column: '标题' }),
  problem('unclosed-quote', { file, sheet, row: 5 }, {}),
  badDate(5, '2026/13/02', '2026-03-05'),
];

const mend = async (
  bytes = ledger,
  found: readonly Problem[] = problems,
  layouts: readonly TableLayout[] = [layout],
  name = file,
) => {
  const mended = await mendedWorkbook(name, bytes, layouts, found);
  if (!mended) throw new Error('not mended');
  return mended;
};

async function read(bytes: Uint8Array | null, name = sheet) {
  const { sheets } = await readXlsx(bytes ?? new Uint8Array(), { readStyles: true });
  const found = sheets.find((one) => one.name === name);
  const comments = [...(found?.cells ?? [])].flatMap(([cell, { comment }]) => (comment ? [[cell, comment.text]] : []));
  const fills = [...(found?.cells ?? [])].flatMap(([cell, { style }]) => {
    const colour = style?.fill?.type === 'pattern' ? style.fill.fgColor?.rgb : undefined;
    return colour ? [[cell, colour]] : [];
  });
  return {
    rows: found?.rows ?? [],
    comments: Object.fromEntries(comments) as Record<string, string>,
    fills: Object.fromEntries(fills) as Record<string, string>,
    cells: found?.cells,
  };
}

describe('the marked copy', async () => {
  const { marked } = await mend();

  it('says at every faulty cell what is wrong and what to do', async () => {
    const { comments } = await read(marked);
    expect(
      Object.entries(comments)
        .map((one) => one.join(' '))
        .join('\n\n'),
    ).toMatchInlineSnapshot(`
      "1,3 【连心桥】提醒：「联系人电话」是个人信息，这一列已经整列略去，没有读取。
      怎么改：不用处理。发布用的台账里最好直接删掉这一列。

      2,1 【连心桥】要改正：这里写的是「2026年3月2日」，不是日期。
      怎么改：请改成年-月-日，例如 2026-03-02。
      可以改成「2026-03-02」。

      3,1 【连心桥】1. 要改正：这里写的是「2026/13/02」，不是日期。
      怎么改：请改成年-月-日，例如 2026-03-02。
      2. 提醒：不认识「收到日期」这一列，没有读取。
      怎么改：不需要公开就不用管；需要的话，请改成台账规定的列名。

      3,2 【连心桥】要改正：「标题」没有填。
      怎么改：请填上标题。

      4,1 【连心桥】1. 要改正：这一行有一个双引号没有配对，后面的内容都连在了一起。
      怎么改：请补上缺的双引号，或用 Excel、WPS 打开后重新另存为 CSV。
      2. 要改正：这里写的是「2026/13/02」，不是日期。
      怎么改：请改成年-月-日，例如 2026-03-02。"
    `);
  });

  it('lists all problems, those of the whole file first', async () => {
    const { rows } = await read(marked, LIST_SHEET);
    expect(rows.map((row) => row.join('|')).join('\n')).toMatchInlineSnapshot(`
      "序号|程度|工作表|行|列|这里写的是|问题|怎么改
      1|要改正|||||这个文件读不出来：有一半是空的。|请用 Excel 或 WPS 打开它，确认内容完整，另存为 .xlsx 或「CSV UTF-8」后再放回来。
      2|提醒|三月|2|联系人电话（D 列）||「联系人电话」是个人信息，这一列已经整列略去，没有读取。|不用处理。发布用的台账里最好直接删掉这一列。
      3|要改正|三月|3|收到日期（B 列）|2026年3月2日|这里写的是「2026年3月2日」，不是日期。|请改成年-月-日，例如 2026-03-02。可以改成「2026-03-02」。
      4|要改正|三月|4|收到日期（B 列）|2026/13/02|这里写的是「2026/13/02」，不是日期。|请改成年-月-日，例如 2026-03-02。
      5|提醒|三月|4|收到日期（B 列）||不认识「收到日期」这一列，没有读取。|不需要公开就不用管；需要的话，请改成台账规定的列名。
      6|要改正|三月|4|标题（C 列）||「标题」没有填。|请填上标题。
      7|要改正|三月|5|||这一行有一个双引号没有配对，后面的内容都连在了一起。|请补上缺的双引号，或用 Excel、WPS 打开后重新另存为 CSV。
      8|要改正|三月|5|收到日期（B 列）|2026/13/02|这里写的是「2026/13/02」，不是日期。|请改成年-月-日，例如 2026-03-02。
      9|提醒|说明||||这个工作表里没有台账的表头，没有读取。|只是填表说明就不用管；是台账的话，请补上表头。"
    `);
  });

  it('colours by the worst problem of a cell', async () => {
    const { fills } = await read(marked);
    expect(fills['3,1']).toBe('FFC9C6');
    expect(fills['1,3']).toBe('FFF0A6');
    expect(Object.keys(fills).sort()).toEqual(['1,3', '2,1', '3,1', '3,2', '4,1']);
  });

  it('holds what the file held', async () => {
    const [old] = await readByAnother(Buffer.from(ledger));
    expect((await readByAnother(Buffer.from(marked)))[1]?.data).toEqual(old?.data);
  });
});

describe('the filled copy', async () => {
  const { filled } = await mend();

  it('has the certain texts in their cells, in green, and tells what stood there', async () => {
    const { rows, fills, comments } = await read(filled);
    expect(rows[2]).toEqual(['YL-1', '2026-03-02', '路灯不亮', '13812345678']);
    expect(fills['2,1']).toBe('CEEFC6');
    expect(comments['2,1']).toMatchInlineSnapshot(`
      "【连心桥】已填好：原来写的是「2026年3月2日」，已改成「2026-03-02」，请看一眼对不对。
      为什么改：这里写的是「2026年3月2日」，不是日期。"
    `);
    const line = (await read(filled, LIST_SHEET)).rows.find((row) => row[1] === '已填好');
    expect(line?.slice(2)).toMatchInlineSnapshot(`
      [
        "三月",
        3,
        "收到日期（B 列）",
        "2026年3月2日",
        "这里写的是「2026年3月2日」，不是日期。",
        "原来写的是「2026年3月2日」，已改成「2026-03-02」，请看一眼对不对。",
      ]
    `);
  });

  it('keeps the other faults marked, and formulas as they are', async () => {
    const { fills, comments, cells } = await read(filled);
    expect(fills['3,1']).toBe('FFC9C6');
    expect(cells?.get('4,1')?.formula).toBe('B4');
    expect(fills['4,1']).toBe('FFC9C6');
    expect(comments['4,1']).not.toContain('可以改成');
  });

  it('is not made where nothing is certain', async () => {
    expect((await mend(ledger, [badDate(4, '2026/13/02')])).filled).toBeNull();
    const torn = [badDate(3, 'x', '2026-03-02'), badDate(3, 'x', '2026-02-03')];
    expect((await mend(ledger, torn)).filled).toBeNull();
  });

  it('does not repeat what looks private', async () => {
    const mended = await mend(ledger, [
      problem('invalid-id', at(3, '联系人电话', '13812345678', 'YL-9'), { value: '13812345678', reason: '太长' }),
    ]);
    for (const bytes of [mended.marked, mended.filled]) {
      const { comments } = await read(bytes);
      expect(JSON.stringify([comments, (await read(bytes, LIST_SHEET)).rows])).not.toContain('13812345678');
    }
  });

  it('fills a merged cell once, for what was read in the cell itself', async () => {
    const bytes = await writeXlsx({
      sheets: [
        {
          name: sheet,
          rows: [[], ['编号', '收到日期'], ['1', '3月2日'], ['2', null]],
          merges: [{ startRow: 2, startCol: 1, endRow: 3, endCol: 1 }],
        },
      ],
    });
    const both = await mend(bytes, [badDate(3, '3月2日', '2026-03-02'), badDate(4, '3月2日', '2026-03-02')]);
    expect((await read(both.filled)).rows.slice(2)).toEqual([
      ['1', '2026-03-02'],
      ['2', null],
    ]);
    expect((await mend(bytes, [badDate(4, '', '2026-03-02')])).filled).toBeNull();
  });
});

describe('a file without sheets', () => {
  const csv = 'data/问题台账[三月]: a very long name of a file.csv';
  const text = '编号,收到日期,标题\r\n00123456789012345678,3月2日,"=1+1, ""a"""\r\n\r\nYL-3,,\r\n';
  const layouts = [{ ...layout, file: csv, sheet: null, headerRow: 1 }];
  const found = [{ ...badDate(2, '3月2日', '2026-03-02'), file: csv, sheet: null }];

  it('becomes a workbook of texts, marked in the same rows', async () => {
    const mended = await mend(new TextEncoder().encode(text), found, layouts, csv);
    const [list, table] = await readByAnother(Buffer.from(mended.marked));
    expect(list?.data[1]?.slice(0, 4)).toEqual([1, '要改正', '问题台账_三月__ a very long name of a', 2]);
    expect(table?.sheet).toBe('问题台账_三月__ a very long name of a');
    expect(table?.data).toEqual([
      ['编号', '收到日期', '标题'],
      ['00123456789012345678', '3月2日', '=1+1, "a"'],
      [null, null, null],
      ['YL-3', null, null],
    ]);
    const { cells, comments } = await read(mended.marked, table?.sheet);
    expect(cells?.get('1,2')?.formula).toBeUndefined();
    expect(comments['1,1']).toContain('可以改成「2026-03-02」。');
    expect((await read(mended.filled, table?.sheet)).rows[1]?.[1]).toBe('2026-03-02');
  });

  it('gives the same bytes for the same file', async () => {
    const bytes = new TextEncoder().encode(text);
    expect(await mend(bytes, found, layouts, csv)).toEqual(await mend(bytes, found, layouts, csv));
  });
});

test.each([
  ['an unreadable CSV', 'data/a.csv', new TextEncoder().encode('编号,"标题\n1,2\n')],
  ['an empty CSV', 'data/a.csv', new Uint8Array()],
  ['no workbook', 'data/a.xlsx', new TextEncoder().encode('…')],
  ['another kind of file', 'data/a.json', new TextEncoder().encode('[]')],
])('%s can not be marked', async (_, name, bytes) => {
  expect(await mendedWorkbook(name, bytes, [], [])).toBeNull();
});
