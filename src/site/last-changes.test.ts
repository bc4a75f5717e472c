import { expect, test } from 'vitest';
import { memoryFolder, SITE_YAML } from '../../tests/memory-folder.ts';
import { lastChanges } from './last-changes.ts';
import { readSite } from './read-site.ts';
import { SiteView } from './site-view.ts';

test('a page changed when it was published, when something was recorded, when it was corrected; never on a day to come', async () => {
  const { site } = await readSite(
    memoryFolder({
      'content/site.yaml': `${SITE_YAML}数据截至: 2026-03-31\n`,
      'content/talks/医保/index.mdx': '---\n标题: 医保\n摘要: 讲怎么缴。\n发布时间: 2026-03-02 09:00\n---\n\n正文\n',
      'content/pages/about.mdx': '---\n标题: 我们是谁\n---\n\n一个县。\n',
      'data/issues.csv':
        '编号,收到日期,标题,状态,办结日期\nA-1,2026-03-02,路灯不亮,办结,2026-03-09\nA-2,2026-03-03,桥坏了,办理中,\n',
      'data/issue-updates.csv': '问题编号,日期,状态\nA-2,2026-03-20,办理中\nA-2,2026-04-20,办结\n',
      'data/corrections.csv': '日期,对象,更正为\n2026-03-25,医保,四百元\n2026-03-05,A-1,大桥村\n',
      'data/policies.csv': '编号,名称,发布日期,效力,效力日期\nZ-1,办法,2025-01-02,废止,2027-01-01\n',
    }),
    null,
  );
  if (!site) throw new Error('The folder of the test has an error.');
  expect(Object.fromEntries(lastChanges(new SiteView(site)))).toEqual({
    '/talks/医保/': '2026-03-25',
    '/talks/医保/slides/': '2026-03-02',
    '/talks/医保/handout/': '2026-03-02',
    '/talks/医保/script/': '2026-03-02',
    '/issues/A-1/': '2026-03-09',
    '/issues/A-2/': '2026-03-20',
    '/policies/Z-1/': '2025-01-02',
  });
});
