import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { beforeEach, describe, expect, inject, it } from 'vitest';
import { serveDemonstration } from './served-demonstration.ts';

const PAGES = [
  '',
  'issues/',
  'issues/YL2504-101-01/',
  'results/',
  'schedule/',
  'talks/yibao-jiaofei/',
  'search/',
  'data/',
];
const TALK = 'talks/yibao-jiaofei/';
const PHONE = { viewport: { width: 360, height: 740 } };

const demonstration = serveDemonstration();

let context: BrowserContext;
/** A reader's device; closed after the test by the next one. */
async function device(options: BrowserContextOptions = PHONE): Promise<Page> {
  await context?.close();
  context = await demonstration.browser.newContext(options);
  return context.newPage();
}
const { open } = demonstration;
const choose = async (page: Page, ...names: string[]) => {
  await page.getByText('阅读设置', { exact: true }).click();
  for (const name of names) await page.getByRole('button', { name, exact: true }).click();
};
const letters = (page: Page) => page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize));

/** How far what was drawn has moved since the page began; nobody touched it. */
const shifted = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((done) => {
        new PerformanceObserver((list) =>
          done(list.getEntries().reduce((sum, entry) => sum + (entry as unknown as { value: number }).value, 0)),
        ).observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => done(0), 300);
      }),
  );

describe('阅读设置', () => {
  it('has four sizes of letters, kept on the device for the next page, without a cookie', async () => {
    const page = await device();
    await open(page, '');
    await page.getByText('阅读设置', { exact: true }).click();
    const sizes: number[] = [];
    for (const name of ['标准', '大', '更大', '最大']) {
      await page.getByRole('button', { name, exact: true }).click();
      sizes.push(await letters(page));
    }
    expect(sizes[0]).toBe(17);
    expect(sizes).toEqual([...new Set(sizes)].toSorted((a, b) => a - b));
    await open(page, TALK);
    expect(await letters(page)).toBe(sizes[3]);
    expect(await page.getAttribute('button[value=size-4]', 'aria-pressed')).toBe('true');
    expect(await page.getAttribute('button[value=size-1]', 'aria-pressed')).toBe('false');
    expect(await context.cookies()).toEqual([]);
  });

  it('is there before anything is drawn: nothing moves on a page that opens in the largest letters', async () => {
    const page = await device();
    await open(page, '');
    await choose(page, '最大', '大字版');
    for (const path of PAGES) {
      await open(page, path);
      expect([path, await shifted(page)]).toEqual([path, 0]);
    }
  });

  it('shows nothing below 18 pt and nothing to press below 60 px in the large view', async () => {
    const page = await device();
    await open(page, '');
    await choose(page, '大字版');
    const small: string[] = [];
    for (const path of PAGES) {
      await open(page, path);
      await page.evaluate(() => {
        for (const details of document.querySelectorAll('details')) details.open = true;
      });
      const found = await page.evaluate(() => {
        const shown = (element: Element) => element.checkVisibility() && element.getBoundingClientRect().width > 1;
        const texts = [...document.querySelectorAll('body *')].filter(
          (element) =>
            !element.closest('sup, svg') &&
            [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()) &&
            shown(element) &&
            Number.parseFloat(getComputedStyle(element).fontSize) < 24,
        );
        const targets = [
          ...document.querySelectorAll('button, summary, input, select, nav a, .issues a, .facts a'),
        ].filter((element) => shown(element) && element.getBoundingClientRect().height < 59.9);
        return [...texts, ...targets].map(({ outerHTML }) => outerHTML.slice(0, 120));
      });
      small.push(...found.map((html) => `${path} ${html}`));
    }
    expect(small).toEqual([]);
  });

  it('fits 320 px in the largest letters of the large view', async () => {
    const page = await device({ viewport: { width: 320, height: 740 } });
    await open(page, '');
    await choose(page, '最大', '大字版');
    const wide: string[] = [];
    for (const path of PAGES) {
      await open(page, path);
      if ((await page.evaluate(() => document.documentElement.scrollWidth)) > 320) wide.push(path);
    }
    expect(wide).toEqual([]);
  });

  it.each([
    ['light', 'rgb(0, 0, 0)'],
    ['dark', 'rgb(255, 255, 255)'],
  ] as const)('draws letters, links and lines in one colour for high contrast, %s scheme', async (colorScheme, ink) => {
    const page = await device({ ...PHONE, colorScheme });
    await open(page, TALK);
    await choose(page, '黑白分明');
    const colours = await page.evaluate(() =>
      ['.prose p', '.prose a', '.quiet', '.block-name'].map(
        (selector) => getComputedStyle(document.querySelector(selector) ?? document.body).color,
      ),
    );
    expect(new Set(colours)).toEqual(new Set([ink]));
  });

  it('leaves out pictures and charts, not their words, when only text is wanted', async () => {
    const page = await device();
    await open(page, 'results/');
    await choose(page, '只看文字');
    expect(await page.locator('.chart svg:visible, img:visible').count()).toBe(0);
    expect(await page.locator('.chart figcaption:visible').count()).toBeGreaterThan(0);
  });

  it('is worked by keyboard, and a second press takes back', async () => {
    const page = await device();
    await open(page, '');
    await page.locator('.reading summary').focus();
    await page.keyboard.press('Enter');
    for (let steps = 0; steps < 5; steps++) await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    expect(await page.getAttribute('button[value=large]', 'aria-pressed')).toBe('true');
    expect(await letters(page)).toBe(24);
    await page.keyboard.press('Space');
    expect(await letters(page)).toBe(17);
  });

  it('is not shown without JavaScript, nor is the button that reads aloud', async () => {
    const page = await device({ ...PHONE, javaScriptEnabled: false });
    await open(page, TALK);
    expect(await page.locator('.reading, .read-aloud').evaluateAll((all) => all.length)).toBe(2);
    expect(await page.locator('.reading:visible, .read-aloud:visible').count()).toBe(0);
  });

  it('works for the page where the browser refuses to keep anything', async () => {
    const page = await device();
    await page.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('denied', 'SecurityError');
        },
      });
    });
    await open(page, '');
    await choose(page, '大');
    expect(await letters(page)).toBeGreaterThan(17);
  });
});

