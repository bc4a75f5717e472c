// Runs in a worker of the search page: asks Pagefind's indexes and puts their answers together.
import { BEHIND_ADDRESS, phrasesOf, type SearchShard, shardList, TITLE_END } from '../outputs/search-text.ts';

export interface Question {
  /** Every question has a number of its own; answers carry it. */
  readonly id: number;
  readonly query: string;
  /** Chosen values by filter; kind, place, category, year. */
  readonly filters: Readonly<Record<string, string>>;
  /** How many hits are to be read: further ones come with the same question and a larger number. */
  readonly most: number;
}

export interface Hit {
  /** From the site's root. */
  readonly address: string;
  readonly kind: string;
  /** Shown, not searched. */
  readonly facts: readonly string[];
  /** As for `gather`. */
  readonly content: string;
}

/** `total` counts all hits exactly. Null: a part of the index could not be loaded, so nothing can be said. */
export interface Answer {
  readonly id: number;
  readonly found: { readonly total: number; readonly hits: readonly Hit[] } | null;
}

interface PagefindHit {
  readonly id: string;
  /** Where it stands in the record, counted in words; for a phrase, its first place. */
  readonly words: readonly number[];
  data(): Promise<{ raw_url: string; content: string; filters: Record<string, string[]> }>;
}

interface PagefindInstance {
  init(): Promise<void>;
  search(
    term: string | null,
    options: { filters: Record<string, string>; sort: { order: 'asc' } },
  ): Promise<{ results: PagefindHit[] }>;
}

interface Pagefind {
  createInstance(options: { basePath: string; exactDiacritics: boolean }): PagefindInstance;
}

interface OpenShard extends SearchShard {
  readonly index: PagefindInstance;
}

const folder = new URL('../../pagefind/', import.meta.url);

// Pagefind goes on without a part it could not fetch, and would report too few hits: failures are counted here.
// All shards share one copy of its program, which it looks for beside each of them.
let failures = 0;
const program = 'wasm.unknown.pagefind';
const plainFetch = self.fetch.bind(self);
self.fetch = async (address, options) => {
  const shared = String(address).endsWith(`/${program}`);
  const response = await plainFetch(shared ? new URL(program, folder) : address, options).catch((error: unknown) => {
    failures++;
    throw error;
  });
  if (!response.ok) failures++;
  return response;
};

async function openShards(): Promise<OpenShard[]> {
  const response = await fetch(new URL(shardList, folder), { cache: 'no-cache' });
  const shards: SearchShard[] = await response.json();
  const pagefind: Pagefind = await import(new URL('pagefind.js', folder).href);
  const open = async (shard: SearchShard): Promise<OpenShard> => {
    const index = pagefind.createInstance({ basePath: new URL(`${shard.name}/`, folder).href, exactDiacritics: true });
    await index.init();
    // An empty search waits until the index is there.
    await index.search('', { filters: {}, sort: { order: 'asc' } });
    return { ...shard, index };
  };
  // The first one starts the program all of them run in.
  const [first, ...others] = shards;
  return first ? [await open(first), ...(await Promise.all(others.map(open)))] : [];
}

/** Records of a shard that hold every phrase, in the shard's order, and whether one stands in the title. */
async function searchShard(
  { index, kinds }: OpenShard,
  phrases: readonly (readonly string[])[],
  chosen: Question['filters'],
) {
  const { kind, ...others } = chosen;
  if (kind !== undefined && !kinds.includes(kind)) return [];
  const filters = kind === undefined || kinds.length === 1 ? others : { kind, ...others };
  const terms = phrases.length === 0 ? [null] : phrases.map((phrase) => `"${phrase.join(' ')}"`);
  let kept: { hit: PagefindHit; inTitle: boolean }[] | undefined;
  for (const term of terms) {
    const { results } = await index.search(term, { filters, sort: { order: 'asc' } });
    const inTitle = new Map(results.map(({ id, words }) => [id, words.some((word) => word < TITLE_END)]));
    kept =
      kept
        ?.filter(({ hit }) => inTitle.has(hit.id))
        .map(({ hit, inTitle: before }) => ({ hit, inTitle: before || inTitle.get(hit.id) === true })) ??
      results.map((hit) => ({ hit, inTitle: inTitle.get(hit.id) === true }));
  }
  return kept ?? [];
}

let opened: Promise<OpenShard[]> | undefined;

/** Hits in titles first, then the others, each in the order of the index: newest first within a kind. */
async function answer({ id, query, filters, most }: Question): Promise<Answer> {
  failures = 0;
  try {
    opened ??= openShards();
    const shards = await opened;
    const phrases = phrasesOf(query);
    const found = (await Promise.all(shards.map((shard) => searchShard(shard, phrases, filters)))).flat();
    const ranked = [...found.filter(({ inTitle }) => inTitle), ...found.filter(({ inTitle }) => !inTitle)];
    const hits = await Promise.all(ranked.slice(0, most).map(({ hit }) => hit.data().then(read)));
    if (failures === 0) return { id, found: { total: found.length, hits } };
  } catch (error) {
    console.warn(error);
  }
  opened = undefined;
  return { id, found: null };
}

function read({ raw_url, content, filters }: Awaited<ReturnType<PagefindHit['data']>>): Hit {
  const [address = '', ...facts] = raw_url.split(BEHIND_ADDRESS);
  return { address, facts, kind: filters.kind?.[0] ?? '', content };
}

// One question at a time; of those that wait only the last one matters.
let asked: Question | undefined;
let busy = false;
self.addEventListener('message', async ({ data }: MessageEvent<Question>) => {
  asked = data;
  if (busy) return;
  busy = true;
  while (asked) {
    const question: Question = asked;
    asked = undefined;
    self.postMessage(await answer(question));
  }
  busy = false;
});
