import { expect, it } from 'vitest';
import { memoryFolder, SITE_YAML } from '../../tests/memory-folder.ts';
import { readSite } from './read-site.ts';

const FRONT = '标题: 试讲\n摘要: 一句话\n';
const talk = (body: string, front = '') => `---\n${FRONT}${front}---\n\n${body}\n`;
const broken = async (link: string, front = '', name = 'a') =>
  (
    await readSite(
      memoryFolder({
        'content/site.yaml': `${SITE_YAML}数据截至: 2026-03-31\n`,
        'data/policies.csv': '编号,名称\nZC-01,某某办法\n',
        [`content/talks/${name}/index.mdx`]: talk(`正文\n\n[看这里](<${link}>)`, front),
        'content/talks/a/申请表 1.pdf': 'x',
        'content/talks/a/notes.html': 'x',
        'content/talks/b/index.mdx': talk('正文'),
        'content/talks/draft/index.mdx': talk('正文', '草稿: 是\n'),
        'content/reports/r/index.mdx': talk('正文'),
        'content/pages/help.mdx': '---\n标题: 帮助\n---\n\n正文\n',
        'public/forms/x.txt': 'x',
      }),
      null,
    )
  ).problems.map(({ kind, file, line }) => `${kind} ${file}:${line}`);

it.each([
  '../b/',
  '../b/#如何办',
  '../b',
  '#上面',
  '%E7%94%B3%E8%AF%B7%E8%A1%A8%201.pdf',
  '../../reports/r/',
  '../../help/',
  '../../policies/ZC-01/',
  '../../talks/',
  '../../talks/page/2/',
  '../../issues/A-1/',
  '../../forms/x.txt',
  'https://www.gov.cn/',
  'tel:12345',
])('a talk may link to %s', async (link) => expect(await broken(link)).toEqual([]));

it.each([
  '../nope/',
  './a.pdf',
  './notes.html',
  './index.mdx',
  './100%.pdf',
  './slides/',
  '../draft/',
  '../../reports/b/',
  '../../policies/ZC-09/',
])('a link of a talk to %s is reported with its line', async (link) =>
  expect(await broken(link)).toEqual(['broken-link content/talks/a/index.mdx:8']),
);

it('lets a draft link to a draft', async () => expect(await broken('../draft/', '草稿: 是\n', 'c')).toEqual([]));
