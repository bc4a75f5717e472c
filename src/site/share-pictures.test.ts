import { expect, test } from 'vitest';
import { memoryFolder, SITE_YAML } from '../../tests/memory-folder.ts';
import { readSite } from './read-site.ts';
import { sharePicture, sharePictures } from './share-pictures.ts';
import { SiteView } from './site-view.ts';

test('a talk has a picture of its own on all of its pages, events one of their kind, everything else the site’s', async () => {
  const files = {
    'content/site.yaml': SITE_YAML,
    'data/issues.csv': '编号,收到日期,标题,状态\nA-1,2026-03-02,路灯不亮,办理中\n',
    'data/events.csv': '编号,名称,类型,开始\nE-1,接访日,接访,2026-03-02 09:00\nE-2,又一次接访,接访,2026-03-09 09:00\n',
    'content/talks/yibao/index.mdx': '---\n标题: 医保怎么缴\n摘要: 讲怎么缴。\n---\n\n先看一看。\n',
  };
  const { site, problems } = await readSite(memoryFolder(files), '2026-04-01');
  if (!site) throw new Error(JSON.stringify(problems));
  const view = new SiteView(site);
  const of = (address: string) => sharePicture(view, address);
  expect(of('/talks/yibao/')).toMatchObject({ label: '政策宣讲', title: '医保怎么缴' });
  expect(of('/talks/yibao/script/')).toEqual(of('/talks/yibao/'));
  expect(of('/schedule/E-1/')).toMatchObject({ label: '活动安排', title: '接访' });
  expect(of('/schedule/E-2/')).toEqual(of('/schedule/E-1/'));
  expect(of('/issues/A-1/')).toEqual(of('/'));
  // Browsers keep a picture for a year: in another colour it must stand elsewhere.
  const other = new SiteView({ ...site, settings: { ...site.settings, colour: '#8a1c1c' } });
  expect(sharePicture(other, '/').path).not.toBe(of('/').path);
  expect(sharePictures(view)).toEqual(['/', '/talks/yibao/', '/schedule/E-1/'].map(of));
});
