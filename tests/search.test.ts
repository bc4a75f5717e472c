import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { REAL_MATTERS, realMattersSite } from '../scripts/bench/real-matters.ts';
import { type FolderServer, openBrowser, serveFolder } from './browser.ts';
import { filesOf, hasShared, run, SHARED, siteFolder, temporaryFolder } from './commands.ts';

interface Matter {
  readonly title: string;
  readonly summary: string | null;
  readonly reply: string | null;
}

const plain = (text: string) => text.normalize('NFKC').toLowerCase();

/** Titles of the matters in whose title, summary or reply a text stands. */
const holding = (matters: readonly Matter[], query: string): string[] =>
  matters
    .filter(({ title, summary, reply }) =>
      [title, summary, reply].some((text) => plain(text ?? '').includes(plain(query))),
    )
    .map(({ title }) => title);

/** Runs of 1 to 10 characters from titles, spread over all of them; the same ones every time. */
function queriesFrom(titles: readonly string[], count: number): string[] {
  const found = new Set<string>();
  for (let i = 0; found.size < count && i < titles.length * 10; i++) {
    const runs = titles[(i * 17) % titles.length]?.match(/[\p{L}\p{N}]+/gu) ?? [];
    const run = [...(runs[i % Math.max(1, runs.length)] ?? '')];
    const length = (i % 10) + 1;
    if (run.length >= length)
      found.add(
        run
          .slice(i % (run.length - length + 1))
          .slice(0, length)
          .join(''),
      );
  }
  return [...found];
}

let browser: Browser;
let page: Page;
let server: FolderServer;

beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** Opens the search page of a built site under a base path; what the browser complains about is collected. */
function serve(folder: () => string): string[] {
  const complaints: string[] = [];
  beforeAll(async () => {
    server = await serveFolder(folder(), '/county/');
    page = await browser.newPage();
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(String(error)));
  });
  afterAll(async () => {
    await page.close();
    await server.close();
  });
  return complaints;
}

const settled = () => page.waitForSelector('[data-search-total]', { timeout: 20_000 });

/** The total the page shows for a query. */
async function total(parameters: Record<string, string>): Promise<number> {
  await page.goto(`${server.url}search/?${new URLSearchParams(parameters)}`);
  await settled();
  return Number(await page.getAttribute('[data-search-total]', 'data-search-total'));
}

/** The same without loading the page anew. */
async function typed(query: string): Promise<number> {
  await page.fill('[name=q]', query);
  await page.keyboard.press('Enter');
  await page.waitForFunction((q) => new URLSearchParams(location.search).get('q') === q, query);
  await settled();
  return Number(await page.getAttribute('[data-search-total]', 'data-search-total'));
}

const titlesShown = () => page.locator('[data-search-results] a').allTextContents();

