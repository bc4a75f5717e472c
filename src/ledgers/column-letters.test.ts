import { expect, test } from 'vitest';
import { columnLetters } from './column-letters.ts';

test('columns are called as Excel calls them', () => {
  expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
});
