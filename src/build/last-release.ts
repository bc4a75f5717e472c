import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { DIGEST_FILE, type ReleaseDigest, readDigest } from '../outputs/release-digest.ts';

/** The digest of the site built into a folder; null where there is none. */
export function releaseAt(folder: string): ReleaseDigest | null {
  const text = readText(join(folder, DIGEST_FILE));
  return text === null ? null : readDigest(text);
}

/** Where the engine notes the folder each site was last built into. */
const notesOf = (engine: string) => join(engine, '.cache', 'releases.json');

/** The folder a site was last built into; null if none is known. */
export const lastReleaseOf = (engine: string, siteFolder: string): string | null =>
  readNotes(engine).get(resolve(siteFolder)) ?? null;

/**
 * Notes where a site was built to; folders that are gone are forgotten. A note is a convenience: where it can't be
 * written, or two builds write at once and one note is lost, nothing is wrong with the build.
 */
export function rememberRelease(engine: string, siteFolder: string, target: string): void {
  const notes = new Map([...readNotes(engine)].filter(([, folder]) => readText(join(folder, DIGEST_FILE)) !== null));
  notes.set(resolve(siteFolder), resolve(target));
  const file = notesOf(engine);
  const part = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(part, `${JSON.stringify(Object.fromEntries(notes), null, 2)}\n`);
    renameSync(part, file);
  } catch {
    // See above.
  }
}

function readNotes(engine: string): ReadonlyMap<string, string> {
  try {
    const notes: unknown = JSON.parse(readText(notesOf(engine)) ?? '{}');
    return new Map(Object.entries(notes ?? {}).filter(([, folder]) => typeof folder === 'string'));
  } catch {
    return new Map();
  }
}

function readText(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
