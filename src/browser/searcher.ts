import { phraseKeys, shardsWith, sliceOf, titleKey } from '../outputs/pair-table.ts';
import {
  type FoundRecord,
  indexList,
  type SearchFilterKey,
  type SearchIndexList,
  type SearchShard,
  searchFilterKeys,
  sliceFile,
} from '../outputs/search-shard.ts';
import { runsOf, stands, TITLE_END } from '../outputs/search-text.ts';
import { nearPlace, phrasePlaces, smallestStretch, type WordPlaces } from './near-places.ts';
import type { Places } from './pagefind-engine.ts';
import { once, ShardReader, type Source } from './shard-reader.ts';

/** Chosen values by filter. */
export type Filters = Readonly<Partial<Record<SearchFilterKey, string>>>;

/** A record that was found, and how well it suits: the smaller, the better. */
export interface Hit {
  readonly shard: number;
  readonly number: number;
  /** 0: all of it stands in the title; 1: some of it; 2: at the beginning of the text; 3: further down. */
  readonly tier: number;
  /** Words between the first and the last of several phrases; 0 for one. */
  readonly stretch: number;
}

/** Hits of a shard, and for each filter how many hits have each value, the other filters applied. */
export interface ShardHits {
  readonly hits: readonly Hit[];
  readonly counts: Readonly<Record<SearchFilterKey, ReadonlyMap<string, number>>>;
}

/** What opens texts other than matters: summaries and key points; in words behind the title. */
const LEAD = 120;
/** Pairs of a query that are looked up in the table, one more for so many: all of them would cost more than they save. */
const PAIRS = 3;
const PAIRS_STEP = 8;
const MOST_PAIRS = 5;
const NEAR_PAIRS = 5;
/** Words of a phrase that are looked up at first: few records have so many in a row, and these are read instead of more. */
const HEAD = 8;
const READ = 10;

/** The whole index, loaded as it is asked. */
export class Searcher {
  readonly #source: Source;
  readonly #engine: ReturnType<typeof ShardReader.engine>;
  readonly #reader: (shard: number) => Promise<ShardReader>;
  readonly #slice: (slice: number) => Promise<Uint8Array>;
  readonly #list: SearchIndexList;
  readonly #opened = new Map<number, ShardReader>();

  private constructor(source: Source, list: SearchIndexList, engine: ReturnType<typeof ShardReader.engine>) {
    this.#source = source;
    this.#list = list;
    this.#engine = engine;
    this.#slice = once((slice) => source.get(`${list.pairs.name}/${sliceFile(slice)}`));
    this.#reader = once(async (number) => {
      const reader = await ShardReader.open(this.shard(number), this.#source, this.#engine);
      this.#opened.set(number, reader);
      return reader;
    });
  }

  static async open(source: Source): Promise<Searcher> {
    const engine = ShardReader.engine(source);
    // The list tells of a failure as well.
    engine.catch(() => {});
    const list: SearchIndexList = JSON.parse(new TextDecoder().decode(await source.get(indexList)));
    return new Searcher(source, list, engine);
  }

  get shards(): readonly SearchShard[] {
    return this.#list.shards;
  }

  get words(): SearchIndexList['words'] {
    return this.#list.words;
  }

  shard(number: number): SearchShard {
    const shard = this.#list.shards[number];
    if (!shard) throw new Error(`There is no shard ${number}`);
    return shard;
  }

  /** Words loaded of a shard; null while it isn't open. */
  loaded = (shard: number): ReadonlySet<string> | null => this.#opened.get(shard)?.loaded ?? null;
  record = async ({ shard, number }: Hit) => (await this.#reader(shard)).record(number);

  /** Shards that what is chosen leaves, by number, in the order they are asked. */
  #chosen({ kind, year, category }: Filters): number[] {
    return this.shards.flatMap(({ kinds, years }, number) => {
      const hasKind = kind === undefined || kinds.includes(kind);
      const hasYear = year === undefined || years === null || (years[0] <= year && year <= years[1]);
      return hasKind && hasYear && (category === undefined || kinds.includes('issue')) ? [number] : [];
    });
  }

  /** Shards that may hold every phrase: those with just this title, then the others, newest first. */
  async candidates(phrases: readonly (readonly string[])[], filters: Filters): Promise<number[]> {
    const chosen = this.#chosen(filters);
    const keys = phrases.flatMap(phraseKeys);
    // First, last and what lies between: pairs next to each other tell nearly the same.
    const pairs = Math.min(MOST_PAIRS, PAIRS + Math.floor(keys.length / PAIRS_STEP));
    const step = Math.max(1, (keys.length - 1) / (pairs - 1));
    const asked = keys.filter((_, i) => i % step < 1 || i === keys.length - 1).slice(-pairs);
    const [titled = [], ...holding] = await this.#holding(chosen.length > 1 ? [titleKey(phrases), ...asked] : []);
    const able = chosen.filter((shard) => holding.every((has) => has[shard]));
    return [...able.filter((shard) => titled[shard]), ...able.filter((shard) => !titled[shard])];
  }

  /** Shards that hold some pairs of a phrase, none overlapping another, but the one that a wrong character may have broken. */
  async nearCandidates(phrase: readonly string[], filters: Filters): Promise<number[]> {
    const keys = phraseKeys(phrase);
    const step = Math.max(2, Math.ceil(keys.length / NEAR_PAIRS));
    const holding = await this.#holding(keys.filter((_, i) => i % step === 0));
    return this.#chosen(filters).filter((shard) => holding.filter((has) => has[shard]).length >= holding.length - 1);
  }

  #holding = (keys: readonly number[]): Promise<boolean[][]> =>
    Promise.all(
      keys.map(async (key) =>
        shardsWith(await this.#slice(sliceOf(key, this.#list.pairs.slices)), key, this.shards.length),
      ),
    );

  /** The records of a shard that hold every phrase; all of them where there is none. */
  async ask(shard: number, phrases: readonly (readonly string[])[], filters: Filters): Promise<ShardHits> {
    const reader = await this.#reader(shard);
    const places = wordPlaces(reader);
    for (let length = HEAD; ; length *= 2) {
      const heads = phrases.map((phrase) => phrase.slice(0, length));
      await reader.load(heads.flat());
      const found = heads.map((head) => find(reader, head, places));
      let numbers = found[0]
        ? [...found[0].keys()].filter((number) => found.every((places) => places.has(number)))
        : Array.from({ length: reader.shard.count }, (_, number) => number);
      const isWhole = phrases.every((phrase) => phrase.length <= length);
      if (!isWhole && numbers.length > READ) continue;
      if (!isWhole) {
        const records = await Promise.all(numbers.map(reader.record));
        numbers = numbers.filter((_, i) => holds(records[i], phrases));
      }
      return this.#sift(reader, shard, filters, numbers, (number) => {
        const firsts = found.map((places) => places.get(number)?.[0] ?? 0);
        const lists = heads.length > 1 ? heads.map((head) => phrasePlaces(head, places(number))) : [];
        return { tier: tierOf(reader.shard, firsts), stretch: lists.length > 0 ? smallestStretch(lists) : 0 };
      });
    }
  }

  /** The records of a shard that hold a phrase with one word wrong. */
  async askNear(shard: number, phrase: readonly string[], filters: Filters): Promise<ShardHits> {
    const reader = await this.#reader(shard);
    await reader.load(phrase);
    const places = wordPlaces(reader);
    const numbers = Array.from({ length: reader.shard.count }, (_, number) => number);
    const near = new Map(
      numbers.flatMap((number) => {
        const place = nearPlace(phrase, places(number));
        return place === null ? [] : [[number, place] as const];
      }),
    );
    return this.#sift(reader, shard, filters, [...near.keys()], (number) => ({
      tier: tierOf(reader.shard, [near.get(number) ?? 0]),
      stretch: 0,
    }));
  }

  #sift(
    { facets }: ShardReader,
    shard: number,
    filters: Filters,
    numbers: readonly number[],
    rank: (number: number) => Pick<Hit, 'tier' | 'stretch'>,
  ): ShardHits {
    const counts = Object.fromEntries(searchFilterKeys.map((key) => [key, new Map<string, number>()])) as Record<
      SearchFilterKey,
      Map<string, number>
    >;
    const hits = numbers.flatMap((number) => {
      const values = (key: SearchFilterKey) => [facets[key].of[number] ?? []].flat().map((i) => facets[key].values[i]);
      const missing = searchFilterKeys.filter((key) => {
        const wanted = filters[key];
        return wanted !== undefined && !values(key).includes(wanted);
      });
      for (const key of searchFilterKeys) {
        if (missing.some((other) => other !== key)) continue;
        for (const value of values(key))
          if (value !== undefined) counts[key].set(value, (counts[key].get(value) ?? 0) + 1);
      }
      return missing.length === 0 ? [{ shard, number, ...rank(number) }] : [];
    });
    return { hits, counts };
  }
}

