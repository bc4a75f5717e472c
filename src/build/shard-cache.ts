import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { RepackedFile } from './repack-index.ts';

/** The index of a shard, and the keys of the words and pairs in it, sorted. */
export interface ShardIndex {
  readonly files: readonly RepackedFile[];
  readonly keys: Uint32Array;
}

/** SHA-256 of texts and bytes one after the other, in hexadecimal. */
export function fingerprint(...parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

/** Everything an index is made by: when one of these changes, every index is made anew. */
const MADE_BY = [
  './repack-index.ts',
  './search-index.ts',
  '../outputs/pair-table.ts',
  '../outputs/search-text.ts',
  // Names the version of Pagefind.
  '../../package-lock.json',
];

/** Says whose indexes a folder holds. */
const OWNER = 'site.txt';

/** Where the indexes of a site are kept. Those of sites that are gone are cleared away. */
export function shardCacheFolder(engine: string, siteFolder: string): string {
  const parent = join(engine, '.cache', 'search');
  const site = resolve(siteFolder);
  const folder = join(parent, fingerprint(site).slice(0, 16));
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, OWNER), site);
  for (const name of readdirSync(parent)) {
    const owner = join(parent, name, OWNER);
    if (!existsSync(owner) || !existsSync(readFileSync(owner, 'utf8')))
      rmSync(join(parent, name), { recursive: true, force: true });
  }
  return folder;
}

/** Indexes of a site's shards by their content, kept from one build to the next: published texts only. */
export class ShardCache {
  readonly #folder: string | null;
  readonly #used = new Set<string>();
  readonly #madeBy: string;

  constructor(folder: string | null) {
    this.#folder = folder;
    this.#madeBy = fingerprint(...MADE_BY.map((path) => readFileSync(new URL(path, import.meta.url))));
    if (folder !== null) mkdirSync(folder, { recursive: true });
  }

  async get(mark: string, make: () => Promise<ShardIndex>): Promise<ShardIndex> {
    if (this.#folder === null) return make();
    const name = fingerprint(this.#madeBy, mark);
    this.#used.add(name);
    const file = join(this.#folder, name);
    try {
      return deserialize(readFileSync(file)) as ShardIndex;
    } catch {
      const index = await make();
      // A build that is stopped leaves no half of a file under this name.
      const staging = `${file}.${process.pid}`;
      writeFileSync(staging, serialize(index));
      renameSync(staging, file);
      return index;
    }
  }

  /** Deletes what was not asked for since. */
  prune(): void {
    if (this.#folder === null) return;
    for (const name of readdirSync(this.#folder)) {
      if (name !== OWNER && !this.#used.has(name)) rmSync(join(this.#folder, name), { force: true });
    }
  }
}
