import { readXlsx } from 'hucre/xlsx';
import { expect, test } from 'vitest';
import { statusLabels } from '../domain/issue-state.ts';
import { ledgerKeys, ledgerOf } from '../domain/ledger-catalogue.ts';
import { siteCells } from '../site/read-site.ts';
import { ledgerWorkbook } from './ledger-workbook.ts';
import { readTableFile } from './read-ledgers.ts';
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
