import { describe, expect, it } from 'vitest';
import { type AllowedFinding, AllowList } from './allow-list.ts';
import { findPersonalData } from './personal-data.ts';
import type { Place } from './problem.ts';

const PHONE = '13812345678';
const OTHER = '13987654321';

const line = (own: Partial<AllowedFinding> = {}): AllowedFinding => ({
  ...{ file: 'a.csv', position: '全文', what: '手机号码', masked: '', row: 2 },
  ...own,
});
/** Masked forms of what is refused in a text. */
const refused = (list: AllowList, text: string, place: Omit<Place, 'file'> = {}, file = 'a.csv') =>
  list.refused({ file, ...place }, text, findPersonalData(text)).map(({ masked }) => masked);
const there = (list: AllowList) => list.unused.map((one) => one.there);

describe('a line of the allow-list', () => {
  it.each([
    ['第 3 行「答复」', { row: 3, column: '答复' }],
    ['第3行 答复', { row: 3, column: '答复' }],
    ['3 答复', { row: 3, column: '答复' }],
    ['第 ３ 行“答复”', { row: 3, column: '答复' }],
    ['「三月」 第 3 行「答复」', { sheet: '三月', row: 3, column: '答复' }],
    ['第 3 行「回复」（答复）', { row: 3, column: '答复', header: '回复' }],
    ['第 3 行「回复」', { row: 3, column: '答复', header: '回复' }],
    ['第 6 行 第 12 列', { line: 6, column: 12 }],
    ['第 6 行', { line: 6, column: 12 }],
    ['第 2 页', { sheet: '第 2 页' }],
    ['文件名', { sheet: '文件名' }],
    ['正文 第 5 行', { sheet: '正文', line: 5 }],
    ['全文', {}],
    // As messages print it.
    ['「138****5678」 第 3 行', { sheet: PHONE, row: 3 }],
  ])('is for the finding at %s', (position, place) =>
    expect(refused(new AllowList([line({ position })]), PHONE, place)).toEqual([]),
  );

  it.each([
    ['第 3 行「答复」', { row: 4, column: '答复' }],
    ['第 3 行「答复」', { row: 3, column: '标题' }],
    ['第 3 行「答复」', { sheet: '三月', row: 3, column: '答复' }],
    ['第 3 行', { row: 3, column: '答复' }],
    ['第 1 页', { sheet: '第 11 页' }],
    ['全文', { line: 6, column: 12 }],
    ['', { row: 3, column: '答复' }],
  ])('is not for another one: %s', (position, place) =>
    expect(refused(new AllowList([line({ position })]), PHONE, place)).toEqual(['138****5678']),
  );

  it('may name the file as messages print it', () => {
    const list = new AllowList([line({ file: 'public/电话138****5678.txt', position: '文件名' })]);
    expect(refused(list, PHONE, { sheet: '文件名' }, `public/电话${PHONE}.txt`)).toEqual([]);
  });

  it('is of its kind and in its file only', () => {
    const list = new AllowList([line({ what: '银行卡号' }), line({ file: 'b.csv' })]);
    expect(refused(list, PHONE)).toEqual(['138****5678']);
    expect(there(list)).toEqual([[], []]);
  });

  it('accepts one value, here and nowhere else, however it is repeated in the cell', () => {
    const list = new AllowList([line()]);
    expect(refused(list, `${PHONE}，138 1234-5678`)).toEqual([]);
    expect(refused(list, PHONE, { row: 3 })).toEqual(['138****5678']);
    // Another piece of the file at the same place.
    expect(refused(list, OTHER)).toEqual(['139****4321']);
    expect(list.unused).toEqual([]);
  });

  it('accepts nothing where it leaves open which of several is meant, and says which there are', () => {
    const list = new AllowList([line()]);
    expect(refused(list, `${PHONE}、${OTHER}`)).toEqual(['138****5678', '139****4321']);
    expect(there(list)).toEqual([['138****5678', '139****4321']]);
  });

  it('accepts the one whose masked form it gives, and no other that stands there later', () => {
    const list = () => new AllowList([line({ masked: '139＊＊＊＊4321' })]);
    const [now, later] = [list(), list()];
    expect(refused(now, `${PHONE}、${OTHER}`)).toEqual(['138****5678']);
    expect(now.unused).toEqual([]);
    expect(refused(later, PHONE)).toEqual(['138****5678']);
    expect(there(later)).toEqual([['138****5678']]);
  });

  it.each([
    [1, ['张某某', '张某某'], 1],
    [2, [], 0],
    [3, [], 1],
  ])('is needed once for each of two with the same masked form: %i', (count, left, unused) => {
    const lines = Array.from({ length: count }, (_, row) => line({ what: '群众姓名', masked: '张某某', row }));
    const list = new AllowList(lines);
    expect(refused(list, '村民张国强说路坏了，村民张建军也说。')).toEqual(left);
    expect(list.unused).toHaveLength(unused);
  });

  it('lets the built site hold its value, as this kind and however written', () => {
    const list = new AllowList([line()]);
    expect(list.acceptsValue('手机号码', PHONE)).toBe(false);
    refused(list, '138 1234-5678');
    expect(list.acceptsValue('手机号码', '１３８１２３４５６７８')).toBe(true);
    expect(list.acceptsValue('QQ 号', PHONE)).toBe(false);
    expect([...list.accepted]).toEqual(['138 1234-5678']);
  });
});

it('numbers of offices pass wherever they are repeated', () => {
  const list = new AllowList();
  list.addOfficial('（0971）8212345、138-1234-5678（同意公开）');
  expect(refused(list, PHONE, {}, 'x')).toEqual([]);
  expect(list.acceptsValue('手机号码', PHONE)).toBe(true);
  expect(['0971 8212345', '(0971)8212345', '13812345679'].map(list.isOfficial)).toEqual([true, true, false]);
});
