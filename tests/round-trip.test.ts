import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { ledgerKeys, ledgerOf } from '../src/domain/ledger-catalogue.ts';
import { ENGINE, filesOf, run, siteFolder, temporaryFolder, unpackedFilesOf } from './commands.ts';

const FORMATS = ['csv', 'xlsx', 'json'] as const;
type Format = (typeof FORMATS)[number];

/** A site with every ledger filled, no row hidden, nothing rated and nobody called back: all of it is open data. */
const FULL = join(ENGINE, 'tests', 'round-trip');

function succeeds(command: string, args: readonly string[]): void {
  const { code, json, stderr } = run(command, args);
  expect(code, `${stderr}\n${JSON.stringify(json.problems, null, 1)}`).toBe(0);
}

/** Builds a site and gives the folder of the built one. */
function built(site: string): string {
  const out = join(temporaryFolder(), 'site');
  succeeds('build', ['--site', site, '--out', out]);
  return out;
}

/** The ledgers in the open data of a built site, in one format. */
const openData = (out: string, format: Format): string[] =>
  ledgerKeys.map((key) => join(out, 'data', `${ledgerOf(key).name}.${format}`)).filter((path) => existsSync(path));

/** Builds a site of the open data of another, beside a copy of what of its folder is no ledger, if that is given. */
function builtAgain(out: string, format: Format, folder: string | null): string {
  const site = temporaryFolder();
  for (const source of folder === null ? [] : [join(folder, 'content'), join(folder, 'public')]) {
    if (existsSync(source)) cpSync(source, join(site, basename(source)), { recursive: true });
  }
  succeeds('import', [...openData(out, format), '--site', site]);
  return built(site);
}

/** Paths of files that stand in only one of two built sites or differ in a byte, each file as `seen` gives it. */
function differences(one: string, other: string, seen = (_path: string, bytes: Buffer) => bytes.toString('latin1')) {
  const [before, after] = [unpackedFilesOf(one), unpackedFilesOf(other)];
  return [...new Set([...before.keys(), ...after.keys()])].filter((path) => {
    const [a, b] = [before.get(path), after.get(path)];
    return a === undefined || b === undefined || (!a.equals(b) && seen(path, a) !== seen(path, b));
  });
}

describe('the open data of a site that withholds nothing', () => {
  let first: string;
  beforeAll(() => {
    first = built(FULL);
  });

  it('hold every ledger in every format', () => {
    const published = ledgerKeys.filter((key) => ledgerOf(key).published);
    for (const format of FORMATS) expect(openData(first, format), format).toHaveLength(published.length);
  });

  it.each(FORMATS)('give the same site again from %s, byte for byte', (format) => {
    expect(differences(first, builtAgain(first, format, FULL))).toEqual([]);
  });
});

describe('a site made by import from tables alone', () => {
  let first: string;
  beforeAll(() => {
    const [tables, site] = [temporaryFolder(), temporaryFolder()];
    for (const [name, bytes] of filesOf(join(FULL, 'data'))) {
      // Settings can add a status; there are none here.
      writeFileSync(join(tables, name), bytes.toString().replaceAll('待观察', '挂账'));
    }
    succeeds('import', [...filesOf(tables).keys()].map((name) => join(tables, name)).concat(['--site', site]));
    first = built(site);
  });

  it.each(FORMATS)('comes out of its open data as %s in an empty folder, byte for byte', (format) => {
    expect(differences(first, builtAgain(first, format, null))).toEqual([]);
  });
});

