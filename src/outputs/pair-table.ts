import { runsOf } from './search-text.ts';

/**
 * A table of which shards can hold a letter or two letters in a row, so that those that can't need not be loaded, and which
 * hold a title, so that it is found at once however old it is. Cut in slices of a few kilobytes by a hash; two pairs with one hash make a shard a candidate too many, never one too few.
 */

/** As `shortHash`, but a number, over code units and mixed at the end: millions are made of them. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  // The highest bits choose the slice: they have to depend on every letter.
  value = Math.imul(value ^ (value >>> 15), 0x85ebca6b);
  return (value ^ (value >>> 13)) >>> 0;
}

/** Keys of a phrase, run by run: of each two words in a row; of its only word, if the run has but one. */
export const phraseKeys = (phrase: readonly string[]): number[] =>
  runsOf(phrase).flatMap((run) =>
    run.length === 1 ? [hash(run[0] ?? '')] : run.slice(1).map((word, i) => hash(`${run[i]} ${word}`)),
  );

/** Key of a whole title, and of a query that may be one: its words without what stands between them. */
export const titleKey = (phrases: readonly (readonly string[])[]): number =>
  hash(`= ${phrases.flatMap(runsOf).flat().join(' ')}`);

/** Keys of all words and pairs of a record's content (as `spread` gives it), added to those of its shard. */
export function addKeys(content: string, keys: Set<number>, isWord: (word: string) => boolean): void {
  let before: string | null = null;
  for (const word of content.split(' ')) {
    if (!isWord(word)) {
      before = null;
      continue;
    }
    keys.add(hash(word));
    if (before !== null) keys.add(hash(`${before} ${word}`));
    before = word;
  }
}

/** Slice of a key; the number of slices is a power of two. */
export const sliceOf = (key: number, slices: number): number => Math.floor((key / 2 ** 32) * slices);

/** Bytes of a slice before it is packed, about. */
const SLICE_BYTES = 6000;

/** The slices, each a run of entries in the order of their keys: the step from the key before, then a bit for each shard. */
export function pairSlices(keysByShard: readonly Uint32Array[]): Uint8Array[] {
  const width = Math.ceil(keysByShard.length / 8);
  const shardsOf = new Map<number, Uint8Array>();
  for (const [shard, keys] of keysByShard.entries()) {
    for (const key of keys) {
      let bits = shardsOf.get(key);
      if (!bits) {
        bits = new Uint8Array(width);
        shardsOf.set(key, bits);
      }
      const byte = shard >> 3;
      bits[byte] = (bits[byte] ?? 0) | (1 << (shard & 7));
    }
  }
  const wanted = Math.max(1, (shardsOf.size * (width + 2)) / SLICE_BYTES);
  const slices = 2 ** Math.ceil(Math.log2(wanted));
  const bytes: number[][] = Array.from({ length: slices }, () => []);
  const last = bytes.map(() => 0);
  for (const key of Uint32Array.from(shardsOf.keys()).sort()) {
    const slice = sliceOf(key, slices);
    const into = bytes[slice];
    if (!into) continue;
    let step = key - (last[slice] ?? 0);
    last[slice] = key;
    for (; step >= 128; step = Math.floor(step / 128)) into.push((step % 128) + 128);
    into.push(step, ...(shardsOf.get(key) ?? []));
  }
  return bytes.map((slice) => Uint8Array.from(slice));
}

/** Which shards a slice names for a key; none where it doesn't hold the key. */
export function shardsWith(slice: Uint8Array, key: number, shards: number): boolean[] {
  const width = Math.ceil(shards / 8);
  let at = 0;
  let here = 0;
  while (at < slice.length && here <= key) {
    let factor = 1;
    let byte = slice[at++] ?? 0;
    for (; byte >= 128; byte = slice[at++] ?? 0, factor *= 128) here += (byte - 128) * factor;
    here += byte * factor;
    if (here === key)
      return Array.from({ length: shards }, (_, i) => (((slice[at + (i >> 3)] ?? 0) >> (i & 7)) & 1) === 1);
    at += width;
  }
  return Array.from({ length: shards }, () => false);
}
