import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { renderPages } from '../src/build/render-pages.ts';
import { diskFolder } from '../src/site/disk-folder.ts';
import { writeHandover } from '../src/site/handover.ts';
import { readSite } from '../src/site/read-site.ts';
import { ENGINE, filesOf, type Ran, run, siteFolder, temporaryFolder } from './commands.ts';

const SITE = '网站名称: 甲县连心桥\n主办单位: 甲县\n';
const ISSUES = '编号,收到日期,标题,状态\n';
const talk = (body: string, front = '') => `---\n标题: 试讲\n摘要: 一句话说清\n${front}---\n\n${body}\n`;
/** A picture of one dot; another number is another colour. */
const dot = (colour: number) =>
  Buffer.from(
    `47494638396101000100800000${colour.toString(16).padStart(6, '0')}0000002c00000000010001000002024401003b`,
    'hex',
  );

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

  it('never deletes what it has not built: exits 2 and leaves it alone', () => {
    const site = siteFolder({
      'content/site.yaml': SITE,
      'data/issues.csv': `${ISSUES}A-1,2026-03-02,路灯不亮,办结\n`,
      'mydocs/thesis.docx': 'years of work',
      'notes.txt': 'x',
    });
    const before = [...filesOf(site)];
    for (const out of ['data', 'data/new', 'content/talks', 'mydocs', 'notes.txt', '.', '..']) {
      const { code, stderr } = run('build', ['--site', '.', '--out', out], site);
      expect([out, code]).toEqual([out, 2]);
      expect(stderr).toMatch(/[\u4e00-\u9fff]/);
    }
    expect([...filesOf(site)]).toEqual(before);
  });

  it('publishes the pictures and linked files of published documents, and of no others', () => {
    const site = siteFolder({
      'content/site.yaml': SITE,
      'data/issues.csv': `编号,收到日期,标题,状态,类别\nA-1,2026-03-02,路灯不亮,办结,${'长'.repeat(100)}\n`,
      'content/talks/a(1)[b]/index.mdx': talk(
        '![图](./shown.gif) ![坏](./broken.jpg) [申请表](./表%201.pdf) [题](../../issues/A-1/)',
      ),
      'content/talks/a(1)[b]/broken.jpg': 'no picture',
      'content/talks/a(1)[b]/表 1.pdf': 'linked',
      'content/talks/a(1)[b]/unlinked.pdf': 'x',
      'content/talks/draft/index.mdx': talk('![图](./hidden.gif) [表](./hidden.pdf)', '草稿: 是\n'),
      'content/talks/draft/hidden.pdf': 'x',
      'content/talks/later/index.mdx': talk('![图](./hidden.gif)', '发布时间: 2027-01-01 09:00\n'),
      'content/reports': 'a file where a folder may stand',
      'public/robots.txt': 'x',
    });
    for (const [index, file] of ['a(1)[b]/shown', 'draft/hidden', 'later/hidden'].entries())
      writeFileSync(join(site, 'content/talks', `${file}.gif`), dot(index));
    symlinkSync('robots.txt', join(site, 'public/inside.txt'));
    symlinkSync(join(site, 'data/issues.csv'), join(site, 'public/outside.csv'));
    mkdirSync(join(site, 'public/.git'));
    writeFileSync(join(site, 'public/.git/hidden.txt'), '低保户张国强');
    const { code, json, stderr } = run('build', ['--site', site, '--out', 'site/.', '--now', '2026-04-01'], site);
    expect(code, stderr).toBe(0);
    expect(json.problems).toMatchObject([
      { kind: 'picture-unreadable', file: 'content/talks/a(1)[b]/broken.jpg' },
      { kind: 'public-link', file: 'public/outside.csv' },
    ]);
    const files = [...filesOf(join(site, 'site')).keys()];
    expect(files).toEqual(expect.arrayContaining(['talks/a(1)[b]/表 1.pdf', 'inside.txt', 'robots.txt']));
    expect(files.filter((file) => file.includes('shown'))).toEqual(['talks/a(1)[b]/shown.gif']);
    expect(files.filter((file) => /hidden|unlinked|outside/.test(file))).toEqual([]);
  });

  it('says which links lead nowhere and which public files would cover built ones, and changes nothing', () => {
    const site = siteFolder({
      'content/site.yaml': SITE,
      'data/issues.csv': `${ISSUES}A-1,2026-03-02,路灯不亮,办结\n`,
      'content/talks/a/index.mdx': talk('[题](../../issues/A-9/)'),
      'public/index.html': 'x',
      'public/data/issues.json': '[]',
      'public/404.html/x.txt': 'x',
      'public/old.html': '<a href="gone.html">',
    });
    const { code, json } = run('build', ['--site', site, '--out', 'site'], site);
    expect(json.problems.map(({ kind, file }) => `${kind} ${file}`)).toEqual([
      'broken-link content/talks/a/index.mdx',
      'public-clash public/404.html/x.txt',
      'public-clash public/data/issues.json',
      'public-clash public/index.html',
      'broken-link public/old.html',
    ]);
    expect(code).toBe(1);
    expect(existsSync(join(site, 'site'))).toBe(false);
  });

  it.each(['SIGTERM', 'SIGKILL'] as const)('leaves no page builder behind when it is ended by %s', async (signal) => {
    const site = siteFolder({ 'content/site.yaml': SITE, 'content/talks/a/index.mdx': talk('讲稿') });
    const child = spawn(
      process.execPath,
      [join(ENGINE, 'scripts/build.ts'), '--site', site, '--out', join(site, 'site')],
      { stdio: 'ignore' },
    );
    const work = join(ENGINE, '.cache', 'build', String(child.pid));
    while (!existsSync(join(work, 'cache'))) await wait(20);
    child.kill(signal);
    await once(child, 'exit');
    // What can't be caught leaves its folder to the next build, here or beside; nobody writes there any more.
    const standing = () => (existsSync(work) ? [...filesOf(work).keys()] : []);
    await wait(signal === 'SIGKILL' ? 500 : 0);
    const left = standing();
    if (signal === 'SIGTERM') expect(left).toEqual([]);
    await wait(4000);
    expect(standing().filter((file) => !left.includes(file))).toEqual([]);
    rmSync(work, { recursive: true, force: true });
    expect(existsSync(join(site, 'site'))).toBe(false);
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

  it('compares with the site it replaces, and check with the one that was built last', () => {
    const site = siteFolder({
      'content/site.yaml': SITE,
      'data/issues.csv': `${ISSUES}A-1,2026-03-02,路灯不亮,办结\nA-2,2026-03-09,水管漏水,办理中\n`,
    });
    const drift = ({ json }: Ran) => json.problems.map(({ kind, row }) => `${kind} ${row}`);
    expect(drift(run('build', ['--site', site, '--out', 'out'], site))).toEqual([]);
    writeFileSync(join(site, 'data/issues.csv'), `${ISSUES}A-1,2026-03-02,路灯不亮,办理中\n`);
    const expected = ['vanished-since-release null', 'state-went-back 2'];
    expect(drift(run('check', ['--site', site]))).toEqual(expected);
    expect(drift(run('build', ['--site', site, '--out', 'out'], site))).toEqual(expected);
    expect(drift(run('check', ['--site', site, '--release', 'out'], site))).toEqual([]);
    expect(run('check', ['--site', site, '--release', 'data'], site).code).toBe(2);
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
