import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { renderPages } from '../src/build/render-pages.ts';
import { diskFolder } from '../src/site/disk-folder.ts';
import { writeHandover } from '../src/site/handover.ts';
import { readSite } from '../src/site/read-site.ts';
import { ENGINE, filesOf, run, siteFolder, temporaryFolder } from './commands.ts';

const SITE = '网站名称: 甲县连心桥\n主办单位: 甲县\n';
const ISSUES = '编号,收到日期,标题,状态\n';
const talk = (body: string) => `---\n标题: 试讲\n摘要: 一句话说清\n---\n\n${body}\n`;

describe('building a site', () => {
  it('works from any folder with a settings file and one ledger', () => {
    const site = siteFolder({
      'content/site.yaml': SITE,
      'data/issues.csv': `${ISSUES}A-1,2026-03-02,路灯不亮,办结\n`,
    });
    const { code, json } = run('build', ['--site', '.', '--out', 'made/site'], site);
    expect(code).toBe(0);
    expect(json.counts).toEqual({ errors: 0, warnings: 0, rows: { issues: 1 } });
    expect(readFileSync(join(site, 'made/site/issues/A-1/index.html'), 'utf8')).toContain('路灯不亮');
    expect(existsSync(join(site, 'made/site/talks'))).toBe(false);
  });

  it('reports every problem of a bad ledger at once, exits 1, and leaves the old site alone', () => {
    const site = siteFolder({
      'content/site.yaml': SITE,
      'data/places.csv': '代码,名称\n9901,云上市\n',
      'data/issues.csv':
        '编号,收到日期,标题,状态,区划代码\nA-1,2026/13/02,路灯不亮,办结,9901\nA-1,2026-03-02,水管漏水,办里中,9901\nA-2,2026-03-02,井盖松动,办结,9902\n',
    });
    const out = join(temporaryFolder(), 'site');
    mkdirSync(out);
    writeFileSync(join(out, 'index.html'), 'the last good site');
    const { code, json } = run('build', ['--site', site, '--out', out]);
    expect(code).toBe(1);
    expect(json.problems.map((p) => `${p.row} ${p.column} ${p.kind}`)).toEqual([
      '2 收到日期 invalid-date',
      '3 状态 invalid-choice',
      '3 编号 duplicate-id',
      '4 区划代码 unknown-reference',
    ]);
    expect([...filesOf(out)].map(([path, bytes]) => [path, bytes.toString()])).toEqual([
      ['index.html', 'the last good site'],
    ]);
  });

  it('exits 2 when called wrongly', () => {
    expect(run('build', ['--bogus']).code).toBe(2);
    expect(run('check', ['--now', 'tomorrow']).code).toBe(2);
    expect(run('build', ['--site', ENGINE, '--out', ENGINE]).code).toBe(2);
  });

  it('never mixes two sites built one after the other', () => {
    const one = siteFolder({
      'content/site.yaml': SITE,
      'data/issues.csv': `${ISSUES}A-1,2026-03-02,甲县的路灯,办结\n`,
      'content/talks/a/index.mdx': talk('甲县的讲稿'),
    });
    const two = siteFolder({
      'content/site.yaml': SITE.replaceAll('甲', '乙'),
      'data/issues.csv': `${ISSUES}B-1,2026-03-02,乙县的水管,办结\n`,
      'content/talks/a/index.mdx': talk('乙县的讲稿'),
    });
    const out = join(temporaryFolder(), 'site');
    expect(run('build', ['--site', one, '--out', out]).code).toBe(0);
    expect(run('build', ['--site', two, '--out', out]).code).toBe(0);
    for (const [path, bytes] of filesOf(out)) {
      if (/\.(html|json|csv|xml)$/.test(path)) expect(bytes.toString('utf8'), path).not.toMatch(/甲县|A-1/);
    }
    expect(readFileSync(join(out, 'talks/a/index.html'), 'utf8')).toContain('乙县的讲稿');
  });

  it.each([
    ['an expression', '正文 {process.env.HOME}', 6, 4],
    ['an import', "import fs from 'fs'", 6, 1],
  ])('stops at a talk with %s and says file, line and column', (_what, body, line, column) => {
    const site = siteFolder({ 'content/site.yaml': SITE, 'content/talks/bad/index.mdx': talk(body) });
    const out = join(temporaryFolder(), 'site');
    const { code, json } = run('build', ['--site', site, '--out', out]);
    expect(code).toBe(1);
    expect(json.problems).toMatchObject([{ kind: 'unsafe-code', file: 'content/talks/bad/index.mdx', line, column }]);
    expect(existsSync(out)).toBe(false);
  });

  it('stops inside Astro as well: a talk changed after the check is not rendered', async () => {
    const folder = siteFolder({ 'content/site.yaml': SITE, 'content/talks/a/index.mdx': talk('讲稿') });
    const { site } = await readSite(diskFolder(folder), null);
    if (site === null) throw new Error('The talk was fine so far.');
    const work = join(ENGINE, '.cache', 'test', 'changed');
    mkdirSync(work, { recursive: true });
    writeHandover(join(work, 'site.bin'), site);
    writeFileSync(join(folder, 'content/talks/a/index.mdx'), talk('正文 {process.env.HOME}'));
    const job = {
      engine: ENGINE,
      siteFolder: folder,
      handover: join(work, 'site.bin'),
      outDir: join(work, 'out'),
      cacheDir: join(work, 'cache'),
    };
    await expect(renderPages(job)).rejects.toThrow('程序代码');
    rmSync(work, { recursive: true, force: true });
  });

  it('renders what a clerk writes next to Chinese punctuation as meant', () => {
    const site = siteFolder({ 'content/site.yaml': SITE, 'content/talks/a/index.mdx': talk('**“重点”**说明') });
    const out = join(temporaryFolder(), 'site');
    expect(run('build', ['--site', site, '--out', out]).code).toBe(0);
    expect(readFileSync(join(out, 'talks/a/index.html'), 'utf8')).toContain('<strong>“重点”</strong>说明');
  });
});
