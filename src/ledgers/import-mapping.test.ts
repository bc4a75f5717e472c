import { describe, expect, test } from 'vitest';
import { readYaml } from '../markdown/read-yaml.ts';
import {
  headerMapping,
  headerShare,
  type ImportMapping,
  mappingFields,
  mappingProblems,
  mappingText,
  noMapping,
  saysNothing,
} from './import-mapping.ts';

const mapping = (parts: Partial<ImportMapping>): ImportMapping => ({ ...noMapping, ...parts });

describe('a mapping file', () => {
  test('reads back as it was written, odd headers included', () => {
    const written = mapping({
      ledger: 'events',
      rows: 'data.sessions',
      headers: { 'zh.title': '标题', '时间: 起': '开始时间', 备注: '不导入', '007': '编号', true: '地点' },
      constants: { 类型: '政策宣讲' },
    });
    const { value, problems } = readYaml('x.mapping.yaml', mappingText(written), mappingFields);
    expect(problems).toEqual([]);
    expect(value).toEqual(written);
  });

  test('names the ledgers there are when its own is unknown', () => {
    const { problems } = readYaml('x.mapping.yaml', '台账: 问题台帐\n', mappingFields);
    expect(problems).toMatchObject([{ kind: 'invalid-choice', message: expect.stringContaining('「问题台账」') }]);
  });
});

test('a header to be left out leads to no column', () => {
  expect(headerMapping(mapping({ headers: { 备注: '不导入', 名: '标题' } }))).toEqual({ 备注: '', 名: '标题' });
});

describe('a mapping is checked against its ledger', () => {
  test.each<[string, Partial<ImportMapping>, string]>([
    ['a column the ledger does not have', { headers: { 名: '标提' } }, 'invalid-choice'],
    ['a constant for a column the ledger does not have', { constants: { 类: '接访' } }, 'invalid-choice'],
    ['a constant that may not stand there', { constants: { 公开属性: '也许' } }, 'invalid-choice'],
    ['a private column led into a public one', { headers: { 留言用户: '标题' } }, 'invalid-setting'],
  ])('%s', (_, parts, kind) => {
    expect(mappingProblems(mapping(parts), 'issues', 'x.mapping.yaml')).toMatchObject([{ kind, severity: 'error' }]);
  });

  test('officials may be led into the events ledger by name', () => {
    expect(mappingProblems(mapping({ headers: { 姓名: '主讲' } }), 'events', 'x')).toEqual([]);
  });

  test('a ledger’s own private-looking header is fine', () => {
    expect(mappingProblems(mapping({ headers: { Name: '名称' } }), 'campaigns', 'x')).toEqual([]);
  });
});

test('the same layout is known by its headers, wherever the header row stands', () => {
  const rows = [['三月来件'], ['号', '名', '备注']].map((cells, index) => ({ number: index + 1, cells }));
  const table = { file: 'x.csv', sheet: null, rows };
  expect(headerShare(table, mapping({ headers: { 号: '编号', 名: '标题' } }))).toBe(1);
  expect(headerShare(table, mapping({ headers: { 号: '编号', 题: '标题' } }))).toBe(0.5);
  expect(headerShare(table, noMapping)).toBe(0);
});

test('a mapping of the ledger’s own headers need not be kept', () => {
  expect(saysNothing(mapping({ headers: { 编号: '编号' } }))).toBe(true);
  expect(saysNothing(mapping({ headers: { 工单号: '编号' } }))).toBe(false);
});
