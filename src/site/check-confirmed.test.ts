import { expect, it } from 'vitest';
import { memoryFolder, SITE_YAML } from '../../tests/memory-folder.ts';
import { readSite } from './read-site.ts';

const read = (rows: string) =>
  readSite(
    memoryFolder({
      'content/site.yaml': `${SITE_YAML}数据截至: 2026-03-31\n`,
      'data/issues.csv': `编号,收到日期,办结日期,标题,状态,群众确认\n${rows}`,
    }),
    null,
  );

it('a matter in hand shows no 群众确认, and one that says 已解决 is told once for the file', async () => {
  const { site, problems } = await read(
    'A-1,2026-03-02,,路灯不亮,办理中,已解决\nA-2,2026-03-03,2026-03-09,井盖松动,办结,已解决\nA-3,2026-03-04,,桥栏断了,办理中,未解决\nA-4,2026-03-05,,公厕没水,已受理,已解决\n',
  );
  expect(site?.issues.map(({ id, confirmed }) => [id, confirmed])).toEqual([
    ['A-4', null],
    ['A-3', null],
    ['A-2', '已解决'],
    ['A-1', null],
  ]);
  expect(problems).toMatchObject([{ kind: 'confirmed-while-open', row: 2, column: '群众确认' }]);
  expect(problems[0]?.message).toContain('有 2 件（第 2、5 行）');
});
