import { readFileSync } from 'node:fs';
import ICAL from 'ical.js';
import type { BrowserContext, Page } from 'playwright-core';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { serveDemonstration } from './served-demonstration.ts';

const demonstration = serveDemonstration();

const kindOf = (page: Page) => page.getAttribute('html', 'data-page');

/** From the home page to the next event of a township, and its calendar. */
async function takeNextEvent(page: Page): Promise<{ title: string; calendar: string }> {
  await page.goto(demonstration.url);
  await page.getByRole('link', { name: '大桥镇', exact: true }).first().click();
  expect(await kindOf(page)).toBe('place');
  const next = page.locator('.events a').first();
  const title = (await next.textContent())?.trim() ?? '';
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '加进手机日历' }).click(),
  ]);
  const calendar = readFileSync(await download.path(), 'utf8');
  await next.click();
  expect(await kindOf(page)).toBe('event');
  expect(await page.locator('h1').textContent()).toContain(title);
  return { title, calendar };
}

describe.each([
  ['on a phone', { width: 360, height: 740 }],
  ['on a desktop', { width: 1280, height: 800 }],
])('a resident %s', (_, viewport) => {
  let context: BrowserContext;
  let page: Page;
  const open = async (options = {}) => {
    context = await demonstration.browser.newContext({
      viewport,
      locale: 'zh-CN',
      timezoneId: 'Asia/Shanghai',
      ...options,
    });
    page = await context.newPage();
  };
  const leave = () => context.close();

  it('finds the next event near home in two steps and takes it into the calendar', async () => {
    await open();
    const { title, calendar } = await takeNextEvent(page);
    const events = new ICAL.Component(ICAL.parse(calendar))
      .getAllSubcomponents('vevent')
      .map((one) => new ICAL.Event(one));
    const taken = events.find(({ summary }) => summary.includes(title));
    expect(taken?.startDate.toJSDate().getTime()).toBeGreaterThan(Date.parse('2026-03-31T00:00:00+08:00'));
    const shown = await page.locator('main time').first().getAttribute('datetime');
    expect(shown).toContain(taken?.startDate.toString().slice(0, 10));
    await leave();
  });

  it('finds a matter by three characters from the home page', async () => {
    await open();
    await page.goto(demonstration.url);
    await page.getByRole('searchbox').fill('自来水');
    await page.getByRole('button', { name: '查找' }).click();
    await page.waitForSelector('[data-search-total]');
    await page.locator('[data-search-results] a[href*="issues/"]').first().click();
    expect(await kindOf(page)).toBe('issue');
    expect(await page.locator('main').textContent()).toContain('自来水');
    await leave();
  });

  it('reads a talk in large text, and so every other page, with nothing kept but on the device', async () => {
    await open();
    await page.goto(`${demonstration.url}talks/yibao-jiaofei/`);
    const size = () =>
      page
        .locator('main p')
        .first()
        .evaluate((text) => Number.parseFloat(getComputedStyle(text).fontSize));
    const before = await size();
    await page.locator('.reading summary').click();
    await page.getByRole('button', { name: '大字版' }).click();
    expect(await size()).toBeGreaterThan(before);
    expect(await size()).toBeGreaterThanOrEqual(24); // 18 pt (互联网网站适老化通用设计规范)
    await page.goto(`${demonstration.url}issues/`);
    expect(await size()).toBeGreaterThanOrEqual(24);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(viewport.width);
    expect(await context.cookies()).toEqual([]);
    await leave();
  });

  it('prints a handout: sheets of A4, nothing of the site around it, the address to come back to', async () => {
    await open();
    await page.goto(`${demonstration.url}talks/yibao-jiaofei/`);
    await page.getByRole('link', { name: '大字宣传单' }).first().click();
    expect(await kindOf(page)).toBe('handout');
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText('回到网页').isVisible()).toBe(false);
    expect(await page.getByText('talks/yibao-jiaofei').first().isVisible()).toBe(true);
    const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
    const [, , width, height] = (await pdf.getPage(1)).view;
    expect([Math.round(width ?? 0), Math.round(height ?? 0)]).toEqual([595, 842]);
    const { text } = await extractText(pdf);
    // The talk in large letters, then the quiz on a sheet and its answers on another; none is empty.
    expect(text.length).toBeLessThanOrEqual(5);
    expect(text.map((sheet) => sheet.trim()).filter((sheet) => sheet.length < 20)).toEqual([]);
    expect(text.at(-2)).toMatch(/^\s*考考您/);
    expect(text.at(-1)).toMatch(/^\s*答案/);
    await leave();
  });

  it('prints a page of the site without the ways through it', async () => {
    await open();
    await page.goto(`${demonstration.url}issues/YL2504-101-01/`);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('header nav').isVisible()).toBe(false);
    expect(await page.locator('h1').isVisible()).toBe(true);
    await leave();
  });

  it('gets as far without JavaScript; a search leads to the lists by place, category and month', async () => {
    await open({ javaScriptEnabled: false });
    expect((await takeNextEvent(page)).calendar).toContain('BEGIN:VEVENT');
    await page.goto(demonstration.url);
    await page.getByRole('searchbox').fill('自来水');
    await page.getByRole('button', { name: '查找' }).click();
    expect(await kindOf(page)).toBe('search');
    await page.locator('main a[href$="issues/"]').first().click();
    expect(await kindOf(page)).toBe('issues');
    for (const by of ['place', 'category', 'month'])
      expect([by, await page.locator(`main a[href*="${by}/"]`).count()]).not.toEqual([by, 0]);
    await leave();
  });

  it('gets by on the keyboard alone, and sees where it is all the way', async () => {
    await open();
    await page.goto(demonstration.url);
    /** Presses Tab until something is focused; every stop on the way must be seen and show that it is focused. */
    const tabTo = async (selector: string) => {
      for (let presses = 0; presses < 60; presses++) {
        await page.keyboard.press('Tab');
        const { found, mark, html } = await page.evaluate((wanted) => {
          const element = document.activeElement ?? document.body;
          const { outlineStyle, outlineWidth } = getComputedStyle(element);
          const { width, height } = element.getBoundingClientRect();
          const mark = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && width > 1 && height > 1;
          return { found: element.matches(wanted), mark, html: element.outerHTML.slice(0, 90) };
        }, selector);
        expect([html, mark]).toEqual([html, true]);
        if (found) return;
      }
      throw new Error(`Not reached by Tab: ${selector}`);
    };
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => location.hash)).toBe('#main');
    await tabTo('input[type=search]');
    await page.keyboard.insertText('自来水');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-search-results] a');
    await tabTo('[data-search-results] a');
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => !url.pathname.startsWith('/search/'));
    expect(await page.locator('main').textContent()).toContain('自来水');
    await leave();
  });
});

// A phone at the edge of the network: 400 ms there and back, 400 kbit/s, which browsers call slow 3G.
const SLOW = { offline: false, latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };

describe('on a slow network', () => {
  it.each([
    ['', 5],
    ['schedule/HD-2604-10/', 5],
    ['talks/yibao-jiaofei/', 8],
    ['issues/YL2504-101-01/', 5],
    ['issues/', 5],
  ])('/%s is there within 3 s, with %i requests at most', async (path, most) => {
    const context = await demonstration.browser.newContext({ viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const session = await context.newCDPSession(page);
    await session.send('Network.enable');
    await session.send('Network.emulateNetworkConditions', SLOW);
    await page.goto(demonstration.url + path, { waitUntil: 'load' });
    const seen = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          const paints = new PerformanceObserver((list) => {
            for (const { startTime } of list.getEntriesByName('first-contentful-paint')) done(startTime);
          });
          paints.observe({ type: 'paint', buffered: true });
        }),
    );
    expect(seen).toBeLessThan(3000); // 政府网站与政务新媒体检查指标
    expect(requests.length, requests.join('\n')).toBeLessThanOrEqual(most);
    await context.close();
  });
});
