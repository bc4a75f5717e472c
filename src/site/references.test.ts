import { expect, test } from 'vitest';
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
