import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { HtmlValidate } from 'html-validate';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type FolderServer, openBrowser, serveFolder } from './browser.ts';

// One page of every type, as the contract lists them.
const PAGES = [
  '',
  'issues/',
  'issues/place/990122101/',
  'issues/YL2504-101-01/',
  'results/',
  'schedule/',
  'schedule/HD-2604-10/',
  'talks/',
  'talks/yibao-jiaofei/',
  'talks/yibao-jiaofei/handout/',
  'talks/yibao-jiaofei/script/',
  'talks/yibao-jiaofei/slides/',
  'reports/',
  'reports/daqiao-jiefang/',
  'places/',
  'places/990122101/',
  'commitments/',
  'surveys/',
  'bulletins/',
  'bulletins/2026-W10/',
  'policies/',
  'policies/ZC-09/',
  'search/',
  'search/?q=自来水',
  'data/',
  'corrections/',
  'about/',
  'sitemap/',
  'nowhere/',
];
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let server: FolderServer;
beforeAll(async () => {
  browser = await openBrowser();
  server = await serveFolder(inject('demonstration'));
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

async function open(page: Page, path: string) {
  await page.goto(new URL(path, server.url).href);
  if (path.includes('?q=')) await page.waitForSelector('[data-search-total]');
}

describe('every type of page', () => {
  it('asks nothing of any other address, and its content security policy has nothing to complain of', async () => {
    const page = await browser.newPage();
    const foreign: string[] = [];
    const complaints: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url)) foreign.push(request.url());
    });
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('404')) complaints.push(message.text());
    });
    page.on('pageerror', (cause) => complaints.push(String(cause)));
    for (const path of PAGES) await open(page, path);
    await page.close();
    expect([foreign, complaints]).toEqual([[], []]);
  });

  it.each([320, 360, 1280])('fits a screen %i px wide without scrolling sideways', async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 740 } });
    const wide: string[] = [];
    for (const path of PAGES) {
      await open(page, path);
      if ((await page.evaluate(() => document.documentElement.scrollWidth)) > width) wide.push(path);
    }
    await page.close();
    expect(wide).toEqual([]);
  });

  it('holds the accessibility rules axe knows (WCAG 2.2 AA), in light and dark', { timeout: 240_000 }, async () => {
    const found: string[] = [];
    for (const colorScheme of ['light', 'dark'] as const) {
      const page = await browser.newPage({ viewport: { width: 360, height: 740 }, colorScheme, bypassCSP: true });
      for (const path of PAGES) {
        await open(page, path);
        await page.evaluate(axe);
        const violations = await page.evaluate(async () => {
          const { violations } = await (
            globalThis as unknown as {
              axe: { run: () => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
            }
          ).axe.run();
          return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
        });
        found.push(...violations.map((violation) => `${path} (${colorScheme}) ${violation}`));
      }
      await page.close();
    }
    expect(found).toEqual([]);
  });

  it('is valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      // Left out: how void elements are written, length of titles, hyphens in telephone numbers (style, not validity);
      // an id may begin with a figure (HTML Living Standard, 3.2.6).
      rules: {
        'void-style': 'off',
        'no-trailing-whitespace': 'off',
        'long-title': 'off',
        'tel-non-breaking': 'off',
        'valid-id': ['error', { relaxed: true }],
      },
    });
    const found: string[] = [];
    for (const path of PAGES.filter((p) => !p.includes('?'))) {
      const response = await fetch(new URL(path, server.url));
      const report = await validator.validateString(await response.text());
      found.push(...report.results.flatMap(({ messages }) => messages.map((m) => `${path} ${m.ruleId}: ${m.message}`)));
    }
    expect(found).toEqual([]);
  });

  it('can be read with JavaScript switched off; the search page then leads to the lists', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    for (const path of PAGES.filter((p) => !p.includes('?'))) {
      await open(page, path);
      expect((await page.locator('main').textContent())?.length, path).toBeGreaterThan(20);
    }
    await open(page, 'search/');
    expect(await page.locator('main a[href$="issues/"]').count()).toBeGreaterThan(0);
    await context.close();
  });

  it('shows a cancelled event with its reason, and a replaced policy with its successor', async () => {
    const page = await browser.newPage();
    await open(page, 'schedule/HD-2604-10/');
    expect(await page.locator('main').textContent()).toContain('取消');
    await open(page, 'policies/ZC-09/');
    expect(await page.locator('main a[href*="ZC-10"]').count()).toBeGreaterThan(0);
    await page.close();
  });
});

describe("a resident's journeys", () => {
  it('finds the next talk of a village in two steps from the home page, and takes it into a calendar', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
    await open(page, '');
    await page.getByRole('link', { name: '大桥镇', exact: true }).first().click();
    await page.locator('.events a').first().click();
    expect(await page.getAttribute('html', 'data-page')).toBe('event');
    await page.goBack();
    const calendar = page.getByRole('link', { name: '加进手机日历' });
    const response = await page.request.get(new URL((await calendar.getAttribute('href')) ?? '', page.url()).href);
    expect(await response.text()).toContain('BEGIN:VEVENT');
    await page.close();
  });

  it('reaches the text by keyboard with the first key press', async () => {
    const page = await browser.newPage();
    await open(page, 'talks/yibao-jiaofei/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文');
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => location.hash)).toBe('#main');
    await page.close();
  });
});
