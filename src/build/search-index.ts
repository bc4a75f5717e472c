import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { close, createIndex, type IndexFile, type PagefindIndex } from 'pagefind';
import { addKeys, pairSlices, titleKey } from '../outputs/pair-table.ts';
import {
  type Facets,
  type FoundRecord,
  indexList,
  program,
  type SearchFilterKey,
  type SearchIndexList,
  type SearchShard,
  searchFilterKeys,
  shardFiles,
  sliceFile,
  wideningPartNames,
} from '../outputs/search-shard.ts';
import { phrasesOf, spread } from '../outputs/search-text.ts';
import { wideningFiles } from '../outputs/search-widening.ts';
import { matterRecords, type SearchRecord, searchRecords } from '../site/search-records.ts';
import { type ShardRecords, shareOut } from '../site/search-shards.ts';
import type { Site } from '../site/site.ts';
import { SiteView } from '../site/site-view.ts';
import { type WideningParts, wideningParts } from '../site/widening-table.ts';
import { pack, type RepackedFile, repackIndex } from './repack-index.ts';
import { fingerprint, ShardCache, type ShardIndex } from './shard-cache.ts';

/** A phone loads about 10 KB to open an index of so many records, and some 3 KB for a letter that is in most of them. */
const SHARD_SIZE = 1000;

/** Not the language of any text (ISO 639-2 zxx): Pagefind then neither cuts words nor stems; the text comes cut. */
const LANGUAGE = 'zxx';

/** Records that are under way to Pagefind at a time. */
const BATCH = 100;

export interface SearchIndexOptions {
  readonly shardSize?: number;
  /** Where indexes are kept from one build to the next; without it all are made anew. */
  readonly cacheDir?: string | null;
}

/** What was made: shards that were there from the build before are not counted as made. */
export interface SearchIndexResult {
  readonly records: number;
  readonly bytes: number;
  readonly shards: number;
  readonly made: number;
}

/** Writes the search index of a site below `pagefind/`. */
export async function writeSearchIndex(
  site: Site,
  outDir: string,
  { shardSize = SHARD_SIZE, cacheDir = null }: SearchIndexOptions = {},
): Promise<SearchIndexResult> {
  const view = new SiteView(site);
  const [others, matters] = [searchRecords(view), [...matterRecords(view)]];
  const words = wideningParts(view, [...others, ...matters]);
  return writeShards(shareOut(others, matters, shardSize), words, join(outDir, 'pagefind'), new ShardCache(cacheDir));
}

/**
 * Writes an index for each shard, what is shown of each record, what it is filtered by, the table of pairs, what queries
 * are widened by, and the list of it all.
 */
export async function writeShards(
  shares: readonly ShardRecords[],
  words: WideningParts,
  folder: string,
  cache: ShardCache,
): Promise<SearchIndexResult> {
  let bytes = 0;
  const put = (path: string, content: string | Uint8Array) => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    bytes += content.length;
  };
  const shards: SearchShard[] = [];
  const keys: Uint32Array[] = [];
  let made = 0;
  try {
    for (const share of shares) {
      const { records, years } = share;
      const index = await cache.get(fingerprint(JSON.stringify(records)), () => {
        made++;
        return indexRecords(records);
      });
      const files = [
        ...index.files,
        { path: shardFiles.facets, content: pack(JSON.stringify(facetsOf(records))) },
        ...records.map((record, i) => ({ path: shardFiles.record(i), content: pack(JSON.stringify(shown(record))) })),
      ];
      const name = nameOf(share, files);
      for (const { path, content } of files) put(`${name}/${path}`, content);
      shards.push({ name, kinds: [...new Set(records.map(({ kind }) => kind))], count: records.length, years });
      keys.push(index.keys);
    }
    put(program, await searchProgram());
  } finally {
    await close();
  }
  const slices = pairSlices(keys);
  const pairs = { name: `pairs-${fingerprint(...slices).slice(0, 10)}`, slices: slices.length };
  for (const [i, slice] of slices.entries()) put(`${pairs.name}/${sliceFile(i)}`, pack(slice));
  const parts = wideningPartNames.flatMap((part) => (words[part] === null ? [] : [part]));
  const widening = { name: `words-${fingerprint(JSON.stringify(words)).slice(0, 10)}`, parts };
  for (const part of parts) put(`${widening.name}/${wideningFiles[part]}`, pack(JSON.stringify(words[part])));
  const list: SearchIndexList = { shards, pairs, words: widening };
  put(indexList, `${JSON.stringify(list)}\n`);
  cache.prune();
  return { records: shards.reduce((sum, { count }) => sum + count, 0), bytes, shards: shards.length, made };
}

