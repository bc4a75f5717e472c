import { describe, expect, test } from 'vitest';
import { readSite } from './read-site.ts';

const folder = (files: Record<string, string>) => ({
  list: (below: string) => Object.keys(files).filter((path) => path.startsWith(`${below}/`)),
  read: (path: string) => (path in files ? new TextEncoder().encode(files[path]) : null),
});

const site = (issues: number, update: string) => ({
  'content/site.yaml': '网站名称: 甲\n主办单位: 乙\n',
  'data/issues.csv': [
    '编号,收到日期,标题,状态',
    ...Array.from({ length: issues }, (_, i) => `A${1000 + i},2026-03-01,路灯不亮,办理中`),
  ].join('\n'),
  'data/issue-updates.csv': `问题编号,日期\n${update},2026-03-02`,
});

const firstFix = async (issues: number, update: string) =>
  (await readSite(folder(site(issues, update)), null)).problems[0]?.message;

test('a reference that leads nowhere names what was probably meant', async () => {
  expect(await firstFix(3, 'A100l')).toBe('「问题台账」里没有「A100l」。是不是想写「A1000」或「A1001」？');
});

test('among thousands of serial numbers nothing is suggested', async () => {
  expect(await firstFix(2000, 'A100l')).toBe('「问题台账」里没有「A100l」。');
});

describe('names instead of codes', () => {
  const PLACES = [
    '代码,名称,层级',
    '990122,测试县,县',
    '990122101,大桥镇,乡',
    '990122102,白河镇,乡',
    '990122101201,新民村,村',
    '990122102201,新民村,村',
    '990122102202,河湾（社区）,村',
  ].join('\n');
  const placeOf = async (written: string, file = 'data/issues.csv') => {
    const { site, problems } = await readSite(
      folder({
        'content/site.yaml': '网站名称: 甲\n主办单位: 乙\n区划代码: "990122"\n',
        'data/places.csv': PLACES,
        [file]: `编号,收到日期,标题,状态,类别,区划代码\nA1,2026-03-01,路灯不亮,办理中,路灯,${written}`,
      }),
      null,
    );
    return site?.issues[0]?.place ?? problems[0]?.kind;
  };

  test.each([
    ['a name only one place has', '白河镇', '990122102'],
    ['township and village', '大桥镇新民村', '990122101201'],
    ['with a space of any kind', '大桥镇\u3000新民村', '990122101201'],
    ['brackets of the other kind', '河湾(社区)', '990122102202'],
    ['a name several have', '新民村', 'ambiguous-reference'],
    ['a name none has', '旧民村', 'unknown-reference'],
  ])('%s: %s', async (_, written, found) => expect(await placeOf(written)).toBe(found));

  test('the file’s own township decides between places of one name', async () =>
    expect(await placeOf('新民村', 'data/issues/2026-03 白河镇.csv')).toBe('990122102201'));
});
