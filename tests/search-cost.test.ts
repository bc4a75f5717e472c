import { cpSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { madeUpSite } from '../scripts/bench/made-up-site.ts';
import { writeShards } from '../src/build/search-index.ts';
import { ShardCache } from '../src/build/shard-cache.ts';
import { readCsv } from '../src/ledgers/read-csv.ts';
import type { SearchRecord } from '../src/site/search-records.ts';
import { shareOut } from '../src/site/search-shards.ts';
import { type FolderServer, openBrowser, serveFolder } from './browser.ts';
import { temporaryFolder } from './commands.ts';
import { NO_WORDS } from './no-words.ts';

const MATTERS = 100_000;
/** Matters with all their text: the newest, which are asked first, and some of the oldest. */
const WHOLE = 3000;
/** Characters of a real matter with its reply, about (2,816 of them measured in issue 6). */
const LENGTH = 670;

/** So many matters, newest first, of the years 2017 to 2026; texts of the bench's made-up ones, put together. */
function matters(): SearchRecord[] {
  const file = madeUpSite(4000).find(({ path }) => path === 'data/issues.csv');
  const [header, ...rows] =
    readCsv('issues.csv', Buffer.from(file?.text ?? '')).tables[0]?.rows.map(({ cells }) => cells) ?? [];
  const column = (name: string) => header?.indexOf(name) ?? -1;
  const [title, summary, reply] = ['标题', '诉求摘要', '答复'].map(column) as [number, number, number];
  const texts = rows.map((cells) => `${cells[summary] ?? ''}${cells[reply] ?? ''}`);
  const whole = (i: number) => {
    let text = '';
    for (let j = i; text.length < LENGTH; j += 7) text += texts[j % texts.length] || '，';
    return text.slice(0, LENGTH);
  };
  return Array.from({ length: MATTERS }, (_, i) => ({
    kind: 'issue',
    address: `/issues/${i}/`,
    title: `${rows[i % rows.length]?.[title]}`,
    texts: i < WHOLE || i >= MATTERS - WHOLE ? [whole(i)] : [texts[(i * 3) % texts.length]?.slice(0, 20) ?? ''],
    facts: ['2026年3月1日', '大桥镇', '办结'],
    places: [String(990155101 + (i % 30))],
    category: rows[i % rows.length]?.[column('类别')] ?? null,
    state: i % 3 === 0 ? '在办' : '办结',
    year: String(2026 - Math.floor(i / (MATTERS / 10))),
  }));
}

describe(`the search of ${MATTERS.toLocaleString('en')} matters on a phone`, () => {
  const folder = join(temporaryFolder(), 'site');
  let browser: Browser;
  let server: FolderServer;
  let page: Page;
  let loaded = 0;
  let queries: string[] = [];

  beforeAll(async () => {
    cpSync(inject('demonstration'), folder, {
      recursive: true,
      filter: (path) => !/[\\/](?:pagefind|issues|places)$/.test(path),
    });
    const records = matters();
    queries = [1, 2, 3, 4, 5, 6, 8, 10, 40].flatMap((length) =>
      [0, 1, 2, 3, 4].map((i) => {
        const text = records[i * 37 + length]?.texts[0] ?? '';
        // Whole sentences are copied, too.
        const run = length > 10 ? text : (/[\u4e00-\u9fff]{10,}/.exec(text)?.[0] ?? '村里的路灯不亮了很久');
        return run.slice(0, length).trim();
      }),
    );
    await writeShards(shareOut([], records, 1000), NO_WORDS, join(folder, 'pagefind'), new ShardCache(null));
    browser = await openBrowser();
    server = await serveFolder(folder);
    page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    page.on('requestfinished', async (request) => {
      const { responseBodySize, responseHeadersSize } = await request.sizes();
      loaded += responseBodySize + responseHeadersSize;
    });
  }, 600_000);
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  const first = () => page.locator('[data-search-results] a').first().waitFor();
  const quiet = () => page.waitForLoadState('networkidle');

  it('shows the first answer for no more than 250 KB in all, page and program included', async () => {
    await page.goto(`${server.url}search/?q=${encodeURIComponent('路灯')}`);
    await first();
    await quiet();
    expect(await page.locator('[data-search-results] a').count()).toBe(10);
    expect(loaded).toBeGreaterThan(60_000);
    expect(loaded).toBeLessThanOrEqual(250_000);
  });

  it('shows each later one for no more than 60 KB, whatever its length', async () => {
    const dear: string[] = [];
    for (const query of queries) {
      const before = loaded;
      await page.fill('[name=q]', query);
      await page.keyboard.press('Enter');
      await page.waitForFunction((q) => new URLSearchParams(location.search).get('q') === q, query);
      await first();
      await quiet();
      if (loaded - before > 60_000) dear.push(`${query}: ${loaded - before}`);
    }
    expect(dear).toEqual([]);
  });

  it('says what has been searched, and goes on when it is asked to', async () => {
    const status = page.locator('[role=status]');
    const said = async () =>
      Number(/较早的 ([\d,]+) 条还没有查/.exec((await status.textContent()) ?? '')?.[1]?.replaceAll(',', '') ?? 0);
    await page.goto(`${server.url}search/?q=${encodeURIComponent('路灯')}`);
    await page.getByRole('button', { name: '接着查较早的' }).waitFor();
    const left = await said();
    expect(left).toBeGreaterThan(90_000);
    expect(await page.locator('[data-search-total]').count()).toBe(0);
    await page.getByRole('button', { name: '接着查较早的' }).click();
    await page.waitForFunction(
      (before) => !document.querySelector('[role=status]')?.textContent?.includes(before.toLocaleString('zh-CN')),
      left,
    );
    expect(await said()).toBeLessThan(left);
  });
});
