import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ShardCache, type ShardIndex, shardCacheFolder } from './shard-cache.ts';

let engine = '';
beforeEach(() => {
  engine = mkdtempSync(join(tmpdir(), 'shard-cache-'));
  mkdirSync(join(engine, 'county'));
});
afterEach(() => rmSync(engine, { recursive: true, force: true }));

const index: ShardIndex = { files: [{ path: 'x', content: Uint8Array.of(1) }], keys: Uint32Array.of(7) };
const kept = (folder: string) => readdirSync(folder).filter((name) => name !== 'site.txt');

it('makes an index once, and again where the file is broken', async () => {
  const folder = shardCacheFolder(engine, join(engine, 'county'));
  let made = 0;
  const make = async () => {
    made++;
    return index;
  };
  const get = () => new ShardCache(folder).get('mark', make);
  expect(await get()).toEqual(index);
  expect(await get()).toEqual(index);
  expect(made).toBe(1);
  writeFileSync(join(folder, kept(folder)[0] ?? ''), 'broken');
  expect(await get()).toEqual(index);
  expect(made).toBe(2);
});

it('clears away what a build did not use, but not what another is writing', async () => {
  const folder = shardCacheFolder(engine, join(engine, 'county'));
  const old = new ShardCache(folder);
  await old.get('old', async () => index);
  const [oldName = ''] = kept(folder);
  for (const staging of ['abc.12', 'abc.13']) writeFileSync(join(folder, staging), 'half');
  utimesSync(join(folder, 'abc.13'), 0, 0);
  const cache = new ShardCache(folder);
  await cache.get('new', async () => index);
  cache.prune();
  expect(kept(folder)).toContain('abc.12');
  expect(kept(folder)).not.toContain('abc.13');
  expect(kept(folder)).not.toContain(oldName);
  expect(kept(folder)).toHaveLength(2);
});

it('clears away the indexes of sites that are gone, but no folder another build has just begun', () => {
  mkdirSync(join(engine, 'gone'));
  const gone = shardCacheFolder(engine, join(engine, 'gone'));
  rmSync(join(engine, 'gone'), { recursive: true });
  const begun = join(engine, '.cache', 'search', 'begun');
  mkdirSync(begun);
  shardCacheFolder(engine, join(engine, 'county'));
  expect(existsSync(gone)).toBe(false);
  expect(existsSync(begun)).toBe(true);
});
