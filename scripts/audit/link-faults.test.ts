import { expect, test } from 'vitest';
import { linkFaults } from './link-faults.ts';

const faults = (html: string) =>
  linkFaults('/nowhere', [{ address: '/', html, kind: 'public' }]).map(({ rule, what }) => `${rule} ${what}`);

test('a place on a page is found however it is encoded, and one that can’t be decoded is told of', () => {
  expect(faults('<a href="#第一">一</a><a href="#%E7%AC%AC%E4%B8%80">一</a><p id="第一">')).toEqual([]);
  expect(faults('<a href="#100%">一</a><p id="100%">')).toEqual([]);
  expect(faults('<a href="#90%">一</a>')).toEqual(['anchor 「#90%」那一页上没有这个位置']);
});
