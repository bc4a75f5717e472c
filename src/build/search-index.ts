import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { close, createIndex, type IndexFile, type PagefindIndex } from 'pagefind';
import { BEHIND_ADDRESS, type SearchShard, shardList, spread } from '../outputs/search-text.ts';
import { type SearchRecord, searchRecords } from '../site/search-records.ts';
import type { Site } from '../site/site.ts';
import { SiteView } from '../site/site-view.ts';

/** 10,000 records take Pagefind 1.9 GB of memory, 100,000 would take 15: so each shard is written before the next. */
const SHARD_SIZE = 10_000;

/** Not the language of any text (ISO 639-2 zxx): Pagefind then neither cuts words nor stems; the text comes cut. */
const LANGUAGE = 'zxx';

/** Records that are under way to Pagefind at a time. */
const BATCH = 100;

/** Of Pagefind's own files these two serve all shards; its interfaces are not used. */
const SHARED = ['pagefind.js', 'wasm.unknown.pagefind'];
const isIndex = (path: string) => path === 'pagefind-entry.json' || /\.pf_(meta|index|filter|fragment)$/.test(path);

export interface SearchIndexOptions {
  readonly shardSize?: number;
  onProgress?(done: number, total: number): void;
}

/** Writes the search index of a site below `pagefind/`: one index for each shard, and the list of shards. */
export async function writeSearchIndex(
  site: Site,
  outDir: string,
  { shardSize = SHARD_SIZE, onProgress }: SearchIndexOptions = {},
): Promise<{ records: number; bytes: number; shards: number }> {
  const folder = join(outDir, 'pagefind');
  const view = new SiteView(site);
  const total = Iterator.from(searchRecords(view)).reduce((count) => count + 1, 0);
  const shards: SearchShard[] = [];
  let records = 0;
  let bytes = 0;
  const put = (path: string, content: string | Uint8Array) => {
    const file = join(folder, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
    bytes += content.length;
  };
  for (const part of shardsOf(searchRecords(view), shardSize)) {
    const group = part[0]?.kind === 'issue' ? 'issues' : 'site';
    const name = `${group}-${shards.filter((shard) => shard.name.startsWith(group)).length + 1}`;
    const files = await indexFiles(part, () => onProgress?.(++records, total));
    for (const { path, content } of files) {
      if (isIndex(path)) put(`${name}/${path}`, content);
      else if (shards.length === 0 && SHARED.includes(path)) put(path, content);
    }
    shards.push({ name, kinds: [...new Set(part.map(({ kind }) => kind))], count: part.length });
  }
  put(shardList, `${JSON.stringify(shards)}\n`);
  return { records: total, bytes, shards: shards.length };
}

/** Matters in shards of their own, everything else before them; the order of the records stays. */
function* shardsOf(records: Iterable<SearchRecord>, size: number): Generator<SearchRecord[]> {
  let part: SearchRecord[] = [];
  for (const record of records) {
    const first = part[0];
    if (first && (part.length === size || (first.kind === 'issue') !== (record.kind === 'issue'))) {
      yield part;
      part = [];
    }
    part.push(record);
  }
  if (part.length > 0) yield part;
}

async function indexFiles(records: readonly SearchRecord[], onRecord: () => void): Promise<IndexFile[]> {
  try {
    const { index, errors } = await createIndex({
      forceLanguage: LANGUAGE,
      keepIndexUrl: true,
      writePlayground: false,
    });
    if (!index) throw new Error(`Pagefind did not start: ${errors.join('; ')}`);
    for (let start = 0; start < records.length; start += BATCH) {
      const batch = records.slice(start, start + BATCH);
      await Promise.all(batch.map((record, i) => add(index, record, start + i).then(onRecord)));
    }
    const made = await index.getFiles();
    if (made.errors.length > 0) throw new Error(`Pagefind made no index: ${made.errors.join('; ')}`);
    return made.files;
  } finally {
    // Its process ends with the shard, and its memory with it.
    await close();
  }
}

async function add(index: PagefindIndex, record: SearchRecord, number: number): Promise<void> {
  const { kind, address, title, texts, facts, places, category, year } = record;
  const filters: Record<string, string[]> = { kind: [kind], place: [...places] };
  if (category !== null) filters.category = [category];
  if (year !== null) filters.year = [year];
  const { errors } = await index.addCustomRecord({
    // Not as what Pagefind calls meta: that is searched, too.
    url: [address, ...facts].join(BEHIND_ADDRESS),
    content: spread(title, texts),
    language: LANGUAGE,
    filters,
    sort: { order: String(number) },
  });
  if (errors.length > 0) throw new Error(`Pagefind did not take ${address}: ${errors.join('; ')}`);
}
