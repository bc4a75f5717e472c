import { expect, test } from 'vitest';
import { pageAddress, pageCount, pageNumbers, pageSlice } from './paging.ts';

const rows = Array.from({ length: 101 }, (_, i) => i + 1);

test('101 rows make three pages, the last with one row', () => {
  expect(pageCount(rows.length)).toBe(3);
  expect(pageSlice(rows, 3)).toEqual([101]);
});

test('an empty list is still one page', () => expect(pageCount(0)).toBe(1));

test('the first page is the list itself', () => {
  expect([1, 2].map((page) => pageAddress('/issues/', page))).toEqual(['/issues/', '/issues/page/2/']);
});

test.each([
  [1, 1, [1]],
  [1, 3, [1, 2, 3]],
  [3, 5, [1, 2, 3, 4, 5]],
  [1, 2000, [1, 2, null, 2000]],
  [1000, 2000, [1, null, 999, 1000, 1001, null, 2000]],
  [2000, 2000, [1, null, 1999, 2000]],
])('page %i of %i offers a few numbers, however many there are', (page, pages, numbers) => {
  expect(pageNumbers(page, pages)).toEqual(numbers);
});
