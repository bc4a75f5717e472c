import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { problemCatalogue } from '../src/domain/problem-catalogue.ts';
import { problemsAsText } from '../src/outputs/problem-text.ts';
import { diskFolder } from '../src/site/disk-folder.ts';
import { readSite } from '../src/site/read-site.ts';

// A folder is a test: the site with the fault in it, named for the kind of problem, and what staff are told
// (expected.txt). To add one, add the folder and run `npx vitest -u`; read the text before committing it.
const FOLDER = join(import.meta.dirname, 'problems');
const cases = readdirSync(FOLDER);

describe('every kind of problem', () => {
  it.each(cases)('%s is told to staff in plain Chinese, with its place and the way to mend it', async (kind) => {
    const { problems } = await readSite(diskFolder(join(FOLDER, kind)), null);
    expect(problems.map((p) => p.kind)).toContain(kind);
    await expect(`${problemsAsText(problems)}\n`).toMatchFileSnapshot(join(FOLDER, kind, 'expected.txt'));
  });

  it('has a folder here, or is one that only import, new and build can find', () => {
    const elsewhere = ['unmapped-table', 'rows-vanished', 'too-large', 'unnamed-site', 'file-exists', 'public-clash', 'public-link'];
    const missing = Object.keys(problemCatalogue).filter(
      (kind) => !elsewhere.includes(kind) && !existsSync(join(FOLDER, kind)),
    );
    expect(missing).toEqual([]);
  });
});
