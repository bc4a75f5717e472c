import { describe, expect, test } from 'vitest';
import { documentKinds } from '../domain/document.ts';
import { siteFields } from '../domain/site-settings.ts';
import { parseDocument } from '../markdown/parse-document.ts';
import { readYaml } from '../markdown/read-yaml.ts';
import { documentText, ledgerTable, siteSettingsText, slugFromTitle } from './templates.ts';

test('the settings template reads back with what was filled in', () => {
  const text = siteSettingsText({ name: '县: 连心桥', organiser: '县委办', review: { required: 'true' } });
  const { value, problems } = readYaml('content/site.yaml', text, siteFields);
  expect(problems).toEqual([]);
  expect(value).toMatchObject({ name: '县: 连心桥', organiser: '县委办', operator: null, review: { required: true } });
});

test.each(['talk', 'report', 'page'] as const)('the %s template reads back, every field explained', (kind) => {
  const { fields } = documentKinds[kind];
  const text = documentText(kind, { title: '“补贴”怎么领？', summary: '一句话', draft: 'true' }, '## 第一节\n');
  const { frontMatter, problems } = parseDocument('x.mdx', text, fields);
  expect(problems).toEqual([]);
  expect(frontMatter).toMatchObject({ title: '“补贴”怎么领？', draft: true, publishedAt: null });
  for (const field of Object.values(fields))
    expect(text).toContain(`# ${field.required ? '（必填）' : ''}${field.meaning}`);
});

describe('a folder name from a title', () => {
  test.each([
    ['医保缴费：2026年怎么交？', '医保缴费-2026年怎么交'],
    ['A/B \\ <C>', 'a-b-c'],
    ['../../etc', 'etc'],
    ['བོད་ཡིག', 'བོད-ཡིག'],
    ['？！', null],
  ])('%s → %s', (title, slug) => {
    expect(slugFromTitle(title)).toBe(slug);
  });
});

test('a ledger table has all Chinese headers and cells in their written form', () => {
  const { headers, rows } = ledgerTable('issues', [{ id: '1', onTheSpot: true, partners: ['甲', '乙'] }]);
  expect(headers[0]).toBe('编号');
  expect(rows[0]?.[headers.indexOf('现场办结')]).toBe('是');
  expect(rows[0]?.[headers.indexOf('协办单位')]).toBe('甲、乙');
  expect(rows[0]?.[headers.indexOf('标题')]).toBe('');
});
