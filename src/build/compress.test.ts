import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { compressSite } from './compress.ts';

/** A folder with these files. */
function folder(files: Readonly<Record<string, string | Buffer>>): string {
  const out = mkdtempSync(join(tmpdir(), 'compress-'));
  mkdirSync(join(out, 'issues'));
  for (const [path, content] of Object.entries(files)) writeFileSync(join(out, path), content);
  return out;
}
const long = '<p>路灯不亮，已经修好。</p>'.repeat(100);
/** Bytes that can't be made fewer. */
const dense = Buffer.concat(Array.from({ length: 20 }, (_, i) => createHash('sha256').update(String(i)).digest()));

test('a text has its packed forms beside it, which unpack to the same; what is short, dense or packed already has none', async () => {
  const out = folder({ 'issues/index.html': long, 'short.html': '<p>短</p>', 'a.xlsx': long, 'b.txt': dense });
  await compressSite(out);
  expect(readdirSync(join(out, 'issues')).toSorted()).toEqual(['index.html', 'index.html.br', 'index.html.gz']);
  expect(brotliDecompressSync(readFileSync(join(out, 'issues/index.html.br'))).toString()).toBe(long);
  expect(gunzipSync(readFileSync(join(out, 'issues/index.html.gz'))).toString()).toBe(long);
  expect(readdirSync(out).toSorted()).toEqual(['a.xlsx', 'b.txt', 'issues', 'short.html']);
});

test('what an office has packed itself stays as it is', async () => {
  const out = folder({ 'list.csv': long, 'list.csv.gz': 'own' });
  await compressSite(out);
  expect(readdirSync(out).toSorted()).toEqual(['issues', 'list.csv', 'list.csv.gz']);
  expect(readFileSync(join(out, 'list.csv.gz'), 'utf8')).toBe('own');
});

test('the packed forms say neither when nor on which system they were made', async () => {
  const out = folder({ 'a.css': long });
  await compressSite(out);
  // RFC 1952: four bytes for the time, the last of the head for the system; 255 is unknown.
  expect([...readFileSync(join(out, 'a.css.gz')).subarray(4, 10)]).toEqual([0, 0, 0, 0, 2, 255]);
});
