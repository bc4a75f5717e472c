import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const SRC = join(import.meta.dirname, '..', 'src');

/** Which rooms each room may import from (src/README.md). Its own files are always allowed. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  ledgers: ['domain'],
  workbooks: ['domain', 'ledgers'],
  attachments: ['domain', 'ledgers'],
  markdown: ['domain'],
  outputs: ['domain'],
  site: ['domain', 'ledgers', 'attachments', 'markdown', 'outputs'],
  build: ['domain', 'attachments', 'outputs', 'site'],
  browser: ['domain', 'outputs'],
  components: ['domain', 'markdown', 'outputs', 'site'],
  layouts: ['domain', 'outputs', 'site', 'components', 'styles'],
  pages: ['domain', 'markdown', 'outputs', 'site', 'components', 'layouts', 'styles', 'browser'],
  styles: [],
};

/** What no file of a pure room may touch: disk, clock, chance, environment. */
const PURE = ['domain', 'ledgers', 'workbooks', 'attachments', 'markdown', 'outputs'];
const IMPURE = /from 'node:|from "node:|process\.|Date\.now\(|new Date\(\)|Math\.random\(/;

const files = readdirSync(SRC, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /\.(ts|astro)$/.test(entry.name) && !/\.test\.ts$|\.d\.ts$/.test(entry.name))
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .slice(SRC.length + 1)
      .replaceAll('\\', '/'),
  )
  .filter((file) => file.includes('/'));

const importsOf = (file: string): string[] =>
  [
    ...readFileSync(join(SRC, file), 'utf8').matchAll(/from\s+'(\.[^']+)'|import\('(\.[^']+)'\)|^import '(\.[^']+)'/gm),
  ].map((match) => normalize(join(file, '..', match[1] ?? match[2] ?? match[3] ?? '')).replaceAll('\\', '/'));

const roomOf = (file: string) => file.split('/')[0] ?? '';

describe('the rooms of src', () => {
  it('are all known: a new room is added to this test and to src/README.md', () => {
    expect([...new Set(files.map(roomOf))].filter((room) => !(room in ALLOWED))).toEqual([]);
    const readme = readFileSync(join(SRC, 'README.md'), 'utf8');
    expect([...new Set(files.map(roomOf))].filter((room) => !readme.includes(`${room}/`))).toEqual([]);
  });

  it('import one way only: to repair, move the shared part down into a room both may import from', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((target) => roomOf(target) !== roomOf(file) && !ALLOWED[roomOf(file)]?.includes(roomOf(target)))
        .map((target) => `${file} → ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it('keep domain, ledgers, workbooks, markdown and outputs free of disk, clock, chance and environment', () => {
    const wrong = files.filter(
      (file) => PURE.includes(roomOf(file)) && IMPURE.test(readFileSync(join(SRC, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });

  it('let pages take the site and read no file', () => {
    const wrong = files.filter(
      (file) =>
        ['pages', 'components', 'layouts'].includes(roomOf(file)) &&
        /from 'node:/.test(readFileSync(join(SRC, file), 'utf8')),
    );
    expect(wrong).toEqual([]);
  });
});
