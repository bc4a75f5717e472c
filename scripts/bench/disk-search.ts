import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { type Answer, Hunt } from '../../src/browser/answer.ts';
import { type Filters, Searcher } from '../../src/browser/searcher.ts';
import type { Source } from '../../src/browser/shard-reader.ts';
import { SIGNATURE } from '../../src/outputs/search-shard.ts';
import { phrasesOf } from '../../src/outputs/search-text.ts';

/** An index on the disk as the browser would get it, and how many bytes of it were asked for so far. */
export interface CountedSource extends Source {
  readonly spent: () => number;
}

export function diskSource(folder: string): CountedSource {
  let spent = 0;
  return {
    spent: () => spent,
    async get(path) {
      const bytes = readFileSync(join(folder, path));
      spent += bytes.length;
      return bytes[0] === 0x1f ? gunzipSync(bytes).subarray(SIGNATURE.length) : bytes;
    },
  };
}

/** Asks as the search page does, and goes on to the end if `toTheEnd`. */
export async function search(
  searcher: Searcher,
  source: CountedSource,
  query: string,
  { filters = {}, most = 10, toTheEnd = false }: { filters?: Filters; most?: number; toTheEnd?: boolean } = {},
): Promise<Answer> {
  const before = source.spent();
  const hunt = new Hunt(searcher, phrasesOf(query), filters, () => source.spent() - before, false);
  for (;;) {
    for await (const _ of hunt.search(most));
    if (hunt.isComplete || !toTheEnd) return hunt.answer({ id: 1, most }, false);
    hunt.goFurther();
  }
}

export async function openIndex(folder: string): Promise<{ searcher: Searcher; source: CountedSource }> {
  const source = diskSource(folder);
  return { source, searcher: await Searcher.open(source) };
}
