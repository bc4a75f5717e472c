import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import type { Fault } from './site-pages.ts';

const { resolve } = createRequire(import.meta.url);
const AXE = `${readFileSync(resolve('axe-core/axe.min.js'), 'utf8')}
;axe.configure({ locale: ${readFileSync(resolve('axe-core/locales/zh_CN.json'), 'utf8')} });`;

/** WCAG 2.0 to 2.2, levels A and AA, and what axe knows as good practice. */
const RULES: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

/** A narrow phone (WCAG 1.4.10). */
export const NARROW_PX = 320;

/** Opens a context in which pages can be asked for what axe finds, with their own security policies in force. */
export async function auditContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: NARROW_PX, height: 640 },
    locale: 'zh-CN',
    ...options,
  });
  await context.addInitScript({ content: AXE });
  return context;
}

/** What the reader chose under 阅读设置, by the values of its buttons, set in every page of a context before it is drawn. */
export const chooseReading = (context: BrowserContext, chosen: string): Promise<unknown> =>
  context.addInitScript((values) => localStorage.setItem('lianxinqiao-reading', values), chosen);

/**
 * Notes what should not happen while pages are open: a request to another address or one that fails, something that a
 * security policy forbids or that goes wrong in a script (the browser writes both to its console). `take` gives what was
 * noted since it was last asked.
 */
export function watch(page: Page, home: string): { take(): Pick<Fault, 'rule' | 'what'>[]; requests(): string[] } {
  let noted: Pick<Fault, 'rule' | 'what'>[] = [];
  const requests: string[] = [];
  const note = (rule: string, what: string) => noted.push({ rule, what });
  page.on('request', (request) => {
    requests.push(request.url());
    if (!request.url().startsWith(home)) note('request', `向别处要了东西：${request.url()}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) note('request', `没有要到：${response.url()}（${response.status()}）`);
  });
  page.on('console', (message) => {
    // Of a file that is missing the browser says less than its response.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      note('console', message.text());
  });
  page.on('pageerror', (cause) => note('console', String(cause)));
  return {
    take() {
      const taken = noted;
      noted = [];
      return taken;
    },
    requests: () => requests,
  };
}

/** What axe finds on the page that is open. */
export async function axeFaults(page: Page): Promise<Pick<Fault, 'rule' | 'what'>[]> {
  const violations = await page.evaluate(async (rules) => {
    const { axe } = globalThis as unknown as { axe: { run(options: RunOptions): Promise<AxeResults> } };
    const found = await axe.run(rules);
    return found.violations.map(({ id, help, nodes }) => ({ id, help, where: nodes.map(({ html }) => html) }));
  }, RULES);
  return violations.map(({ id, help, where }) => ({
    rule: `axe:${id}`,
    what: `${help}：${where[0]}${where.length > 1 ? `（还有 ${where.length - 1} 处）` : ''}`,
  }));
}

/** Whether the page that is open has to be scrolled sideways. */
export async function reflowFaults(page: Page): Promise<Pick<Fault, 'rule' | 'what'>[]> {
  const { needed, width } = await page.evaluate(() => ({
    needed: document.documentElement.scrollWidth,
    width: document.documentElement.clientWidth,
  }));
  return needed > width ? [{ rule: 'reflow', what: `${width} 像素宽的屏幕上要左右滚动，页面宽 ${needed} 像素` }] : [];
}
