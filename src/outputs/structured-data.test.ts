import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { checkedStructuredData } from '../../tests/structured-data-rules.ts';
import { articleNode, breadcrumbs, datasetNodes, eventNode, structuredText, website } from './structured-data.ts';

const publisher = { name: '测试县信访局', home: 'https://a.gov.cn/' };
const checked = (...nodes: Parameters<typeof structuredText>[0]) => checkedStructuredData(structuredText(nodes));

const EVENT: Parameters<typeof eventNode>[0] = {
  id: 'HD-1',
  campaign: null,
  kind: '政策宣讲',
  title: '医保怎么交',
  startsAt: '2026-03-12 14:30',
  endsAt: '2026-03-12 16:00',
  precision: null,
  place: '990122101001',
  venue: '桥头村文化广场',
  form: null,
  audience: ['城乡居民'],
  talks: [],
  speaker: '王建国',
  post: '副县长',
  language: null,
  booking: null,
  phone: null,
  status: '确定',
  changeNote: null,
  previousStartsAt: null,
  changedAt: null,
  sequence: null,
  attendance: null,
};
const surroundings = { url: 'https://a.gov.cn/schedule/HD-1/', places: ['测试县', '大桥镇', '桥头村'], publisher };
const eventOf = (changes: Partial<typeof EVENT>) => eventNode({ ...EVENT, ...changes }, surroundings);

describe('an event', () => {
  it('has its times with the offset of China, its place, its organiser, and names nobody', () => {
    const node = eventOf({});
    expect(node).toMatchObject({
      startDate: '2026-03-12T14:30:00+08:00',
      endDate: '2026-03-12T16:00:00+08:00',
      eventStatus: 'https://schema.org/EventScheduled',
      location: {
        name: '桥头村文化广场',
        address: { addressLocality: '测试县大桥镇桥头村', streetAddress: '桥头村文化广场' },
      },
      organizer: { name: '测试县信访局' },
    });
    expect(JSON.stringify(node)).not.toContain('王建国');
    expect(node && checked(node)).toHaveLength(1);
  });

  it.each<[string, Partial<typeof EVENT>, object]>([
    [
      'moved',
      { status: '调整', previousStartsAt: '2026-03-10 09:00' },
      { eventStatus: 'https://schema.org/EventRescheduled', previousStartDate: '2026-03-10T09:00:00+08:00' },
    ],
    ['moved elsewhere', { status: '调整' }, { eventStatus: 'https://schema.org/EventScheduled' }],
    [
      'called off after it was moved',
      { status: '取消', previousStartsAt: '2026-03-10 09:00' },
      { eventStatus: 'https://schema.org/EventCancelled' },
    ],
    ['on a day', { precision: '当日', endsAt: '2026-03-13 12:00' }, { startDate: '2026-03-12', endDate: '2026-03-13' }],
    [
      'on a day that is written without a time',
      { startsAt: '2026-03-12 00:00', endsAt: null },
      { startDate: '2026-03-12' },
    ],
    ['without a venue', { venue: null }, { location: { name: '桥头村' } }],
  ])('that is %s', (_how, changes, expected) => {
    const node = eventOf(changes);
    expect(node).toMatchObject(expected);
    expect(node && checked(node)).toHaveLength(1);
  });

  it.each<[string, Partial<typeof EVENT>]>([
    ['a week', { precision: '当周' }],
    ['a month', { precision: '当月' }],
  ])('of which only %s is settled is not told: machines want a day', (_what, changes) =>
    expect(eventOf(changes)).toBeNull(),
  );

  it('that is nowhere is not told', () =>
    expect(eventNode({ ...EVENT, venue: null }, { ...surroundings, places: [] })).toBeNull());
});

describe('an article', () => {
  const ARTICLE = {
    type: 'Article',
    title: '医保怎么交',
    summary: '讲怎么交。',
    url: 'https://a.gov.cn/talks/yibao/',
    language: 'zh-CN',
    image: null,
    publishedAt: '2026-03-02 09:00',
    correctedOn: null,
    source: '测试县医保局',
    publisher,
  } as const;

  it('says when it was published and corrected, and who wrote it', () => {
    const node = articleNode({ ...ARTICLE, correctedOn: '2026-03-09' });
    expect(node).toMatchObject({
      datePublished: '2026-03-02T09:00:00+08:00',
      dateModified: '2026-03-09',
      author: { name: '测试县医保局' },
      publisher: { name: '测试县信访局' },
    });
    expect(checked(node)).toHaveLength(1);
  });

  it('that was published anew after a correction was last changed by that', () =>
    expect(articleNode({ ...ARTICLE, correctedOn: '2026-02-09' })).toMatchObject({
      dateModified: '2026-03-02T09:00:00+08:00',
    }));

  it('that does not say when it was published gets no date', () => {
    const node = articleNode({ ...ARTICLE, publishedAt: null, source: null });
    expect(Object.keys(node)).not.toContain('datePublished');
    expect(Object.keys(node)).not.toContain('dateModified');
    expect(node).toMatchObject({ author: { name: '测试县信访局' } });
    expect(checked(node)).toHaveLength(1);
  });
});

test('a table of the open data is a dataset with its files', () => {
  const nodes = datasetNodes(
    [
      {
        name: '节假日',
        meaning: '放假和上班的日子。',
        columns: ['日期', '类型', '名称'],
        url: 'https://a.gov.cn/data/#holidays',
        licence: 'https://a.gov.cn/data/',
        files: [{ type: 'text/csv', url: 'https://a.gov.cn/data/holidays.csv' }],
        asOf: '2026-03-31',
        place: '测试县',
      },
    ],
    publisher,
  );
  expect(checked(...nodes).map((one) => one['@type'])).toEqual(['GovernmentOrganization', 'Dataset']);
});

test('the site names the office behind it', () =>
  expect(
    checked(website('测试县连心桥', publisher, { language: 'zh-CN', phone: '0198-6220001', siteId: '9901220001' })),
  ).toHaveLength(1));

test('the way to a page ends with its own name, which needs no address', () =>
  expect(checked(breadcrumbs([{ name: '首页', url: 'https://a.gov.cn/' }], '路灯不亮'))[0]).toMatchObject({
    itemListElement: [
      { position: 1, name: '首页', item: 'https://a.gov.cn/' },
      { position: 2, name: '路灯不亮' },
    ],
  }));

test('no text ends the element it stands in', () =>
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom('<', '/', '!', '-', '>', 'script', '"', '\\', '县'), minLength: 1 }),
      (title) => {
        const text = structuredText([breadcrumbs([], title)]);
        expect(text).not.toContain('<');
        expect(JSON.parse(text).itemListElement[0].name).toBe(title);
      },
    ),
  ));
