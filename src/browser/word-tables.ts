import { type PinyinWords, readPinyin } from '../outputs/pinyin-words.ts';
import type { WideningPart } from '../outputs/search-shard.ts';
import { partsFor, type Widening, type WideningTable, widen, wideningFiles } from '../outputs/search-widening.ts';
import { nearestWords } from '../outputs/suggestions.ts';
import type { Searcher } from './searcher.ts';
import { json, once, type Source } from './shard-reader.ts';

/** What queries are widened by; each part is loaded when a query first needs it. */
export class WordTables {
  readonly #has: ReadonlySet<WideningPart>;
  readonly #part: (part: WideningPart) => Promise<unknown>;

  constructor({ words }: Searcher, source: Source) {
    this.#has = new Set(words.parts);
    this.#part = once(async (part) => {
      const content = json(await source.get(`${words.name}/${wideningFiles[part]}`));
      return part === 'pinyin' ? readPinyin(content as Parameters<typeof readPinyin>[0]) : content;
    });
  }

  async #get<Part extends WideningPart>(part: Part, isNeeded: boolean): Promise<WideningTable[Part] | null> {
    return isNeeded && this.#has.has(part) ? ((await this.#part(part)) as WideningTable[Part]) : null;
  }

  /** What else a query may mean. */
  async widen(query: string): Promise<Widening[]> {
    const synonyms = await this.#get('synonyms', true);
    if (!synonyms) return [];
    const needed = partsFor(query, synonyms);
    const [simplified, traditional, pinyin] = await Promise.all([
      this.#get('simplified', needed.includes('simplified')),
      this.#get('traditional', needed.includes('traditional')),
      this.#get('pinyin', needed.includes('pinyin')),
    ]);
    return widen(query, { synonyms, simplified, traditional, pinyin });
  }

  /** Words of the site that are like a query that found nothing. */
  async nearest(query: string): Promise<string[]> {
    const words: PinyinWords | null = await this.#get('pinyin', true);
    return words ? nearestWords(query, words) : [];
  }
}
