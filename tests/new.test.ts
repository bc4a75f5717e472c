import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ledgerKeys } from '../src/domain/ledger-catalogue.ts';
import type { Problem } from '../src/domain/problem.ts';
import { diskFolder } from '../src/site/disk-folder.ts';
import { readSite } from '../src/site/read-site.ts';
import { runScript } from './commands.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lianxinqiao-new-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) => runScript('new', args, folder);
const read = (path: string) => readFileSync(join(folder, path), 'utf8');
/** What stops a build; a new site may still be told what to fill in. */
const errorsOf = (problems: readonly Problem[]) => problems.filter((p) => p.severity === 'error');
const errors = async () => errorsOf((await readSite(diskFolder(join(folder, 'site')), null)).problems);

test('a new site passes the check, asks for sign-offs and shows no draft', async () => {
  expect(run('site', 'site').status).toBe(0);
  const { site, problems: found } = await readSite(diskFolder(join(folder, 'site')), null);
  expect(errorsOf(found)).toEqual([]);
  expect(site?.settings.reviewRequired).toBe(true);
  expect(site?.pages.map(({ slug }) => slug).sort()).toEqual(['about', 'accessibility', 'privacy']);
  expect(site?.talks).toEqual([]);
  expect(read('site/content/talks/example/index.mdx')).toContain('草稿: 是\n');
  expect(read('site/data/审核.csv').trim()).toBe('对象,环节,姓名,时间');
  expect(Object.keys(JSON.parse(read('site/content/schema/talk.schema.json')).properties)).toContain('摘要');
});

describe('in a site', () => {
  beforeEach(() => {
    run('site', 'site');
  });

  test('another site is not put over it', () => {
    writeFileSync(join(folder, 'site/content/site.yaml'), '网站名称: 我的\n');
    const { status, stdout } = run('site', 'site');
    expect(status).toBe(1);
    expect(stdout).toContain('这个文件已经有了');
    expect(read('site/content/site.yaml')).toBe('网站名称: 我的\n');
  });

  test('a talk stands in a folder named for its title', async () => {
    const { status, json } = run('talk', '医保：怎么交？', '--site', 'site', '--json');
    expect(status).toBe(0);
    expect(json).toEqual({ files: ['content/talks/医保-怎么交/index.mdx'], problems: [] });
    expect(read('site/content/talks/医保-怎么交/index.mdx')).toContain('# （必填）标题。\n标题: 医保：怎么交？\n');
    expect(await errors()).toEqual([]);
    expect(run('talk', '医保：怎么交？', '--site', 'site').status).toBe(1);
  });

  test('a report takes the name it is given', async () => {
    expect(run('report', '大桥镇接访', '--slug', 'daqiao-jiefang', '--site', 'site').status).toBe(0);
    expect(read('site/content/reports/daqiao-jiefang/index.mdx')).toContain('标题: 大桥镇接访\n');
    expect(await errors()).toEqual([]);
  });

  test('a translation is written over its talk, which it stays a draft of until somebody says so', async () => {
    run('talk', '医保', '--slug', 'yibao', '--site', 'site');
    expect(run('translation', 'yibao', 'bo', '--site', 'site', '--json').json).toEqual({
      files: ['content/talks/yibao/index.bo.mdx'],
      problems: [],
    });
    const made = read('site/content/talks/yibao/index.bo.mdx');
    expect(made).toContain('语言: bo\n');
    expect(made).toContain('草稿: 是\n');
    expect(made).toContain('<要点>');
    expect(await errors()).toEqual([]);
    expect(run('translation', 'yibao', '维吾尔文', '--site', 'site', '--json').json.files).toEqual([
      'content/talks/yibao/index.ug.mdx',
    ]);
    const unknown = run('translation', 'yibao', 'xx', '--site', 'site');
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toContain('藏文 bo、维吾尔文 ug、蒙古文（老蒙文） mn-Mong');
    expect(run('translation', 'nowhere', 'bo', '--site', 'site').status).toBe(1);
  });

  test('the texts of the interface can be translated: a new file is empty and passes the check', async () => {
    expect(run('interface', 'bo', '--site', 'site', '--json').json.files).toEqual(['content/interface/bo.yaml']);
    const made = read('site/content/interface/bo.yaml');
    expect(made).toMatch(/^# .+译成藏文 bo/);
    expect(made).toMatch(/\n要点:\n/);
    expect(await errors()).toEqual([]);
    expect(run('interface', 'zh-CN', '--site', 'site').status).toBe(2);
  });

  test('the first event starts a ledger; the next is pointed to it', async () => {
    expect(run('event', '--site', 'site', '--now', '2026-03-01').status).toBe(0);
    expect(read('site/data/events.csv')).toMatch(
      /^\ufeff编号,专项,类型,.*\r\nHD-2603-01,,政策宣讲,.*2026-03-15 09:00.*,计划,/,
    );
    expect(await errors()).toEqual([]);
    const before = read('site/data/events.csv');
    const { status, stdout } = run('event', '--site', 'site');
    expect(status).toBe(0);
    expect(stdout).toContain('data/events.csv');
    expect(read('site/data/events.csv')).toBe(before);
  });

  test('empty ledgers can be put in as they are', async () => {
    const { status, json } = run('ledgers', 'site/data', '--json');
    expect(status).toBe(0);
    expect(json.files).toHaveLength(ledgerKeys.length);
    expect(readdirSync(join(folder, 'site/data'))).toContain('问题台账.xlsx');
    expect(await errors()).toEqual([]);
  });
});

test.each([
  ['nothing', []],
  ['an unknown thing', ['policy']],
  ['a talk without a title', ['talk']],
  ['a title in several words without quotes', ['talk', '医保', '怎么交']],
  ['a name that is no folder', ['talk', '医保', '--slug', '../x']],
])('%s is wrong usage', (_, args) => {
  const { status, stderr } = run(...args);
  expect(status).toBe(2);
  expect(stderr).toContain('用法');
});

test.each([
  ['a day that is not in the calendar', ['--now', '2026-13-45']],
  ['a folder without --site', ['/tmp/x']],
  ['an empty folder', ['--site', '']],
])('%s is wrong usage of check', (_, args) => {
  const { status, stdout, stderr } = runScript('check', args, folder);
  expect(status).toBe(2);
  expect(stdout + stderr).not.toContain('检查通过');
});

test('a folder that does not exist does not pass the check', () => {
  const { status, json } = runScript('check', ['--site', 'nowhere', '--json'], folder);
  expect(status).toBe(1);
  expect(json.problems).toMatchObject([{ kind: 'missing-file' }]);
});

test('files that systems leave lying in the data folder are no ledgers', async () => {
  run('site', 'site');
  for (const name of ['Thumbs.db', 'desktop.ini', 'README.md', '.DS_Store', '~$x.xlsx'])
    writeFileSync(join(folder, 'site/data', name), 'x');
  expect(await errors()).toEqual([]);
});

test('a talk is not put into a folder that is no site', () => {
  const { status, json } = run('talk', '医保', '--site', 'nowhere', '--json');
  expect(status).toBe(1);
  expect(json.problems).toMatchObject([{ kind: 'missing-file' }]);
});
