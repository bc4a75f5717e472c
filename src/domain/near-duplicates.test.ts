import { describe, expect, it } from 'vitest';
import { statusLabels } from './issue-state.ts';
import { type ComparedMatter, nearDuplicates } from './near-duplicates.ts';
import { type PlaceRow, PlaceTree } from './place.ts';

const TITLE = '桥头村三组路口的路灯不亮';
const SUMMARY = '三组通往小学的路口有三盏路灯坏了半个月，孩子放晚自习摸黑走路，请尽快派人来修。';
const origin = { file: 'data/issues.csv', sheet: null, row: 2 };
const places = new PlaceTree(
  [
    { code: '990101100', name: '大桥镇', parent: null, level: '乡' },
    { code: '990101100201', name: '桥头村', parent: null, level: '村' },
    { code: 'X-1', name: '河口村', parent: '990101100', level: '村' },
    { code: '990101101', name: '青山镇', parent: null, level: '乡' },
  ].map((row) => ({ ...row, origin }) as PlaceRow),
);

const first: ComparedMatter = {
  id: 'A-1',
  receivedOn: '2026-03-02',
  place: '990101100',
  title: TITLE,
  summary: SUMMARY,
  status: '办理中',
  mergedInto: null,
};
const second: ComparedMatter = { ...first, id: 'B-7', receivedOn: '2026-03-05', summary: `热线来电：${SUMMARY}` };
const general: ComparedMatter = { ...first, title: '路灯不亮', summary: null };

const found = (...matters: ComparedMatter[]) =>
  nearDuplicates(matters, places, statusLabels()).map(({ later, earlier }) => `${later.id} ${earlier.id}`);

describe('near duplicates', () => {
  it('are like texts of one place within days, told at the later one', () => {
    expect(found(first, second)).toEqual(['B-7 A-1']);
    expect(found(second, first)).toEqual(['B-7 A-1']);
  });

  it.each<[string, Partial<ComparedMatter>]>([
    ['one week apart', { receivedOn: '2026-03-09' }],
    ['the one in a village of the other’s township', { place: '990101100201' }],
    ['the one in a village whose code is not its township’s', { place: 'X-1' }],
    ['the one without a place', { place: null }],
    ['in other width, case and punctuation', { summary: `（热线来电）${SUMMARY.replaceAll('，', '; ')}` }],
    ['with numerals for digits', { title: '桥头村3组路口的路灯不亮' }],
  ])('are also those %s', (_what, change) => {
    expect(found(first, { ...second, ...change })).toEqual(['B-7 A-1']);
  });

  it.each<[string, Partial<ComparedMatter>]>([
    ['more than a week apart', { receivedOn: '2026-03-10' }],
    ['in another township', { place: '990101101' }],
    [
      'about something else',
      { title: '卫生院周末没有医生', summary: '周六带老人去换药，没有医生值班，希望周末安排人。' },
    ],
    ['about another group', { title: TITLE.replace('三组', '五组'), summary: SUMMARY.replace('三组', '五组') }],
    ['about another village', { title: TITLE.replace('桥头村', '桥尾村') }],
    ['merged already', { status: '已合并', mergedInto: 'A-1' }],
    ['withdrawn', { status: '已撤回' }],
    ['the same row twice', { id: 'A-1' }],
  ])('are not those %s', (_what, change) => {
    expect(found(first, { ...second, ...change })).toEqual([]);
  });

  it('with a general text are only those of one known place and one day', () => {
    expect(found(general, { ...general, id: 'B-7' })).toEqual(['B-7 A-1']);
    expect(found(general, { ...general, id: 'B-7', receivedOn: '2026-03-03' })).toEqual([]);
    expect(found(general, { ...general, id: 'B-7', place: '990101100201' })).toEqual([]);
    expect(found({ ...general, place: null }, { ...general, place: null, id: 'B-7' })).toEqual([]);
    expect(found(general, { ...general, id: 'B-7', title: '路灯都不亮' })).toEqual([]);
  });

  it('of one day are told at the one further down, whatever their places', () => {
    expect(found(first, { ...second, receivedOn: first.receivedOn, place: null })).toEqual(['B-7 A-1']);
  });

  it('are each told once, of many with one text ten, and the last says how many more', () => {
    const many = Array.from({ length: 5000 }, (_, index) => ({ ...first, id: `A-${index}` }));
    const told = nearDuplicates(many, places, statusLabels());
    expect(told.map(({ more }) => more)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 4989]);
  });
});
