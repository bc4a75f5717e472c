import { describe, expect, inject, it } from 'vitest';
import { LARGEST } from '../scripts/audit/audit-site.ts';
import { htmlFaults } from '../scripts/audit/html-faults.ts';
import { auditContext, axeFaults, chooseReading, reflowFaults } from '../scripts/audit/page-watch.ts';
import { type Fault, longestOfEachKind, sitePages } from '../scripts/audit/site-pages.ts';
import { serveDemonstration } from './served-demonstration.ts';

// Beside the longest page of each kind: hits of a search, a cancelled event, a replaced policy, an address without a page.
const FURTHER = ['search/?q=自来水', 'schedule/HD-2604-10/', 'policies/ZC-09/', 'nowhere/'];

const demonstration = serveDemonstration();
const longest = longestOfEachKind(sitePages(inject('demonstration')));
const paths = [...longest.map(({ address }) => address.slice(1)), ...FURTHER];

type Context = Awaited<ReturnType<typeof auditContext>>;

/** What a look at each page finds, page by page. */
async function lookAtEach(
  context: Context,
  look: (page: Awaited<ReturnType<Context['newPage']>>) => Promise<unknown[]>,
) {
  const page = await context.newPage();
  const found: [path: string, ...unknown[]][] = [];
  for (const path of paths) {
    await demonstration.open(page, path);
    if (path.includes('?q=')) await page.waitForSelector('[data-search-total]');
    for (const one of await look(page)) found.push([path, one]);
  }
  await context.close();
  return found;
}

describe('every kind of page', () => {
  it('is among those looked at', () => {
    const kinds = longest.map(({ kind }) => kind);
    for (const kind of ['home', 'issue', 'event', 'talk', 'slides', 'handout', 'script', 'search', 'not-found'])
      expect(kinds).toContain(kind);
  });

  it.each<[string, 'light' | 'dark', string | null]>([
    ['in the light scheme', 'light', null],
    ['in the dark scheme', 'dark', null],
    ['in the large view with the largest letters', 'light', LARGEST],
    ['in the large view, black and white', 'dark', `${LARGEST} contrast`],
  ])('holds what axe knows of WCAG 2.2 AA and good practice %s', async (_, colorScheme, reading) => {
    const context = await auditContext(demonstration.browser, { viewport: { width: 360, height: 740 }, colorScheme });
    if (reading !== null) await chooseReading(context, reading);
    expect(await lookAtEach(context, axeFaults)).toEqual([]);
  });

  it.each([
    ['as it comes', null],
    ['in the large view with the largest letters', LARGEST],
  ])('is never scrolled sideways, %s, from 320 px to a wide screen', async (_, reading) => {
    const context = await auditContext(demonstration.browser);
    if (reading !== null) await chooseReading(context, reading);
    const found = await lookAtEach(context, async (page) => {
      const faults: unknown[] = [];
      for (const width of [320, 360, 768, 1280]) {
        await page.setViewportSize({ width, height: 740 });
        faults.push(...(await reflowFaults(page)));
      }
      await page.setViewportSize({ width: 320, height: 740 });
      return faults;
    });
    expect(found).toEqual([]);
  });

  it.each([
    [44, 'size-1'],
    [60, 'large'],
  ])('has buttons, fields and ways through the site %i px high in the view %s', async (least, reading) => {
    const context = await auditContext(demonstration.browser, { viewport: { width: 360, height: 740 } });
    await chooseReading(context, reading);
    const found = await lookAtEach(context, (page) =>
      page.evaluate((pixels) => {
        // Slides are shown on a wall and grow with the screen.
        if (document.documentElement.dataset.page === 'slides') return [];
        for (const folded of document.querySelectorAll('details')) folded.open = true;
        const targets = document.querySelectorAll('button, input, select, summary, nav a, .more a, .footer-links a');
        return [...targets].flatMap((target) => {
          const { height } = target.getBoundingClientRect();
          return target.checkVisibility() && height < pixels - 0.5
            ? [`${height} px: ${target.outerHTML.slice(0, 80)}`]
            : [];
        });
      }, least),
    );
    expect(found).toEqual([]);
  });

  it('moves nothing where the reader has asked for that', async () => {
    const context = await auditContext(demonstration.browser, { reducedMotion: 'reduce' });
    const found = await lookAtEach(context, (page) =>
      page.evaluate(() => {
        const moving = [document.documentElement, ...document.body.querySelectorAll('*')].filter((element) => {
          const { animationName, transitionDuration, scrollBehavior } = getComputedStyle(element);
          return animationName !== 'none' || /[1-9]/.test(transitionDuration) || scrollBehavior === 'smooth';
        });
        const playing = [...document.querySelectorAll<HTMLMediaElement>('video, audio')].filter(
          ({ autoplay }) => autoplay,
        );
        return [...moving, ...playing].map(({ outerHTML }) => outerHTML.slice(0, 80));
      }),
    );
    expect(found).toEqual([]);
  });

  it('is valid HTML', async () => {
    const faults: Fault[] = [];
    for (const page of longest) faults.push(...(await htmlFaults(page)));
    expect(faults).toEqual([]);
  });
});
