import { gunzipSync, gzipSync } from 'node:zlib';
import { close, createIndex } from 'pagefind';
import { afterAll, expect, it } from 'vitest';
import { repackIndex } from './repack-index.ts';

afterAll(close);

async function filesOf(contents: readonly string[]) {
  const { index } = await createIndex({ forceLanguage: 'zxx', keepIndexUrl: true, writePlayground: false });
  for (const [i, content] of contents.entries())
    await index?.addCustomRecord({ url: String(i), content, language: 'zxx', sort: { order: String(i) } });
  return (await index?.getFiles())?.files ?? [];
}
const letters = Array.from({ length: 3000 }, (_, i) => String.fromCodePoint(0x4e00 + i));

it('cuts an index into pieces of a few kilobytes that hold the same words', async () => {
  const contents = Array.from({ length: 40 }, (_, i) => letters.filter((_, at) => at % 7 === i % 7).join(' '));
  const files = await filesOf(contents);
  const before = files.filter(({ path }) => path.endsWith('.pf_index'));
  const after = repackIndex(files, contents.length).filter(({ path }) => path.endsWith('.pf_index'));
  expect(after.length).toBeGreaterThan(before.length * 5);
  expect(Math.max(...after.map(({ content }) => gunzipSync(content).length))).toBeLessThan(3000);
  const words = new Set(after.map(({ content }) => gunzipSync(content).toString('utf8')).join(''));
  expect(letters.filter((letter) => !words.has(letter))).toEqual([]);
});

it('refuses an index of another form', async () => {
  const files = await filesOf(['甲']);
  const changed = (ending: string, change: (text: string) => string) =>
    files.map((file) =>
      file.path.endsWith(ending)
        ? { ...file, content: gzipSync(Buffer.from(change(gunzipSync(file.content).toString('latin1')), 'latin1')) }
        : file,
    );
  expect(() =>
    repackIndex(
      changed('.pf_meta', (text) => text.replace('1.6.', '1.7.')),
      1,
    ),
  ).toThrow('1.7.');
  expect(() =>
    repackIndex(
      changed('.pf_meta', (text) => text.replace('pagefind_dcd', 'pagefind_xyz')),
      1,
    ),
  ).toThrow('signature');
  expect(() => repackIndex(files, 2)).toThrow('other pages');
});
