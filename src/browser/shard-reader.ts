import { type Facets, type FoundRecord, program, type SearchShard, shardFiles } from '../outputs/search-shard.ts';
import { PagefindEngine, type Places } from './pagefind-engine.ts';

/** Gets a file below `pagefind/`, unpacked and without its signature; throws when it can't be had. */
export interface Source {
  get(path: string): Promise<Uint8Array>;
}

export const json = <T>(bytes: Uint8Array): T => JSON.parse(new TextDecoder().decode(bytes));

/** Makes something once for each key; what fails is tried again when it is next asked for. */
export function once<Key, Value>(make: (key: Key) => Promise<Value>): (key: Key) => Promise<Value> {
  const made = new Map<Key, Promise<Value>>();
  return (key) => {
    let value = made.get(key);
    if (!value) {
      value = make(key);
      value.catch(() => made.delete(key));
      made.set(key, value);
    }
    return value;
  };
}

/** One index of the search, loaded piece by piece as it is asked. */
export class ShardReader {
  readonly shard: SearchShard;
  readonly facets: Facets;
  /** Words that are loaded. */
  readonly loaded: Set<string> = new Set();
  readonly #engine: PagefindEngine;
  readonly #chunk: (name: string) => Promise<void>;
  #index: number;

  private constructor(shard: SearchShard, source: Source, engine: PagefindEngine, index: number, facets: Facets) {
    this.shard = shard;
    this.facets = facets;
    this.#engine = engine;
    this.#index = index;
    this.#chunk = once(async (name) => {
      const chunk = await source.get(`${shard.name}/${shardFiles.chunk(name)}`);
      this.#index = engine.addChunk(this.#index, chunk);
    });
    this.record = once(async (number) => json(await source.get(`${shard.name}/${shardFiles.record(number)}`)));
  }

  /** Starts Pagefind's program for a source. */
  static engine = async (source: Source): Promise<PagefindEngine> =>
    PagefindEngine.start((await source.get(program)) as Uint8Array<ArrayBuffer>);

  static async open(shard: SearchShard, source: Source, starting: Promise<PagefindEngine>): Promise<ShardReader> {
    const [engine, start, facets] = await Promise.all([
      starting,
      source.get(`${shard.name}/${shardFiles.start}`),
      source.get(`${shard.name}/${shardFiles.facets}`),
    ]);
    return new ShardReader(shard, source, engine, engine.open(start), json(facets));
  }

  /** Loads what is needed to ask for words. */
  async load(words: readonly string[]): Promise<void> {
    const asked = words.filter((word) => word !== '');
    await Promise.all(this.#engine.chunksFor(this.#index, asked).map(this.#chunk));
    for (const word of asked) this.loaded.add(word);
  }

  /** Records an unbroken phrase stands in, each with its first place; its words have to be loaded. */
  find = (phrase: readonly string[]): Places => this.#engine.find(this.#index, phrase);

  /** Records a word stands in, each with all its places; the word has to be loaded. */
  places = (word: string): Places => this.#engine.find(this.#index, [word], true);

  /** What is shown of a record. */
  readonly record: (number: number) => Promise<FoundRecord>;
}
