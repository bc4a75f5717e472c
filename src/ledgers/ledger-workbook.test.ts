import { openXlsx, readXlsx, saveXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { type CellKind, count, date, dateTime, decimal, placeCode, webAddress } from '../domain/cell.ts';
import { statusLabels } from '../domain/issue-state.ts';
import { ledgerKeys, ledgerOf } from '../domain/ledger-catalogue.ts';
import { articleNumber } from '../domain/policy-article.ts';
import { statedValue } from '../domain/stated-total.ts';
import { figurePeriod } from '../domain/written-period.ts';
import { siteCells } from '../site/settings-file.ts';
import { ledgerWorkbook } from './ledger-workbook.ts';
import { readLedgers, readTableFile } from './read-ledgers.ts';
import { recognise } from './recognise.ts';

const workbook = (key: (typeof ledgerKeys)[number]) =>
  ledgerWorkbook(key, siteCells(statusLabels()), (column) => column.meaning);

test.each(ledgerKeys)('the empty workbook of %s reads back as a header without rows', async (key) => {
  const { tables, problems } = await readTableFile(`${ledgerOf(key).zh}.xlsx`, await workbook(key));
  expect(problems).toEqual([]);
  expect(tables).toHaveLength(1);
  const [table] = tables;
  if (!table) return;
  const { recognised, problems: found } = recognise(table, key);
  expect(found).toEqual([]);
  expect(recognised?.columns.size).toBe(Object.keys(ledgerOf(key).columns).length);
  expect(recognised?.rows).toEqual([]);
});

test('the columns of matters carry their meaning, dropdowns and formats', async () => {
  const { sheets } = await readXlsx(await workbook('issues'), { readStyles: true });
  const sheet = sheets[0];
  const headers = sheet?.rows[0] ?? [];
  const at = (name: string) => headers.indexOf(name);
  expect(sheet?.cells?.get(`0,${at('编号')}`)?.comment?.text).toContain('永久编号');
  const lists = sheet?.dataValidations?.map(({ values }) => values?.join() ?? '') ?? [];
  expect(lists).toContain('公开,仅统计,不公开');
  expect(lists.some((list) => list.includes('办理中'))).toBe(true);
  expect(sheet?.cells?.get(`1,${at('收到日期')}`)?.style?.numFmt).toBe('yyyy-mm-dd');
  expect(sheet?.cells?.get(`1,${at('编号')}`)?.style?.numFmt).toBe('@');
});

/** What a clerk would type into a cell of a kind; spreadsheets keep days and times as such. */
function typed(cell: CellKind<unknown, unknown>): string | number | Date {
  if (cell === date) return new Date(Date.UTC(2026, 2, 2));
  if (cell === dateTime) return new Date(Date.UTC(2026, 2, 2, 14, 30));
  if (cell === count || cell === decimal || cell === articleNumber) return 12;
  if (cell === placeCode) return '990122101';
  if (cell === figurePeriod) return '2026-03';
  if (cell === statedValue) return '98.27%';
  if (cell === webAddress) return 'https://www.example.gov.cn/';
  return cell.choices?.[0] ?? '甲1';
}

test.each(ledgerKeys)('%s filled in and dropped back is read without any mapping', async (key) => {
  const cells = siteCells(statusLabels());
  const opened = await openXlsx(await workbook(key));
  const columns = Object.entries(ledgerOf(key).columns);
  const sheet = opened.sheets[0];
  if (!sheet) throw new Error('no sheet');
  sheet.rows[1] = columns.map(([name, column]) => typed(cells[key]?.[name] ?? column.cell));
  const files = [{ path: `data/${ledgerOf(key).zh}.xlsx`, bytes: await saveXlsx(opened) }];
  const { problems, rows } = await readLedgers(
    files.map(({ path, bytes }) => ({ path, read: () => bytes })),
    cells,
  );
  expect(problems).toEqual([]);
  expect(rows[key]).toHaveLength(1);
  const [row] = rows[key] as unknown as Record<string, unknown>[];
  for (const [name, { cell }] of columns) {
    if (cell === date) expect(row?.[name]).toBe('2026-03-02');
    if (cell === dateTime) expect(row?.[name]).toBe('2026-03-02 14:30');
  }
});
