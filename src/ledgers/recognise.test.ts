import { describe, expect, test } from 'vitest';
import { type LedgerKey, ledgerKeys, ledgerOf } from '../domain/ledger-catalogue.ts';
import { isPrivateHeader } from '../domain/private-header.ts';
import { ledgerByName } from './name-ledger.ts';
import { OFFICIALS, recognise } from './recognise.ts';
import type { Table } from './table.ts';

const table = (file: string, headers: readonly string[], sheet: string | null = null): Table => ({
  file,
  sheet,
  rows: [{ number: 1, cells: headers }],
});

describe('headers that stand for a column are never private', () => {
  test.each(ledgerKeys)('in %s', (key) => {
    const columns = Object.entries(ledgerOf(key).columns);
    for (const [name, { zh, aliases }] of columns) {
      const others = columns.filter(([other]) => other !== name).map(([other]) => other);
      for (const header of [name, zh, ...aliases]) {
        const { recognised, problems } = recognise(table('x', [...others, header]), key);
        expect(problems.filter((p) => p.kind === 'private-column')).toEqual([]);
        expect(recognised?.dropped.size).toBe(0);
      }
    }
  });

  test('by their synonyms, outside the ledgers of officials', () => {
    const aliases = ledgerKeys
      .filter((key) => !OFFICIALS.has(key))
      .flatMap((key) => Object.values(ledgerOf(key).columns).flatMap((column) => column.aliases));
    expect(aliases.filter(isPrivateHeader)).toEqual([]);
  });
});

test('officials are read by name in the schedule; residents are not in matters', () => {
  const event = recognise(table('x', ['编号', '类型', '标题', '开始时间', '姓名', '地址']), 'events').recognised;
  expect([...(event?.columns.keys() ?? [])]).toEqual(['id', 'kind', 'title', 'startsAt', 'speaker', 'venue']);
  const issue = recognise(table('x', ['编号', '标题', '收到日期', '状态', '姓名', '地址']), 'issues').recognised;
  expect([...(issue?.dropped.values() ?? [])]).toEqual(['姓名', '地址']);
});

test('an office’s address and telephone are dropped under the name of somebody’s, and their own column is named', () => {
  const dropped = (headers: string[], key: LedgerKey) =>
    recognise(table('x', headers), key)
      .problems.filter(({ kind }) => kind === 'private-column')
      .map(({ message, fix }) => message + fix);
  const [address, phone] = dropped(['编号', '名称', '地址', '联系电话'], 'units');
  expect(address).toContain('请把列名改成「办公地址」');
  expect(phone).toContain('请把列名改成「公开电话」');
  // Taken already, or no office's.
  expect(dropped(['编号', '名称', '办公地址', '地址'], 'units').join()).not.toContain('办公地址');
  expect(dropped(['编号', '标题', '收到日期', '状态', '地址'], 'issues').join()).not.toContain('改成');
});

describe('two headers for one column', () => {
  test.each([[['类别', '类型']], [['类型', '类别']]])('%s: its own name is read, the other is not', (kinds) => {
    const { recognised, problems } = recognise(table('x', ['编号', '标题', '开始时间', ...kinds]), 'events');
    expect(recognised?.columns.get('kind')).toBe(3 + kinds.indexOf('类型'));
    expect(recognised?.ignored).toEqual(['类别']);
    expect(problems).toMatchObject([{ kind: 'redundant-column', severity: 'warning', column: '类别' }]);
  });
  test.each([[['类型', '类型']], [['类型', 'kind']], [['类别', '类别']]])('%s: nobody can choose', (kinds) => {
    const { problems } = recognise(table('x', ['编号', '标题', '开始时间', ...kinds]), 'events');
    expect(problems).toMatchObject([{ kind: 'duplicate-header', severity: 'error' }]);
  });
});

describe('a ledger is known by name', () => {
  const ISSUES = ['编号', '标题', '收到日期', '状态'];
  test.each<[string, string | null, readonly string[], LedgerKey | null]>([
    ['data/issues 2026-03.csv', null, ISSUES, 'issues'],
    ['data/问题台账-大桥镇.csv', null, ISSUES, 'issues'],
    ['data/大桥镇问题台账.xlsx', 'Sheet1', ISSUES, 'issues'],
    ['data/大桥镇问题台账.xlsx', 'Sheet1', ['甲'], 'issues'],
    ['data/issue-updates 2026.csv', null, ['甲'], 'issueUpdates'],
    ['data/issues.xlsx', '问题台账', ISSUES, 'issues'],
    ['data/issues.xlsx', '办理进展', ['问题编号', '日期', '说明'], 'issueUpdates'],
    ['data/issues/三月.csv', null, ISSUES, 'issues'],
    ['data/tissues.csv', null, ['甲'], null],
    // 活动 is a name of the schedule, but these headers are of matters.
    ['data/大走访活动.csv', null, ISSUES, 'issues'],
  ])('%s, sheet %s', (file, sheet, headers, key) => expect(ledgerByName(table(file, headers, sheet))).toBe(key));
});
