import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addKeys, pairSlices, phraseKeys, shardsWith, sliceOf } from './pair-table.ts';
import { phrasesOf, spread } from './search-text.ts';

const isWord = (word: string) => /[\p{L}\p{N}]/u.test(word);
const keysOf = (text: string) => {
  const keys = new Set<number>();
  addKeys(spread(text, []), keys, isWord);
  return Uint32Array.from(keys).sort();
};
/** The shards that can hold all of a query. */
function candidates(texts: readonly string[], query: string): number[] {
  const slices = pairSlices(texts.map(keysOf));
  const keys = phrasesOf(query).flatMap(phraseKeys);
  return texts.flatMap((_, shard) =>
    keys.every((key) => shardsWith(slices[sliceOf(key, slices.length)] ?? new Uint8Array(), key, texts.length)[shard])
      ? [shard]
      : [],
  );
}

it('names the shards that hold a letter, a pair, a longer run', () => {
  const texts = ['大桥镇饮水', '饮用水安全', '医保缴费 2026年'];
  expect(candidates(texts, '水')).toEqual([0, 1]);
  expect(candidates(texts, '饮水')).toEqual([0]);
  expect(candidates(texts, '饮用水')).toEqual([1]);
  expect(candidates(texts, '2026')).toEqual([2]);
  expect(candidates(texts, '没有')).toEqual([]);
  expect(candidates(texts, '镇、水')).toEqual([0]);
});

it('never leaves out a shard in which a text stands', () => {
  const text = fc.string({ unit: fc.constantFrom(...'大桥镇饮水用a1，'), minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), fc.nat(), fc.nat(), (texts, which, start) => {
      const shard = which % texts.length;
      const text = texts[shard] ?? '';
      expect(candidates(texts, text.slice(start % text.length))).toContain(shard);
    }),
  );
});

it('cuts a large table into slices of a few kilobytes', () => {
  const keys = Uint32Array.from({ length: 20_000 }, (_, i) => Math.imul(i, 0x9e3779b1) >>> 0).sort();
  const slices = pairSlices([keys, keys.slice(0, 10_000)]);
  expect(slices.length).toBeGreaterThan(8);
  for (const slice of slices) expect(slice.length).toBeLessThan(12_000);
  const key = keys[15_000] ?? 0;
  expect(shardsWith(slices[sliceOf(key, slices.length)] ?? new Uint8Array(), key, 2)).toEqual([true, false]);
});
