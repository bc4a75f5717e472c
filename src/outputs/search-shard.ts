// What the search index is made of besides Pagefind's own files: read when it is made and in the reader's browser.

/** The filters of search; the keys stand in addresses. */
export const searchFilterKeys = ['kind', 'place', 'category', 'state', 'year'] as const;
export type SearchFilterKey = (typeof searchFilterKeys)[number];

export const wideningPartNames = ['synonyms', 'simplified', 'traditional', 'pinyin'] as const;
export type WideningPart = (typeof wideningPartNames)[number];

/** One of the indexes that make up the search of a site. Records stand in it in the order hits are shown. */
export interface SearchShard {
  /** Its folder below `pagefind/`, with a mark of its content: a browser may keep it for ever. */
  readonly name: string;
  readonly kinds: readonly string[];
  readonly count: number;
  /** First and last year of its matters; null where it holds other things. */
  readonly years: readonly [string, string] | null;
}

/** What the browser reads first, below `pagefind/`. Everything else it names never changes. */
export interface SearchIndexList {
  /** In the order they are asked: matters newest first. */
  readonly shards: readonly SearchShard[];
  /** Folder of the table of letters and pairs, and in how many slices it is cut. */
  readonly pairs: { readonly name: string; readonly slices: number };
  /** Folder of what queries are widened by, and the parts the site has. */
  readonly words: { readonly name: string; readonly parts: readonly WideningPart[] };
}
export const indexList = 'index.json';

/** Files of a shard: numbers of records and chunks are written to the base 36. */
export const shardFiles = {
  start: 'start.pf_meta',
  facets: 'facets.pf_filter',
  chunk: (name: string) => `index/${name}.pf_index`,
  record: (number: number) => `record/${number.toString(36)}.pf_fragment`,
} as const;
export const sliceFile = (slice: number): string => `${slice.toString(36)}.pf_pairs`;

/** Pagefind's program, below `pagefind/`. */
export const program = 'wasm.unknown.pagefind';

/** What stands before the content of every packed file of Pagefind, and of ours. */
export const SIGNATURE = 'pagefind_dcd';

/** By filter, the values that occur in a shard, and for each record the numbers of those it has. */
export type Facets = Readonly<
  Record<SearchFilterKey, { readonly values: readonly string[]; readonly of: readonly (readonly number[] | number)[] }>
>;

/** What is shown of a record. */
export interface FoundRecord {
  readonly kind: string;
  /** From the site's root. */
  readonly address: string;
  /** BCP 47, where it isn't in Chinese. */
  readonly lang?: string;
  readonly title: string;
  /** Searched. */
  readonly texts: readonly string[];
  /** Shown, not searched. */
  readonly facts: readonly string[];
}
