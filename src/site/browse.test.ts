import { beforeAll, describe, expect, it } from 'vitest';
import { memoryFolder, SITE_YAML } from '../../tests/memory-folder.ts';
import { browseGroups, browsePages } from './browse.ts';
import { issueFacts } from './issue-facts.ts';
import { placeFile } from './place-file.ts';
import { placeGroups } from './place-groups.ts';
import { readSite } from './read-site.ts';
import { SiteView } from './site-view.ts';

let view: SiteView;
beforeAll(async () => {
  const rows = Array.from(
    { length: 101 },
    (_, i) => `A-${i},2026-03-02,路灯不亮,办理中,990122101202,道路/照明,2026-03-20\n`,
  ).join('');
  const { site, problems } = await readSite(
    memoryFolder({
      'content/site.yaml': `${SITE_YAML}\n区划代码: "990122"\n数据截至: 2026-03-31\n`,
      'data/places.csv':
        '代码,名称,层级\n99,云上省,省\n990122,云岭县,县\n990122101,大桥镇,乡\n990122101202,上河村,村\n990122102,青石镇,乡\n',
      'data/contacts.csv': '区划代码,层级,姓名\n990122101,联县包乡,甲\n990122101202,联乡包村,乙\n',
      'data/issues.csv': `编号,收到日期,标题,状态,区划代码,类别,办理期限\n${rows}`,
    }),
    null,
  );
  if (!site) throw new Error(JSON.stringify(problems));
  view = new SiteView(site);
});

describe('browsing matters', () => {
  it('offers every division with its counts and no empty list', () => {
    expect(
      browseGroups(view).map(({ name, lists }) => [name, lists.map((list) => `${list.name} ${list.issues.length}`)]),
    ).toEqual([
      ['按乡镇', ['大桥镇 101']],
      ['按类别', ['道路/照明 101']],
      ['按状态', ['在办 101']],
      ['按月份', ['2026年3月 101']],
    ]);
  });

  it('gives every list its numbered pages', () => {
    const paths = browsePages(view).map(({ path }) => path);
    expect(paths.slice(0, 4)).toEqual([undefined, 'page/2', 'page/3', 'place/990122101']);
    expect(paths).toContain('category/道路~2f照明/page/3');
    expect(paths).toContain('place/990122101202/page/2');
    expect(paths.length).toBe(new Set(paths).size);
  });
});

describe('places', () => {
  it('stand once each, villages under their township', () => {
    expect(placeGroups(view).map(({ place, within }) => [place.name, within.map(({ name }) => name)])).toEqual([
      ['云岭县', []],
      ['大桥镇', ['上河村']],
      ['青石镇', []],
    ]);
  });

  it('tell who answers for them, the nearest first', () => {
    const [village] = view.tree.children('990122101');
    if (!village) throw new Error('no village');
    const { contacts, above, issues, figures } = placeFile(view, village);
    expect(contacts.map(({ name }) => name)).toEqual(['乙', '甲']);
    expect(above.map(({ name }) => name)).toEqual(['大桥镇']);
    expect([issues.length, ...figures.map(({ numerator }) => numerator)]).toEqual([101, 101, 0]);
  });

  it('say when nothing happened there', () => {
    const quiet = view.tree.get('990122102');
    expect(quiet && placeFile(view, quiet).isEmpty).toBe(true);
  });
});

it('the facts of a matter say where it belongs', () => {
  const [issue] = view.site.issues;
  const facts = issue ? issueFacts(view, issue).filter(({ value }) => value) : [];
  expect(facts.map(({ name, value }) => `${name} ${value}`)).toEqual([
    '编号 A-99',
    '收到 2026年3月2日',
    '地方 大桥镇 上河村',
    '类别 道路/照明',
    '办理期限 2026年3月20日',
  ]);
});
