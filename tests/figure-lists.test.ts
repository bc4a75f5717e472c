import { expect, inject, test } from 'vitest';
import { filesOf } from './commands.ts';

test('every list of matters behind a figure is linked from a page: none is written for nobody', () => {
  const files = filesOf(inject('demonstration'));
  const linked = new Set<string>();
  for (const [path, bytes] of files) {
    if (!path.endsWith('.html')) continue;
    for (const [, address = ''] of bytes.toString().matchAll(/href="[^"]*?(data\/figures\/[^"]+)"/g))
      linked.add(decodeURIComponent(address));
  }
  const lists = [...files.keys()].filter((path) => /^data\/figures\/.*\.csv$/.test(path));
  expect(lists.length).toBeGreaterThan(100);
  expect(lists.filter((path) => !linked.has(path))).toEqual([]);
  expect([...linked].filter((path) => !files.has(path))).toEqual([]);
});
