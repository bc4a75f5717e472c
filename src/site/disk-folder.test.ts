import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { diskFolder } from './disk-folder.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'folder-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

it('takes a file that stands where a folder is looked for as no folder', () => {
  writeFileSync(join(root, 'data'), 'x');
  mkdirSync(join(root, 'content'));
  writeFileSync(join(root, 'content', 'talks'), 'x');
  const folder = diskFolder(root);
  expect(['data', 'content/talks', 'content/talks/deeper', 'public'].map(folder.list)).toEqual([[], [], [], []]);
  expect(folder.list('content')).toEqual(['content/talks']);
});

it('finds nothing below a site that is a file', () => {
  writeFileSync(join(root, 'site'), 'x');
  const folder = diskFolder(join(root, 'site'));
  expect(folder.list('data')).toEqual([]);
  expect(folder.read('content/site.yaml')).toBeNull();
});

it('reads nothing that is named by a link: it may lead out of the site, or to a ledger', () => {
  mkdirSync(join(root, 'site', 'content'), { recursive: true });
  mkdirSync(join(root, 'elsewhere'));
  writeFileSync(join(root, 'elsewhere', 'secret.txt'), 'x');
  writeFileSync(join(root, 'site', 'content', 'own.txt'), 'x');
  symlinkSync(join(root, 'elsewhere', 'secret.txt'), join(root, 'site', 'content', 'link.txt'));
  symlinkSync(join(root, 'elsewhere'), join(root, 'site', 'content', 'folder'));
  // The site itself may be named by a link.
  symlinkSync(join(root, 'site'), join(root, 'mine'));
  const folder = diskFolder(join(root, 'mine'));
  expect(folder.read('content/own.txt')).not.toBeNull();
  expect(['content/link.txt', 'content/folder/secret.txt'].map(folder.read)).toEqual([null, null]);
});