/** Records a phrase stands in, each with its first place. */
function find(reader: ShardReader, phrase: readonly string[], places: (number: number) => WordPlaces): Places {
  const [first = new Map(), ...others] = runsOf(phrase).map(reader.find);
  if (others.length === 0) return first;
  const found = [...first.keys()].filter((number) => others.every((places) => places.has(number)));
  const placed = found.map((number) => [number, phrasePlaces(phrase, places(number))] as const);
  return new Map(placed.filter(([, at]) => at.length > 0));
}

const holds = (record: FoundRecord | undefined, phrases: readonly (readonly string[])[]): boolean =>
  record !== undefined &&
  phrases.every((phrase) => [record.title, ...record.texts].some((text) => stands(phrase, text)));

function tierOf({ years }: SearchShard, firsts: readonly number[]): number {
  if (firsts.every((place) => place < TITLE_END)) return 0;
  if (firsts.some((place) => place < TITLE_END)) return 1;
  // Matters go by their date: how far down a word stands says nothing of them.
  return years === null && firsts.every((place) => place < TITLE_END + LEAD) ? 2 : 3;
}

/** Looks up places of words in records of a shard; each word is asked for once. */
function wordPlaces(reader: ShardReader): (number: number) => WordPlaces {
  const places = new Map<string, ReturnType<ShardReader['places']>>();
  return (number) => {
    const sets = new Map<string, ReadonlySet<number>>();
    return (word) => {
      let all = places.get(word);
      if (!all) {
        all = reader.places(word);
        places.set(word, all);
      }
      let set = sets.get(word);
      if (!set) {
        set = new Set(all.get(number));
        sets.set(word, set);
      }
      return set;
    };
  };
}

/** Whether a hit is to stand before another: by what of it is found where, then in the order of the index. */
export const byRank = (a: Hit, b: Hit): number =>
  a.tier - b.tier || a.stretch - b.stretch || a.shard - b.shard || a.number - b.number;

/** Letters of a query that are not loaded in a shard yet cost about so many bytes each, and opening it so many. */
const WORD_BYTES = 3500;
const OPENING_BYTES = 12_000;
export function costOf(searcher: Searcher, shard: number, phrases: readonly (readonly string[])[]): number {
  const loaded = searcher.loaded(shard);
  const words = new Set(phrases.flatMap((phrase) => runsOf(phrase.slice(0, HEAD)).flat()));
  const missing = [...words].filter((word) => !loaded?.has(word)).length;
  return (loaded ? 0 : OPENING_BYTES) + missing * WORD_BYTES;
}
