import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { completeSwap, swapIn } from './swap.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'swap-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const make = (name: string, word: string) => {
  mkdirSync(join(folder, name));
  writeFileSync(join(folder, name, 'index.html'), word);
  return join(folder, name);
};
const standing = () =>
  existsSync(join(folder, 'site')) ? readFileSync(join(folder, 'site', 'index.html'), 'utf8') : null;

describe('putting a site in its place', () => {
  it('replaces the old one and leaves nothing beside it', () => {
    make('site', 'old');
    swapIn(make('made', 'new'), join(folder, 'site'));
    expect(standing()).toBe('new');
    expect(readdirSync(folder)).toEqual(['site']);
  });

  it('makes the folders above a new target', () => {
    swapIn(make('made', 'new'), join(folder, 'a', 'b'));
    expect(readFileSync(join(folder, 'a', 'b', 'index.html'), 'utf8')).toBe('new');
  });

  it.each([
    ['while copying', ['site', '.site.part'], 'old'],
    ['before the first rename', ['site', '.site.next'], 'new'],
    ['between the two renames', ['.site.old', '.site.next'], 'new'],
    ['before the old one was removed', ['site', '.site.old'], 'old'],
    ['with only the old one set aside', ['.site.old'], 'old'],
  ])('interrupted %s, is completed by the next command', (_when, names, result) => {
    for (const name of names) make(name, name === '.site.next' || name === '.site.part' ? 'new' : 'old');
    completeSwap(join(folder, 'site'));
    expect(standing()).toBe(result);
    expect(readdirSync(folder)).toEqual(['site']);
  });
});
