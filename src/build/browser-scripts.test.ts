import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { writeBrowserScripts } from './browser-scripts.ts';

const folder = mkdtempSync(join(tmpdir(), 'browser-scripts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What phones of 2021 don't know and esbuild doesn't replace, with the year Chrome and Safari both had it (MDN). */
const YOUNGER = [
  ...['toSorted', 'toReversed', 'toSpliced', 'findLast', 'findLastIndex', 'hasOwn', 'groupBy'],
  ...['fromAsync', 'isWellFormed', 'withResolvers', 'structuredClone', 'difference', 'intersection'],
];

it('readers need no newer browser than one of 2021', async () => {
  await writeBrowserScripts(folder, false);
  const scripts = join(folder, 'assets', 'browser');
  const used = readdirSync(scripts).flatMap((name) => {
    const text = readFileSync(join(scripts, name), 'utf8');
    return YOUNGER.filter((word) => new RegExp(`\\b${word}\\(`).test(text)).map((word) => `${name}: ${word}`);
  });
  expect(used).toEqual([]);
});
