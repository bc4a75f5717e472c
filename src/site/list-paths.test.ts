import { expect, test } from 'vitest';
import { listPaths, sectionPath } from './list-paths.ts';

const pages = (rows: number) => listPaths(rows).map(({ params }) => params.page);

test('a list goes on over pages of fifty', () => {
  expect(pages(50)).toEqual([undefined]);
  expect(pages(101)).toEqual([undefined, 'page/2', 'page/3']);
});

test('an empty section is not built', () => {
  expect(pages(0)).toEqual([]);
  expect(sectionPath(false)).toEqual([]);
  expect(sectionPath(false, 101)).toEqual([]);
  expect(sectionPath(true)).toHaveLength(1);
});

test('a section that has nothing coming has its first page all the same', () => {
  expect(sectionPath(true, 0)).toHaveLength(1);
  expect(sectionPath(true, 101)).toHaveLength(3);
});
