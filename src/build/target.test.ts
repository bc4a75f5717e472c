import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { whyNotReplaced, whyNotTarget } from './target.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'target-'));
  put('county/content/site.yaml');
  put('county/data/issues.csv');
  put('engine/package.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (path: string, text = 'x') => {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const why = (target: string, site = 'county') =>
  whyNotTarget(join(folder, target), join(folder, site), join(folder, 'engine')) ??
  whyNotReplaced(join(folder, target));

describe('the folder a site is put at', () => {
  it.each([
    '',
    'county',
    'county/data',
    'county/content/x',
    'county/public',
    'engine',
    'engine/src',
    'engine/node_modules/x',
  ])('is not among the sources: %s', (target) => expect(why(target)).toMatch(/原始材料|自己的文件夹/));

  it.each(['county/dist', 'engine/dist', 'engine/out', 'engine/.cache/site', 'a/new/one', '..site'])(
    'may be a new one: %s',
    (target) => expect(why(target)).toBeNull(),
  );

  it('may be below a site that stands in the engine, but not in its ledgers', () => {
    put('engine/sites/a/content/site.yaml');
    expect(why('engine/sites/a/dist', 'engine/sites/a')).toBeNull();
    expect(why('engine/sites/a/data', 'engine/sites/a')).not.toBeNull();
    expect(why('engine/data', 'engine')).not.toBeNull();
    expect(why('engine/dist', 'engine')).toBeNull();
  });

  it('is not reached through a link into the sources', () => {
    symlinkSync(join(folder, 'county'), join(folder, 'link'));
    expect(why('link/data')).not.toBeNull();
    expect(why('link/data/new')).not.toBeNull();
  });

  it('is not a file, nor below one', () => {
    put('thesis.docx');
    expect(why('thesis.docx')).toContain('文件');
    expect(why('thesis.docx/site')).toContain('文件');
  });

  it('is not a folder with things that were not built', () => {
    put('mydocs/thesis.docx');
    put('mydocs/index.html', '<html lang="zh">');
    expect(why('mydocs')).toContain('别的东西');
    put('clone/.git/HEAD');
    put('clone/index.html');
    expect(why('clone')).toContain('「.git」');
  });

  it('may be an older site, a single page or nothing', () => {
    mkdirSync(join(folder, 'empty'));
    put('single/index.html');
    put('older/data/figures.json');
    put('older/sitemap/index.html');
    put('home/index.html', '<!DOCTYPE html><html lang="zh-CN" data-page="home">');
    put('home/pages.txt');
    expect(['empty', 'single', 'older', 'home'].map((target) => why(target))).toEqual([null, null, null, null]);
  });
});
