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
  expect(sectionPath(true)).toHaveLength(1);
});
