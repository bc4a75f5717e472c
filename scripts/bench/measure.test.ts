import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { measure } from './measure.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianxinqiao-bench-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('a measured process tells when its parts begin, and its memory is seen from outside', async () => {
  const file = join(folder, 'a.csv');
  writeFileSync(file, '编号,标题\r\n1,路灯不亮\r\n2,停水\r\n');
  const { parts, result } = await measure({ kind: 'parse', files: [file] });
  expect(result).toEqual({ rows: [3] });
  expect(parts.map(({ name }) => name)).toEqual(['peer']);
  expect(parts[0]?.wallSeconds).toBeGreaterThan(0);
  // A bare Node takes about 40 MB.
  expect(parts[0]?.peakBytes).toBeGreaterThan(20e6);
});

test('the bare loop writes files of the sizes it was given', async () => {
  const list = join(folder, 'list.json');
  writeFileSync(
    list,
    JSON.stringify([
      ['a/index.html', 5],
      ['b.txt', 3],
    ]),
  );
  const { result } = await measure({ kind: 'write', list, out: join(folder, 'out') });
  expect(result).toEqual({ files: 2 });
  expect(readFileSync(join(folder, 'out', 'a', 'index.html')).length).toBe(5);
});

test('a process that fails is an error, not a figure', async () => {
  await expect(measure({ kind: 'write', list: join(folder, 'nothing.json'), out: folder })).rejects.toThrow(
    'write process',
  );
});
