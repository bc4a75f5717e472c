import { describe, expect, it } from 'vitest';
import { noMapping } from './import-mapping.ts';
import { importTables } from './import-table.ts';
import { readLedgers } from './read-ledgers.ts';

const problemsOf = async (path: string, lines: readonly string[]) => {
  const bytes = new TextEncoder().encode(lines.join('\n'));
  const { problems } = await readLedgers([{ path, read: () => bytes }], {});
  return problems.filter(({ kind }) => kind === 'personal-data').map(({ column, value }) => `${column} ${value}`);
};

describe('personal data in a cell', () => {
  it('is a problem in what somebody writes about a matter', async () => {
    const reply = '已到阳光小区3栋2单元501室查看，村民刘桂英（甘A00K12车主）表示满意';
    const found = await problemsOf('data/issues.csv', [
      '编号,收到日期,标题,状态,答复',
      `A-1,2026-03-02,漏水,办结,${reply}`,
    ]);
    expect(found).toEqual(['答复 〔住址已隐去〕', '答复 刘某某', '答复 甘A****2']);
  });

  it('is none where an office or an official stands by name', async () => {
    const address = '城关镇阳光小区3栋2单元501室';
    expect(await problemsOf('data/units.csv', ['编号,名称,办公地址', `D-1,物业服务站,${address}`])).toEqual([]);
    const event = ['编号,类型,标题,开始时间,地点,主讲', `H-1,政策宣讲,讲医保,2026-03-02 09:00,${address},本人李建国`];
    expect(await problemsOf('data/events.csv', event)).toEqual([]);
    // Who is visited at home has no office there.
    const visit = ['编号,类型,标题,开始时间,地点', `H-1,走访,上门看看,2026-03-02 09:00,${address}`];
    expect(await problemsOf('data/events.csv', visit)).toEqual(['地点 城关镇']);
    const titled = ['编号,类型,标题,开始时间', `H-1,政策宣讲,到${address}讲医保,2026-03-02 09:00`];
    expect(await problemsOf('data/events.csv', titled)).toEqual(['标题 城关镇']);
  });

  it('is a name of the matter’s own row in its updates, also one of two characters', async () => {
    const files = {
      'data/进展.csv':
        '编号,日期,进展\nA-1,2026-03-05,陈红说已经通水\nA-1,2026-03-06,李卫东来电\nA-2,2026-03-06,红陈说',
      'data/事项.csv':
        '编号,收到日期,标题,状态,来访人\nA-1,2026-03-02,漏水,办理中,陈红、李卫东\nA-2,2026-03-02,漏水,办理中,',
    };
    const list = Object.entries(files).map(([path, text]) => ({ path, read: () => new TextEncoder().encode(text) }));
    const { problems } = await readLedgers(list, {});
    expect(problems.slice(1).map(({ kind, file, row }) => `${kind} ${file} ${row}`)).toEqual([
      'name-repeated data/进展.csv 2',
      'private-value-repeated data/进展.csv 3',
    ]);
  });

  it('has no mend filled in where a person must judge', async () => {
    const rows = (reply: string) => ['编号,收到日期,标题,状态,答复', `A-1,2026-03-02,漏水,办结,${reply}`].join('\n');
    const proposed = async (reply: string) => {
      const read = () => new TextEncoder().encode(rows(reply));
      const { problems } = await readLedgers([{ path: 'data/issues.csv', read }], {});
      return problems.find(({ kind }) => kind === 'personal-data')?.proposed;
    };
    expect(await proposed('请拨13800001234')).toBe('请拨138****1234');
    expect(await proposed('已告知村民刘桂英')).toBeNull();
  });

  it('is masked by an import in the official forms, and told', () => {
    const text = ['编号|收到日期|标题|答复', '7|2026-03-02|漏水|本人王小明，微信：hong_shi'];
    const rows = text.map((line, index) => ({ number: index + 1, cells: line.split('|') }));
    const tables = [{ file: '来件.csv', sheet: null, rows }];
    const file = { file: '来件.csv', stem: '来件', tables, ledger: null, mapping: noMapping, mappingFile: '来件.csv' };
    const [ledger] = importTables([file], [], {}).ledgers;
    expect(ledger?.rows[0]).toContain('本人王某某，微信：〔微信号已隐去〕');
    expect(ledger?.masked.map(({ what, masked }) => `${what} ${masked}`)).toEqual([
      '群众姓名 王某某',
      '微信号 〔微信号已隐去〕',
    ]);
  });
});
