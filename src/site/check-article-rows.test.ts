import { expect, it } from 'vitest';
import { memoryFolder, SITE_YAML } from '../../tests/memory-folder.ts';
import { readSite } from './read-site.ts';

it('an article stands once in its policy, however it is written, in whatever file', async () => {
  const { problems } = await readSite(
    memoryFolder({
      'content/site.yaml': SITE_YAML,
      'data/政策.csv': '编号,名称\nZC-1,热线条例\nZC-2,别的办法\n',
      'data/政策条文/甲.csv': '政策,条,正文\nZC-1,1,甲。\nZC-2,1,乙。\n热线条例,第一条,丙。\n',
      'data/政策条文/乙.csv': '政策,条,正文\nZC-1,第2条,丁。\nZC-9,1,戊。\n',
    }),
    null,
  );
  expect(
    problems.filter(({ file }) => file.includes('条文')).map(({ kind, row, message }) => [kind, row, message]),
  ).toEqual([
    ['unknown-reference', 3, expect.stringContaining('「ZC-9」')],
    ['duplicate-id', 4, expect.stringContaining('编号「ZC-1 第一条」已经在第 2 行用过了')],
  ]);
});
