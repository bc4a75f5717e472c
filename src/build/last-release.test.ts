import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { lastReleaseOf, releaseAt, rememberRelease } from './last-release.ts';

let engine = '';
beforeEach(() => {
  engine = mkdtempSync(join(tmpdir(), 'lianxinqiao-'));
  return () => rmSync(engine, { recursive: true });
});

/** A folder of the engine that holds a built site, or something else in its place. */
function built(name: string, digest = '{"site":"甲","asOf":"2026-03-31","issues":{}}'): string {
  mkdirSync(join(engine, name), { recursive: true });
  writeFileSync(join(engine, name, 'digest.json'), digest);
  return join(engine, name);
}

describe('the last release of a site', () => {
  it('is what stands in a folder, if a digest can be read there', () => {
    expect(releaseAt(built('out'))?.asOf).toBe('2026-03-31');
    expect(releaseAt(built('odd', '{"asOf":'))).toBeNull();
    expect(releaseAt(join(engine, 'nowhere'))).toBeNull();
  });

  it('is remembered by site, until its folder is gone and another site is built', () => {
    expect(lastReleaseOf(engine, '/one')).toBeNull();
    rememberRelease(engine, '/one', built('out-1'));
    rememberRelease(engine, '/two', built('out-2'));
    expect(lastReleaseOf(engine, '/one/')).toBe(join(engine, 'out-1'));
    rmSync(join(engine, 'out-1'), { recursive: true });
    rememberRelease(engine, '/two', built('out-3'));
    expect(lastReleaseOf(engine, '/one')).toBeNull();
    expect(lastReleaseOf(engine, '/two')).toBe(join(engine, 'out-3'));
  });

  it('is forgotten, not a fault, where the notes are damaged or can’t be written', () => {
    mkdirSync(join(engine, '.cache'));
    writeFileSync(join(engine, '.cache/releases.json'), '{"/one":');
    expect(lastReleaseOf(engine, '/one')).toBeNull();
    rmSync(join(engine, '.cache'), { recursive: true });
    writeFileSync(join(engine, '.cache'), 'a file where a folder should be');
    rememberRelease(engine, '/one', built('out'));
    expect(lastReleaseOf(engine, '/one')).toBeNull();
  });
});