describe('searching the demonstration', () => {
  const complaints = serve(() => inject('demonstration'));

  it('finds a word in the middle of others and leads to the page it stands on', async () => {
    expect(await total({ q: '用水', kind: 'issue' })).toBeGreaterThan(0);
    const links = page.locator('[data-search-results] a');
    expect(await links.first().locator('mark').first().textContent()).toBe('用水');
    const address = await links.first().evaluate((link: HTMLAnchorElement) => link.href);
    expect(address).toMatch(new RegExp(`^${server.url}issues/[^/]+/$`));
    expect((await page.request.get(address)).status()).toBe(200);
  });

  it('counts all hits, shows ten, and ten more for the asking, with reading going on where it stopped', async () => {
    const all = await total({ q: '村' });
    expect(all).toBeGreaterThan(20);
    expect(await titlesShown()).toHaveLength(10);
    await page.getByRole('button', { name: '再看十条' }).click();
    await page.waitForFunction(() => document.querySelectorAll('[data-search-results] a').length === 20);
    const focused = await page.evaluate(() => document.activeElement?.textContent);
    expect(focused).toBe((await titlesShown())[10]);
  });

  it('narrows by kind, place, category and year, and says so in the address', async () => {
    const issues: (Matter & { place: string; category: string; receivedOn: string })[] = JSON.parse(
      readFileSync(join(inject('demonstration'), 'data/issues.json'), 'utf8'),
    );
    await total({ q: '水' });
    await page.selectOption('[name=kind]', 'issue');
    await page.selectOption('[name=place]', '990122101');
    await page.selectOption('[name=year]', '2026');
    await page.waitForFunction(() => location.search.includes('year=2026'));
    await settled();
    const expected = issues.filter(
      ({ place, receivedOn }) => place?.startsWith('990122101') && receivedOn.startsWith('2026'),
    );
    expect(new URL(page.url()).search).toBe(
      `?${new URLSearchParams({ q: '水', kind: 'issue', place: '990122101', year: '2026' })}`,
    );
    const shown = Number(await page.getAttribute('[data-search-total]', 'data-search-total'));
    expect(shown).toBe(holding(expected, '水').length);
    expect(shown).toBeGreaterThan(0);
    expect(await total({ q: '水', kind: 'issue', category: '饮水安全' })).toBe(
      holding(
        issues.filter(({ category }) => category === '饮水安全'),
        '水',
      ).length,
    );
    expect(await total({ q: '水', kind: 'issue', category: '没有这一类' })).toBe(0);
  });

  it('does not search labels: a status or category is found only where it stands in the text', async () => {
    const matters: Matter[] = JSON.parse(readFileSync(join(inject('demonstration'), 'data/issues.json'), 'utf8'));
    for (const label of ['办结', '大桥镇', '饮水安全', '热线转办']) {
      expect([label, await total({ q: label, kind: 'issue' })]).toEqual([label, holding(matters, label).length]);
    }
  });

  it('finds a document by any part of its number and treats several words as all wanted', async () => {
    const policies: { name: string; number: string | null }[] = JSON.parse(
      readFileSync(join(inject('demonstration'), 'data/policies.json'), 'utf8'),
    );
    const { name, number } = policies.find((policy) => policy.number) ?? { name: '', number: '' };
    await total({ q: number ?? '', kind: 'policy' });
    expect(await titlesShown()).toContain(name);
    expect(await total({ q: '饮水 没有这样的话' })).toBe(0);
  });

  it('puts hits in titles first', async () => {
    await total({ q: '饮水' });
    expect((await titlesShown())[0]).toContain('饮水');
  });

  it('says what to do when nothing is found', async () => {
    expect(await total({ q: '火星移民补贴' })).toBe(0);
    const text = await page.locator('[role=status]').textContent();
    expect(text).toContain('没有找到');
    expect(text).toContain('12345');
    expect(await page.getByRole('link', { name: /问题办理/ }).count()).toBeGreaterThan(0);
  });

  it.each([
    ['新农合', '「居民医保」', '居民医保'],
    ['yibao', '「医保」', '医保'],
    ['yb', '「医保」', '医保'],
    ['醫療保險', '「医疗保险」', '医疗保险'],
    ['医聊保险', '差一个字', '保险'],
    ['第20条', '「第二十条」', '第二十条'],
  ])('finds for %s what is said in other words, uncounted and apart, and says so', async (query, said, marked) => {
    expect(await total({ q: query })).toBe(0);
    const others = page.locator('[data-search-more]');
    await others.locator('li a').first().waitFor();
    expect(await others.locator('p.quiet').first().textContent()).toContain(said);
    expect(await others.locator('mark').first().textContent()).toBe(marked);
    expect(await titlesShown()).toEqual([]);
    expect(await page.locator('[role=status]').textContent()).toContain('下面是相近的');
  });

  it('keeps exact hits first, and lets other words be switched off', async () => {
    const exact = await total({ q: '饮水' });
    const others = page.locator('[data-search-more] li');
    await others.first().waitFor();
    expect(exact).toBe((await titlesShown()).length);
    await page.getByRole('button', { name: '只找原来的字' }).press('Enter');
    await page.waitForFunction(() => location.search.includes('exact=1'));
    expect(await others.count()).toBe(0);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('连同相近的说法一起找');
    expect(await total({ q: '饮水', exact: '1' })).toBe(exact);
    expect(await others.count()).toBe(0);
    await page.getByRole('button', { name: '连同相近的说法一起找' }).click();
    await others.first().waitFor();
  });

  it('shows what other places have below the hits of the place that was chosen', async () => {
    const here = await total({ q: '路灯', place: '990122101' });
    const others = page.locator('[data-search-more]');
    await others.locator('li').first().waitFor();
    expect(await others.locator('p.quiet').allTextContents()).toContain('其他地方的');
    expect(await total({ q: '路灯' })).toBeGreaterThan(here);
  });

  it('says at each choice how many hits it leaves', async () => {
    const all = await total({ q: '水', kind: 'issue' });
    const options = await page.locator('[name=state] option').allTextContents();
    const counts = options.map((option) => Number(/（(\d+)）$/.exec(option)?.[1] ?? 0));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(all);
    const [name, count] =
      options.map((option) => /^(.+)（([1-9]\d*)）$/.exec(option)?.slice(1) ?? []).find(([n]) => n) ?? [];
    expect(await total({ q: '水', kind: 'issue', state: name ?? '' })).toBe(Number(count));
  });

  it('says nothing of what other kinds and years have once one is chosen', async () => {
    await total({ q: '水', kind: 'issue', year: '2026' });
    const options = await page.locator('[name=kind] option, [name=year] option').allTextContents();
    expect(options.filter((option) => option.includes('（'))).toHaveLength(2);
  });

  it('takes words with a comma between as they stand, and says apart where they stand apart', async () => {
    expect(await total({ q: '医保，路灯' })).toBe(0);
    expect(await total({ q: '医保 缴费' })).toBeGreaterThan(0);
    expect(await total({ q: '医保／缴费' })).toBe(0);
    const others = page.locator('[data-search-more]');
    await others.locator('li a').first().waitFor();
    expect(await others.locator('p.quiet').allTextContents()).toContain('这几个词都有、不连在一起的');
  });

  it('asks for letters where there are only signs, and takes 500 of them', async () => {
    await page.goto(`${server.url}search/?q=${encodeURIComponent('，。')}`);
    await page.waitForFunction(() => document.querySelector('[role=status]')?.textContent === '请输入要找的字。');
    expect(await total({ q: '村里的路灯坏了很久，请派人来修。'.repeat(32) })).toBe(0);
  });

  it('offers the nearest words of the site when there is nothing', async () => {
    expect(await total({ q: '医宝' })).toBe(0);
    const nearest = page.locator('[data-search-more] a', { hasText: /^医保$/ });
    await nearest.click();
    await settled();
    expect((await titlesShown()).length).toBeGreaterThan(0);
  });

  it('works from the keyboard and searches while one types', async () => {
    await page.goto(`${server.url}search/`);
    await page.getByRole('searchbox').focus();
    await page.keyboard.insertText('医保');
    await settled();
    expect((await titlesShown()).length).toBeGreaterThan(0);
    await page.keyboard.insertText('缴费');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.search.includes(encodeURIComponent('医保缴费')));
    await settled();
  });

  it('shows text as text', async () => {
    await total({ q: '<b>水</b>' });
    expect(await page.locator('[data-search-results] b').count()).toBe(0);
  });

  it('says that it could not finish, never that there is nothing, when part of the index is missing', async () => {
    await page.goto(`${server.url}search/?q=${encodeURIComponent('龘')}`);
    await settled();
    const broken = await browser.newPage();
    await broken.context().route('**/*.pf_index', (route) => route.abort());
    await broken.goto(`${server.url}search/?q=${encodeURIComponent('水')}`);
    await broken.waitForFunction(() => document.querySelector('[role=status]')?.textContent?.includes('没能查完'));
    expect(await broken.locator('[data-search-total]').count()).toBe(0);
    await broken.close();
  });

  describe('when a part cannot be loaded', () => {
    /** The page with what a path stands for left out or put in its place. */
    async function without(path: string, body: string | null, query: string): Promise<Page> {
      const broken = await browser.newPage();
      await broken.route(path, (route) => (body === null ? route.abort() : route.fulfill({ body })));
      await broken.goto(`${server.url}search/?q=${encodeURIComponent(query)}`);
      return broken;
    }
    const says = (broken: Page, text: string) =>
      broken.waitForFunction((part) => document.querySelector('[role=status]')?.textContent?.includes(part), text);

    it('keeps what was found as typed without the words that lead further', async () => {
      const failed = new Promise((resolve) => browser.contexts()[0]?.once('requestfailed', resolve));
      const broken = await without('**/*.pf_words', null, '饮水');
      await broken.waitForSelector('[data-search-total]');
      await Promise.race([failed, broken.waitForTimeout(1500)]);
      await broken.waitForTimeout(300);
      expect(await broken.locator('[data-search-results] a').count()).toBeGreaterThan(0);
      expect(await broken.getAttribute('[role=status]', 'data-search-total')).not.toBeNull();
      await broken.close();
    });

    it('says so of the program itself, and finds it when it is asked for again', async () => {
      const broken = await without('**/search-worker.js', null, '饮水');
      await says(broken, '没能查完');
      await broken.unroute('**/search-worker.js');
      await broken.getByRole('button', { name: '查找' }).click();
      await broken.waitForSelector('[data-search-total]');
      expect(await broken.locator('[data-search-results] a').count()).toBeGreaterThan(0);
      await broken.close();
    });

    it('says that a browser is too old for it, and what to do', async () => {
      const broken = await without('**/wasm.unknown.pagefind', 'no program', '饮水');
      await says(broken, '浏览器太旧');
      await says(broken, '12345');
      await broken.close();
    });
  });

  it('keeps to the content security policy and complains of nothing', () => {
    expect(complaints).toEqual([]);
  });

  it('leads on without JavaScript', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const still = await context.newPage();
    await still.goto(`${server.url}search/?q=${encodeURIComponent('水')}`);
    expect(await still.locator('main').textContent()).toContain('JavaScript');
    expect(await still.getByRole('link', { name: /按乡镇、类别、月份/ }).isVisible()).toBe(true);
    await context.close();
  });
});

