import { type FoundRecord, type SearchFilterKey, searchFilterKeys } from '../outputs/search-shard.ts';
import { byRank, costOf, type Filters, type Hit, type Searcher, type ShardHits } from './searcher.ts';

/** What a reader asks, as the page sends it. */
export interface Question {
  /** Every question has a number of its own; answers carry it. */
  readonly id: number;
  readonly query: string;
  readonly filters: Filters;
  /** How many hits are to be shown. */
  readonly most: number;
  /** Whether the reader asked to look on in what has not been searched yet. */
  readonly further: boolean;
  /** Whether to look for what is said in other words as well. */
  readonly isWide: boolean;
}

/** What is known so far. Nothing is said about what has not been searched. */
export interface Answer {
  readonly id: number;
  /** Hits in what has been searched, counted exactly; with `left` 0, in everything. */
  readonly total: number;
  readonly shown: readonly FoundRecord[];
  /** Matters not searched yet that may hold what was asked for; those that can't are not counted. */
  readonly left: number;
  /** Records that have been searched, or can't hold it. */
  readonly searched: number;
  /** Whether it goes on by itself. */
  readonly goesOn: boolean;
  /** Of what has been searched: hits by filter and value, with the other filters applied. */
  readonly counts: Readonly<Record<SearchFilterKey, Readonly<Record<string, number>>>>;
}

/** So few indexes are searched to the end at once: those of a county over some years, ten thousand matters. */
const FEW = 12;
/** Bytes a question may load by itself: a later one; the first, besides the program; one that the reader wants to go on. */
const LATER = 60_000;
const FIRST = 110_000;
const FURTHER = 300_000;
/** What the ten records shown take of it. */
const SHOWING = 14_000;
/** Hits that are shown at a time. */
export const STEP = 10;

/** The hunt for one question: shard after shard, matters newest first. */
export class Hunt {
  readonly #searcher: Searcher;
  readonly #phrases: readonly (readonly string[])[];
  readonly #filters: Filters;
  readonly #spent: () => number;
  readonly #parts: ShardHits[] = [];
  #waiting: number[] | null = null;
  #allowed: number;
  /** Hits the reader waits for, besides those to be shown. */
  #wanted = 0;
  /** Whether the reader is owed one more index, whatever it costs. */
  #isOwed = false;

  /** `spent` counts the bytes loaded since the question was asked. */
  constructor(
    searcher: Searcher,
    phrases: readonly (readonly string[])[],
    filters: Filters,
    spent: () => number,
    isFirst: boolean,
  ) {
    this.#searcher = searcher;
    this.#phrases = phrases;
    this.#filters = filters;
    this.#spent = spent;
    this.#allowed = isFirst ? FIRST : LATER;
  }

  /** Hits so far, best first. */
  hits = (): Hit[] => this.#parts.flatMap(({ hits }) => hits).sort(byRank);

  get isComplete(): boolean {
    return this.#waiting?.length === 0;
  }

  /** Bytes that may still be loaded without asking. */
  get remaining(): number {
    return this.#allowed - this.#spent();
  }

  /** Whether it has found a record, as written. */
  has = ({ shard, number }: Hit): boolean =>
    this.#parts.some(({ hits }) => hits.some((hit) => hit.shard === shard && hit.number === number));

  /** The reader wants to know what else there is. */
  goFurther(): void {
    this.#allowed = this.#spent() + FURTHER;
    this.#wanted = this.#found + STEP;
    this.#isOwed = true;
  }

  /** Searches on, as long as it costs little or too little has been found; tells after each step whether it goes on. */
  async *search(most: number): AsyncGenerator<boolean> {
    this.#waiting ??= await this.#searcher.candidates(this.#phrases, this.#filters);
    while (this.#waiting.length > 0 && this.#goesOn(most)) {
      // What is no matter and the newest matters together, and those of a small site: fewer ways to the server.
      const asked = this.#waiting.slice(0, this.#isSmall ? 4 : this.#parts.length === 0 ? 2 : 1);
      const parts = asked.map((shard) => this.#searcher.ask(shard, this.#phrases, this.#filters));
      this.#parts.push(...(await Promise.all(parts)));
      this.#isOwed = false;
      this.#waiting = this.#waiting.slice(asked.length);
      yield this.#goesOn(most);
    }
  }

  get #isSmall(): boolean {
    return this.#searcher.shards.length <= FEW;
  }
  get #found(): number {
    return this.#parts.reduce((sum, { hits }) => sum + hits.length, 0);
  }

  #goesOn(most: number): boolean {
    const [next] = this.#waiting ?? [];
    if (next === undefined) return false;
    if (this.#isSmall || this.#parts.length === 0 || this.#isOwed) return true;
    const isAffordable = this.remaining - SHOWING > costOf(this.#searcher, next, this.#phrases);
    return isAffordable && this.#found < Math.max(most, this.#wanted);
  }

  /** What is known now. */
  async answer({ id, most }: Pick<Question, 'id' | 'most'>, goesOn: boolean): Promise<Answer> {
    const hits = this.hits();
    const count = (sum: number, { count }: { readonly count: number }) => sum + count;
    const left = (this.#waiting ?? []).map((shard) => this.#searcher.shard(shard)).reduce(count, 0);
    const counts = searchFilterKeys.map((key) => {
      const sums: Record<string, number> = {};
      for (const part of this.#parts)
        for (const [value, count] of part.counts[key]) sums[value] = (sums[value] ?? 0) + count;
      return [key, sums] as const;
    });
    return {
      id,
      total: hits.length,
      shown: await Promise.all(hits.slice(0, most).map(this.#searcher.record)),
      left,
      searched: this.#searcher.shards.reduce(count, 0) - left,
      goesOn,
      counts: Object.fromEntries(counts) as Answer['counts'],
    };
  }
}
