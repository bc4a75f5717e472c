import { describe, expect, it } from 'vitest';
import { AllowList } from './allow-list.ts';
import type { Place } from './problem.ts';

const PHONE = '13812345678';
const accepts = (position: string, place: Omit<Place, 'file'>, what = '手机号码') =>
  new AllowList([{ file: 'a.csv', position, what: '手机号码', row: 2 }]).accepts(
    { file: 'a.csv', ...place },
    what,
    PHONE,
  );

describe('an accepted finding', () => {
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
  ])('is the one at %s', (position, place) => expect(accepts(position, place)).toBe(true));

  it.each([
    ['第 3 行「答复」', { row: 4, column: '答复' }],
    ['第 3 行「答复」', { row: 3, column: '标题' }],
    ['第 3 行「答复」', { sheet: '三月', row: 3, column: '答复' }],
    ['第 3 行', { row: 3, column: '答复' }],
    ['第 1 页', { sheet: '第 11 页' }],
    ['全文', { line: 6, column: 12 }],
    ['', { row: 3, column: '答复' }],
  ])('is not another one: %s', (position, place) => expect(accepts(position, place)).toBe(false));

  it('is of its kind and in its file only', () => {
    expect(accepts('全文', {}, '银行卡号')).toBe(false);
    const list = new AllowList([{ file: 'a.csv', position: '全文', what: '手机号码', row: 2 }]);
    expect(list.accepts({ file: 'b.csv' }, '手机号码', PHONE)).toBe(false);
    expect(list.unused.map(({ row }) => row)).toEqual([2]);
  });

  it('is known by its value from then on, however it is written', () => {
    const list = new AllowList([{ file: 'a.csv', position: '全文', what: '手机号码', row: 2 }]);
    expect(list.acceptsValue(PHONE)).toBe(false);
    expect(list.accepts({ file: 'a.csv' }, '手机号码', '138 1234-5678')).toBe(true);
    expect(list.acceptsValue('１３８１２３４５６７８')).toBe(true);
    expect(list.unused).toEqual([]);
  });
});

it('numbers of offices pass wherever they are repeated', () => {
  const list = new AllowList();
  list.addOfficial('0971-8212345、138-1234-5678（同意公开）');
  expect(list.accepts({ file: 'x' }, '手机号码', PHONE)).toBe(true);
  expect(list.acceptsValue('0971 8212345')).toBe(true);
  expect(list.acceptsValue('13812345679')).toBe(false);
});
