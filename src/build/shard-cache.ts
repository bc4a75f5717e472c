import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
  './shard-cache.ts',
  '../outputs/pair-table.ts',
  '../outputs/search-shard.ts',
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
  if (ownerOf(folder) !== site) writeFileSync(join(folder, OWNER), site);
  for (const name of readdirSync(parent)) {
    // Another build may be about to say whose a folder is.
    const owner = ownerOf(join(parent, name));
    if (owner !== '' && !existsSync(owner)) rmSync(join(parent, name), { recursive: true, force: true });
  }
  return folder;
}

/** The site a folder belongs to; empty if it doesn't say so yet. */
function ownerOf(folder: string): string {
  try {
    return readFileSync(join(folder, OWNER), 'utf8');
  } catch {
    return '';
  }
}

/** What a build is writing ends in its number. */
const STAGING = /\.\d+$/;
/** A build takes no longer than a day: one that left such a file was stopped. */
const STAGING_MS = 86_400_000;
const isRecent = (file: string): boolean => {
  const { mtimeMs = 0 } = statSync(file, { throwIfNoEntry: false }) ?? {};
  return Date.now() - mtimeMs < STAGING_MS;
};

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

  /** Deletes what was not asked for since, but nothing another build is writing. */
  prune(): void {
    if (this.#folder === null) return;
    for (const name of readdirSync(this.#folder)) {
      const file = join(this.#folder, name);
      if (name === OWNER || this.#used.has(name) || (STAGING.test(name) && isRecent(file))) continue;
      rmSync(file, { force: true });
    }
  }
}