/** A shard's folder: browsers keep its files for a year, so its name changes with any of them, by whatever they are made. */
function nameOf({ years }: ShardRecords, files: readonly RepackedFile[]): string {
  const what = years === null ? 'site' : `issues-${[...new Set(years)].join('-')}`;
  return `${what}-${fingerprint(...files.flatMap(({ path, content }) => [path, content])).slice(0, 10)}`;
}

const shown = ({ kind, address, lang, title, texts, facts }: SearchRecord): FoundRecord => ({
  kind,
  address,
  ...(lang === undefined ? {} : { lang }),
  title,
  texts,
  facts,
});

function facetsOf(records: readonly SearchRecord[]): Facets {
  const values: Record<SearchFilterKey, (record: SearchRecord) => readonly string[]> = {
    kind: ({ kind }) => [kind],
    place: ({ places }) => places,
    category: ({ category }) => (category === null ? [] : [category]),
    state: ({ state }) => (state === null ? [] : [state]),
    year: ({ year }) => (year === null ? [] : [year]),
  };
  const column = (key: SearchFilterKey) => {
    const numbers = new Map<string, number>();
    const numberOf = (value: string) => {
      const number = numbers.get(value) ?? numbers.size;
      numbers.set(value, number);
      return number;
    };
    const of = records.map((record) => {
      const own = values[key](record).map(numberOf);
      return own.length === 1 && own[0] !== undefined ? own[0] : own;
    });
    return { values: [...numbers.keys()], of };
  };
  return Object.fromEntries(searchFilterKeys.map((key) => [key, column(key)])) as unknown as Facets;
}

async function newIndex(): Promise<PagefindIndex> {
  const { index, errors } = await createIndex({ forceLanguage: LANGUAGE, keepIndexUrl: true, writePlayground: false });
  if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
  return index;
}

async function filesOf(index: PagefindIndex): Promise<readonly IndexFile[]> {
  const { errors, files } = await index.getFiles();
  if (errors.length > 0) throw new Error(`Pagefind made no index: ${errors.join('; ')}`);
  await index.deleteIndex();
  return files;
}

/** Pagefind's program for browsers, which comes with every index. */
async function searchProgram(): Promise<Uint8Array> {
  const found = (await filesOf(await newIndex())).find(({ path }) => path === program);
  if (!found) throw new Error('Pagefind gave no program');
  return found.content;
}

/** What Pagefind makes of the records of a shard, repacked, and the keys of its words and pairs, sorted. */
async function indexRecords(records: readonly SearchRecord[]): Promise<ShardIndex> {
  const index = await newIndex();
  const keys = new Set<number>();
  for (let start = 0; start < records.length; start += BATCH) {
    const batch = records.slice(start, start + BATCH);
    const contents = batch.map(({ title, texts }) => spread(title, texts));
    const added = contents.map((content, i) => add(index, content, start + i));
    for (const content of contents) addKeys(content, keys, isWord);
    for (const { title } of batch) keys.add(titleKey(phrasesOf(title)));
    await Promise.all(added);
  }
  return { files: repackIndex(await filesOf(index), records.length), keys: Uint32Array.from(keys).sort() };
}

const isWord = (word: string): boolean => /[\p{L}\p{N}]/u.test(word);

async function add(index: PagefindIndex, content: string, number: number): Promise<void> {
  const { errors } = await index.addCustomRecord({
    url: String(number),
    content,
    language: LANGUAGE,
    sort: { order: String(number) },
  });
  if (errors.length > 0) throw new Error(`Pagefind did not take a record: ${errors.join('; ')}`);
}
