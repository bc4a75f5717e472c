import { describe, expect, it } from 'vitest';
import { lawFile, lawId } from './import-law.ts';
import { importTables } from './import-table.ts';
import { readLaw } from './read-law.ts';
import { recogniseFiles } from './read-ledgers.ts';

const LAW =
  '中华人民共和国热线法\n2018年6月28日 全国人民代表大会常务委员会通过\n第一条 为了试一试。\n居住在城关镇和平路18号的人也可以打。';

/** What importing the law into a site with these ledger files gives: name of the ledger → rows. */
async function imported(files: Readonly<Record<string, string>> = {}, text = LAW) {
  const { tables } = await recogniseFiles(
    Object.entries(files).map(([path, text]) => ({ path, read: () => new TextEncoder().encode(text) })),
  );
  const { law } = readLaw('热线法.md', text);
  if (law === null) throw new Error('no law');
  const { ledgers, problems } = importTables([lawFile('热线法.md', law, tables)], tables, {});
  return { problems, rows: Object.fromEntries(ledgers.map((one) => [one.ledger, [one.headers, ...one.rows]])) };
}

describe('importing a law', () => {
  it('makes a row of the policy ledger, and one for each article as it stands', async () => {
    const { rows, problems } = await imported();
    expect(problems).toEqual([]);
    expect(rows).toEqual({
      policies: [
        ['编号', '名称', '发文机关', '成文日期'],
        ['热线法', '中华人民共和国热线法', '全国人民代表大会常务委员会', '2018-06-28'],
      ],
      policyArticles: [
        ['政策', '条', '正文'],
        ['热线法', '1', '为了试一试。\n居住在城关镇和平路18号的人也可以打。'],
      ],
    });
  });

  it('gives the articles to the policy the site has already', async () => {
    const { rows } = await imported({ 'data/政策.csv': '编号,名称\nZC-7,热线法\n' });
    expect(rows).toEqual({ policyArticles: [expect.anything(), ['ZC-7', '1', expect.anything()]] });
  });

  it('keeps what was added by hand to the row it made before', async () => {
    const made = '编号,名称,成文日期,效力\n热线法,热线法,2001-01-01,有效\n';
    const { rows, problems } = await imported({ 'data/policies/热线法.csv': made });
    expect(problems).toEqual([]);
    expect(rows.policies?.[1]).toEqual([
      '热线法',
      '中华人民共和国热线法',
      '全国人民代表大会常务委员会',
      '2018-06-28',
      '有效',
    ]);
  });

  it('refuses an article without a text, at its line', async () => {
    const { problems } = await imported({}, '条例\n第一条 甲。\n第二条');
    expect(problems).toMatchObject([{ kind: 'missing-value', row: 3, column: '正文' }]);
  });
});

describe('the identifier of a law', () => {
  it.each([
    ['中华人民共和国社会保险法', '社会保险法'],
    ['济南市12345市民服务热线条例', '济南市12345市民服务热线条例'],
    ['《信访工作条例》', '信访工作条例'],
    ['中华人民共和国法', '中华人民共和国法'],
    ['关于“三农”工作的  若干规定（试行）', '关于-三农-工作的-若干规定-试行'],
  ])('is made of its title: %s → %s', (title, id) => expect(lawId(title)).toBe(id));

  it('is short for a long title, and another one for another title', () => {
    const long = '全国人民代表大会常务委员会关于授权国务院在部分地区开展有关试点工作的若干具体规定和补充决定';
    expect([...lawId(long)].length).toBeLessThanOrEqual(38);
    expect(lawId(long)).not.toBe(lawId(`${long}二`));
  });
});
