import { describe, expect, it } from 'vitest';
import { memoryFolder, SITE_YAML } from '../../tests/memory-folder.ts';
import { readSite } from './read-site.ts';
import { matterRecords, type SearchRecord, searchFilters, searchRecords } from './search-records.ts';
import { SiteView } from './site-view.ts';

const { site, problems } = await readSite(
  memoryFolder({
    'content/site.yaml': SITE_YAML,
    'data/places.csv': '代码,名称\n990122,测试县\n990122101,大桥镇\n990122101201,桥头村\n',
    'data/issues.csv': [
      '编号,收到日期,标题,诉求摘要,答复,状态,类别,区划代码',
      'A-1,2025-12-30,路灯不亮,晚上很黑,已换灯泡,办结,照明,990122101201',
      'A-2,2026-03-02,水管漏水,,,办理中,饮水,990122101',
      'A-3,2026-03-03,低保补贴,不该公开,,办理中,低保,990122101',
    ].join('\n'),
    'data/events.csv':
      '编号,类型,标题,开始时间,地点,区划代码\nE-1,政策宣讲,医保宣讲,2026-03-12 14:30,村委会,990122101201\nE-0,政策宣讲,冬天的宣讲,2026-01-12 14:30,村委会,\n',
    'data/policies.csv': '编号,名称,效力,效力日期\nP-0,旧办法,废止,2025-01-01\nP-1,医保缴费办法,有效,\n',
    'content/talks/yibao/index.mdx': '---\n标题: 医保缴费\n摘要: 怎么交\n---\n\n到**大厅**交。\n',
  }),
  null,
);
if (site === null) throw new Error(JSON.stringify(problems));
const view = new SiteView(site);
const others = searchRecords(view);
const matters = [...matterRecords(view)];
const records: SearchRecord[] = [...others, ...matters];
const named = (title: string) => records.find((record) => record.title === title);

describe('searchRecords', () => {
  it('name the language of a translation, of nothing else', async () => {
    const talk = (title: string, more: string) => `---\n标题: ${title}\n摘要: 讲解\n${more}---\n\n正文。\n`;
    const { site } = await readSite(
      memoryFolder({
        'content/site.yaml': SITE_YAML,
        'content/talks/yibao/index.mdx': talk('医保', '语言: zh-CN\n'),
        'content/talks/yibao/index.bo.mdx': talk('藏语医保', ''),
        'content/talks/yanglao/index.mdx': talk('养老', ''),
      }),
      null,
    );
    const found = site ? searchRecords(new SiteView(site)) : [];
    const languages = found.filter(({ kind }) => kind === 'talk').map(({ title, lang }) => [title, lang]);
    expect(Object.fromEntries(languages)).toEqual({ 医保: undefined, 藏语医保: 'bo', 养老: undefined });
    expect(found.filter((record) => 'lang' in record)).toHaveLength(1);
  });

  it('search a matter by its title, summary and reply; place, status and category are only shown or chosen', () => {
    expect(named('路灯不亮')).toEqual({
      kind: 'issue',
      address: '/issues/A-1/',
      title: '路灯不亮',
      texts: ['晚上很黑', '已换灯泡'],
      facts: ['2025年12月30日', '大桥镇 桥头村', '办结'],
      places: ['990122101'],
      category: '照明',
      state: '办结',
      year: '2025',
    });
    expect(named('水管漏水')?.texts).toEqual([]);
  });

  it('hold no matter that is only counted', () => {
    expect(JSON.stringify(records)).not.toContain('低保');
  });

  it('hold talks with their words, events with their venue, and places', () => {
    expect(named('医保缴费')).toMatchObject({
      kind: 'talk',
      address: '/talks/yibao/',
      texts: ['怎么交', '到大厅交。'],
    });
    expect(named('医保宣讲')).toMatchObject({ kind: 'event', texts: ['村委会'], places: ['990122101'], year: '2026' });
    expect(named('大桥镇 桥头村')).toMatchObject({ kind: 'place', address: '/places/990122101201/' });
  });

  it('come in the order they are shown: what holds, what is coming, places, what has been; matters newest first', () => {
    expect(others.map(({ title }) => title)).toEqual([
      '医保缴费办法',
      '医保缴费',
      '医保宣讲',
      '大桥镇',
      '大桥镇 桥头村',
      '冬天的宣讲',
      '旧办法',
    ]);
    expect(others.map(({ state }) => state)).toEqual(['有效', null, '将举行', null, null, '已举行', '已失效']);
    expect(matters.map(({ title }) => title)).toEqual(['水管漏水', '路灯不亮']);
  });
});

describe('searchFilters', () => {
  it('offer only what occurs in the site, and no filter that would not narrow anything', () => {
    expect(searchFilters(view).map(({ key, choices }) => [key, choices.map(({ name }) => name)])).toEqual([
      ['kind', ['政策', '政策宣讲', '活动安排', '乡镇村', '问题办理']],
      ['category', ['照明', '饮水']],
      ['state', ['有效', '将举行', '已举行', '已失效', '在办', '办结']],
      ['year', ['2026年', '2025年']],
    ]);
  });
});