describe('reading aloud', () => {
  /** A device with voices for some languages: what is spoken is noted, and ends when the test says so. */
  async function speaking(page: Page, languages: readonly string[], late = false) {
    await page.addInitScript(
      ([languages, late]) => {
        const spoken: string[] = [];
        let current: EventTarget | undefined;
        let known = !late;
        const finish = (type: string) => {
          const ended = current;
          current = undefined;
          ended?.dispatchEvent(new Event(type));
        };
        const speech = Object.assign(new EventTarget(), {
          getVoices: () => (known ? languages.map((lang) => ({ lang, localService: true })) : []),
          speak: (words: EventTarget & { text: string }) => {
            current = words;
            spoken.push(words.text);
          },
          cancel: () => finish('error'),
        });
        class Words extends EventTarget {
          readonly text: string;
          constructor(text: string) {
            super();
            this.text = text;
          }
        }
        Object.defineProperty(window, 'speechSynthesis', { value: speech });
        Object.defineProperty(window, 'SpeechSynthesisUtterance', { value: Words });
        const voicesCome = () => {
          known = true;
          speech.dispatchEvent(new Event('voiceschanged'));
        };
        Object.assign(window, { spoken, voicesCome, sentenceEnds: () => finish('end') });
      },
      [languages, late] as const,
    );
  }
  const spoken = (page: Page) => page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
  const marked = (page: Page) =>
    page.evaluate(() => [...(CSS.highlights.get('spoken') ?? [])].map((range) => String(range)).join(''));
  const call = (page: Page, name: 'sentenceEnds' | 'voicesCome') =>
    page.evaluate((name) => (window as unknown as Record<string, () => void>)[name]?.(), name);

  let page: Page;
  beforeEach(async () => {
    page = await device();
  });

  it.each([
    ['a talk', TALK],
    ['a report', 'reports/daqiao-jiefang/'],
    ['a matter', 'issues/YL2504-101-01/'],
    ['a page', 'about/'],
  ])('says %s sentence by sentence, title first, and marks the one being read', async (_name, path) => {
    await speaking(page, ['en-US', 'zh-CN']);
    await open(page, path);
    const title = await page.locator('h1').textContent();
    await page.getByRole('button', { name: '朗读这一篇' }).click();
    for (let count = 1; count <= 6; count++) {
      const all = await spoken(page);
      expect(all).toHaveLength(count);
      expect(await marked(page)).toBe(all.at(-1));
      await call(page, 'sentenceEnds');
    }
    expect((await spoken(page)).join('')).toContain(title?.trim());
  });

  it('is offered where speech tells nobody of new voices, as in Safari 15', async () => {
    await speaking(page, ['zh-CN']);
    await page.addInitScript(() => Object.assign(speechSynthesis, { addEventListener: undefined }));
    await open(page, TALK);
    expect(await page.getByRole('button', { name: '朗读这一篇' }).isVisible()).toBe(true);
  });

  it('reads every sentence of the text once, folded answers not, and ends by itself', async () => {
    await speaking(page, ['zh-CN']);
    await open(page, TALK);
    await page.getByRole('button', { name: '朗读这一篇' }).click();
    let before = 0;
    while ((await spoken(page)).length > before) {
      before = (await spoken(page)).length;
      await call(page, 'sentenceEnds');
    }
    const all = (await spoken(page)).join('');
    const plain = (text: string | null) => text?.replace(/\s+/g, '') ?? '';
    for (const paragraph of await page.locator('.prose > p:not(.quiet)').allTextContents())
      expect(plain(all).split(plain(paragraph))).toHaveLength(2);
    expect(all).not.toContain(await page.locator('.quiz-answer').first().textContent());
    expect(await page.locator('[data-read-aloud] button').textContent()).toBe('朗读这一篇');
    expect(await marked(page)).toBe('');
  });

  it('stops when asked to, and leaves no mark', async () => {
    await speaking(page, ['zh-CN']);
    await open(page, TALK);
    await page.getByRole('button', { name: '朗读这一篇' }).click();
    await page.getByRole('button', { name: '停止朗读' }).click();
    await call(page, 'sentenceEnds');
    expect(await spoken(page)).toHaveLength(1);
    expect(await marked(page)).toBe('');
    expect(await page.getByRole('button', { name: '朗读这一篇' }).isVisible()).toBe(true);
  });

  it('marks the paragraph where a browser can mark no sentence', async () => {
    await page.addInitScript(() => Reflect.deleteProperty(window, 'Highlight'));
    await speaking(page, ['zh-CN']);
    await open(page, TALK);
    await page.getByRole('button', { name: '朗读这一篇' }).click();
    expect(await page.locator('.spoken').textContent()).toContain((await spoken(page))[0]);
    await page.getByRole('button', { name: '停止朗读' }).click();
    expect(await page.locator('.spoken').count()).toBe(0);
  });

  it('is not offered without a voice for the language; one that comes late moves nothing', async () => {
    await speaking(page, ['en-US']);
    await open(page, TALK);
    expect(await page.locator('.read-aloud').isVisible()).toBe(false);
    page = await device();
    await speaking(page, ['zh-CN'], true);
    await open(page, TALK);
    expect(await page.locator('.read-aloud').isVisible()).toBe(false);
    await call(page, 'voicesCome');
    expect(await page.locator('.read-aloud button').isVisible()).toBe(true);
    expect(await shifted(page)).toBe(0);
  });

  it('needs 3 KB of scripts at most, 1.2 KB on pages that are not read', () => {
    const [settings = 0, aloud = 0] = ['reading-settings', 'read-aloud'].map(
      (name) => gzipSync(readFileSync(join(inject('demonstration'), `assets/browser/${name}.js`))).length,
    );
    expect(settings).toBeLessThan(1200);
    expect(settings + aloud).toBeLessThan(3 * 1024);
  });
});
