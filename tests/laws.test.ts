import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diskFolder } from '../src/site/disk-folder.ts';
import { readSite } from '../src/site/read-site.ts';
import { searchRecords } from '../src/site/search-records.ts';
import { SiteView } from '../src/site/site-view.ts';
import { filesOf, hasShared, run, runScript, SHARED, temporaryFolder } from './commands.ts';

const file = (name: string) => join(SHARED, 'policy', name);

/** Articles as the last one of each file numbers them. */
const LAWS = [
  { name: '信访工作条例', path: file('信访工作条例(2022-02-25).md'), articles: 50, chapters: 6 },
  // The file has no heading for its first chapter.
  {
    name: '济南市12345市民服务热线条例',
    path: file('济南市12345市民服务热线条例(2018-07-27).md'),
    articles: 44,
    chapters: 7,
  },
  { name: '社会保险法', path: file('社会保险法(2018-12-29).md'), articles: 98, chapters: 12 },
];

describe.skipIf(!hasShared)('three laws in force (needs ../shared/data)', () => {
  it('become policies with all their articles, nothing hidden and nothing to mend; again, not a byte changes', async () => {
    const site = temporaryFolder();
    const paths = LAWS.map(({ path }) => path);
    const { code, json } = run('import', [...paths, '--site', site]);
    expect(code).toBe(0);
    expect(json.counts.rows).toEqual({ policies: 3, 'policy-articles': 192 });
    expect(json.problems.map(({ kind }) => kind)).toEqual(['unnamed-site']);
    expect(json.files).toMatchObject(Array.from({ length: 6 }, () => ({ hidden: 0, masked: [] })));
    const before = filesOf(site);
    expect(run('import', [...paths, '--site', site]).code).toBe(0);
    expect(filesOf(site)).toEqual(before);

    const reading = await readSite(diskFolder(site), '2026-03-31');
    expect(reading.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    if (reading.site === null) throw new Error('no site');
    const view = new SiteView(reading.site);
    for (const { name, articles, chapters } of LAWS) {
      const rows = view.articlesByPolicy.get(name) ?? [];
      expect(
        rows.map(({ article }) => article),
        name,
      ).toEqual(Array.from({ length: articles }, (_, index) => String(index + 1)));
      expect(new Set(rows.map(({ chapter }) => chapter)).size, name).toBe(chapters);
    }
    expect(view.policy('社会保险法')).toMatchObject({
      name: '中华人民共和国社会保险法',
      issuer: '全国人民代表大会常务委员会',
      signedOn: '2018-12-29',
      validity: null,
    });
    const record = [...searchRecords(view)].find(({ title }) => title === '中华人民共和国社会保险法');
    expect(record?.texts).toContain('第九十四条 违反本法规定，构成犯罪的，依法追究刑事责任。');
  });

  it('are not brought in by half: beside a file that is no law nothing is written', () => {
    const [site, notes] = [temporaryFolder(), temporaryFolder()];
    writeFileSync(join(notes, '备忘.md'), '# 备忘\n\n明天去大桥镇。\n');
    const { status, stdout } = runScript('import', [LAWS[0]?.path ?? '', join(notes, '备忘.md'), '--site', site]);
    expect(status).toBe(1);
    expect(stdout).toContain('备忘.md 第 1 行');
    expect(stdout).toContain('没能读成一部法规：没有找到「第一条」这样的条文。');
    expect(filesOf(site).size).toBe(0);
  });
});

it('a law without spaces behind its articles is read, and each such line is told of', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, '条例.md'), '条例\n\n第一条为了试一试。\n');
  const { code, json } = run('import', [join(folder, '条例.md'), '--site', join(folder, 'site')]);
  expect(code).toBe(0);
  expect(json.problems).toContainEqual(expect.objectContaining({ kind: 'article-without-space', line: 3 }));
});

describe('a note', () => {
  it('is told of at its line, with what to do', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, '条例.md'), '条例\n\n第三条路修好了。\n');
    const { code, json } = run('import', [join(folder, '条例.md'), '--site', join(folder, 'site')]);
    expect(code).toBe(1);
    expect(json.problems).toMatchObject([{ kind: 'unreadable-law', line: 3 }]);
    expect(json.problems[0]?.fix).toContain('「条」字后面空一格');
  });
});