/** Figures of the whole site count what is not in the open data, ratings and events that came to few matters. */
const isWhole = (line: string) => line.includes('"scope":{}') || line.includes('"scope":{"age"');
const isUntold = (line: string) => /^\{"measure":"(on-the-spot|rated|satisfied)"/.test(line);

/** A file of the built site without the figures that need more than the open data. */
function withoutWholeFigures(path: string, bytes: Buffer): string {
  const text = bytes.toString();
  if (path === 'data/figures.json')
    return text
      .split('\n')
      .filter((line) => !isWhole(line) && !isUntold(line))
      .join('\n');
  if (path === 'digest.json') return text.replace(/"countedOnly":\d+/, '');
  return text
    .replaceAll(/<details class="card"[\s\S]*?<\/details>|<figure[\s\S]*?<\/figure>/g, '')
    .replaceAll(/<span class="figure">[^<]*<\/span>/g, '')
    .replaceAll(/<tr>\s*<th scope="row">仅统计（不分列）<\/th>(\s*<td class="number">[^<]*<\/td>)*\s*<\/tr>\s*/g, '')
    .replaceAll(/<td class="number">[^<]*<\/td>/g, '')
    .replaceAll(/<p class="quiet">另有[^<]*不计入。<\/p>/g, '')
    .replaceAll(/另有\d+件涉及个人隐私等情况，只计数，不逐件公开。/g, '');
}

/** Pages that print figures of the whole site, or how many matters are counted only. */
const WITH_WHOLE_FIGURES =
  /^(index\.html|results\/([a-z]+\/)?index\.html|issues\/(page\/\d+\/)?index\.html|digest\.json|data\/figures\.json)$/;

describe('the demonstration, which withholds matters, ratings and some events', () => {
  it.each(FORMATS)('comes out of its open data as %s with other figures of the whole, and nothing else', (format) => {
    const again = builtAgain(inject('demonstration'), format, ENGINE);
    const changed = differences(inject('demonstration'), again);
    expect(changed).toContain('results/index.html');
    expect(changed.filter((path) => !WITH_WHOLE_FIGURES.test(path))).toEqual([]);
    expect(differences(inject('demonstration'), again, withoutWholeFigures)).toEqual([]);
  });
});

describe('a site that publishes only what it says it does', () => {
  const files = {
    'content/site.yaml': '网站名称: 甲县\n主办单位: 甲县\n公开: { 默认: 不公开 }\n',
    'data/issues.csv': `编号,收到日期,标题,状态,公开属性,并入
A-1,2026-03-05,路灯不亮,已合并,公开,A-2
A-2,2026-03-02,两家为围墙争吵,办理中,,
A-3,2026-03-01,井盖松动,办理中,公开,
`,
  };
  const page = (out: string) => readFileSync(join(out, 'issues/A-1/index.html'), 'utf8');
  let site: string;
  let first: string;
  beforeAll(() => {
    site = siteFolder(files);
    first = built(site);
  });

  it('says of a matter merged into a hidden one that it was, and names nobody', () => {
    expect(page(first)).toContain('已并入一件不公开的事项');
    for (const [path, bytes] of filesOf(first)) {
      if (/\.(html|json|csv)$/.test(path)) expect(bytes.toString(), path).not.toMatch(/A-2|围墙/);
    }
    expect(JSON.parse(readFileSync(join(first, 'data/issues.json'), 'utf8'))).toMatchObject([
      { id: 'A-1', mergedInto: '不公开' },
      { id: 'A-3', mergedInto: null },
    ]);
  });

  it.each(FORMATS)('shows the same matters again from its open data as %s', (format) => {
    const again = builtAgain(first, format, site);
    expect(differences(first, again).filter((path) => !WITH_WHOLE_FIGURES.test(path))).toEqual([]);
    expect(differences(first, again, withoutWholeFigures)).toEqual([]);
  });
});

describe('a site without a ledger of places', () => {
  it('counts a matter where its row says it is, and comes out of its open data the same', () => {
    const site = siteFolder({
      'content/site.yaml': '网站名称: 甲县\n主办单位: 甲县\n',
      'data/issues.csv': `编号,收到日期,标题,状态,类别,区划代码
A-1,2026-03-02,路灯不亮,办理中,路灯,大桥镇桥头村
A-2,2026-03-02,两家为围墙争吵,办理中,邻里,大桥镇桥头村
A-3,2026-03-02,补贴没有到账,办理中,补贴,桥尾村
A-4,2026-03-02,水费算错,办理中,水费,990122101003
`,
    });
    const first = built(site);
    const figures = readFileSync(join(first, 'data/figures.json'), 'utf8');
    // Only the matter about a public facility names its village; it counts for its township as well.
    expect(figures).not.toMatch(/桥尾村|990122101003/);
    expect(figures).toContain('{"measure":"received","scope":{"place":"大桥镇"},"numerator":2,');
    expect(differences(first, builtAgain(first, 'csv', site))).toEqual([]);
  });
});