describe.skipIf(!hasShared)('searching 495 real matters (tipdm2020c_2_sample_labelled.xlsx)', () => {
  const out = join(temporaryFolder(), 'site');
  let matters: Matter[] = [];
  let content: Record<string, string> = {};

  beforeAll(async () => {
    const files = await realMattersSite(join(SHARED, REAL_MATTERS));
    content = Object.fromEntries(files.map(({ path, text }) => [path, text]));
    const { code, json } = run('build', ['--site', siteFolder(content), '--out', out]);
    expect(json.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(code).toBe(0);
    matters = JSON.parse(readFileSync(join(out, 'data/issues.json'), 'utf8'));
  });
  const complaints = serve(() => out);

  it('finds every run of 1 to 10 characters of 150 titles, and nothing else', async () => {
    const queries = queriesFrom(
      matters.map(({ title }) => title),
      150,
    );
    expect(queries).toHaveLength(150);
    expect(queries.filter((query) => /[a-z0-9]/i.test(query)).length).toBeGreaterThan(20);
    const wrong: string[] = [];
    await total({ q: '市', kind: 'issue' });
    for (const query of queries) {
      const expected = holding(matters, query);
      const shown = await typed(query);
      if (shown !== expected.length) wrong.push(`${query}: ${shown}, not ${expected.length}`);
      for (const title of await titlesShown()) {
        if (!expected.some((one) => one.replace(/\s+/g, ' ') === title)) wrong.push(`${query}: ${title}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('is the same bytes when it is built again', () => {
    const again = join(temporaryFolder(), 'site');
    expect(run('build', ['--site', siteFolder(content), '--out', again]).code).toBe(0);
    const index = (folder: string) => filesOf(join(folder, 'pagefind'));
    expect([...index(again).keys()]).toEqual([...index(out).keys()]);
    const first = index(out);
    const changed = [...index(again)].filter(([path, bytes]) => !first.get(path)?.equals(bytes)).map(([path]) => path);
    expect(changed).toEqual([]);
  });
});
