import { describe, expect, inject, it } from 'vitest';
import { longestOfEachKind, sitePages } from '../scripts/audit/site-pages.ts';
import { serveDemonstration } from './served-demonstration.ts';

const demonstration = serveDemonstration();

const { open } = demonstration;

describe('every type of page', () => {
  it('can be read with JavaScript switched off', async () => {
    const context = await demonstration.browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    for (const { address } of longestOfEachKind(sitePages(inject('demonstration')))) {
      await open(page, address.slice(1));
      expect((await page.locator('main').textContent())?.length, address).toBeGreaterThan(20);
    }
    await context.close();
  });

  it('shows a cancelled event with its reason, and a replaced policy with its successor', async () => {
    const page = await demonstration.browser.newPage();
    await open(page, 'schedule/HD-2604-10/');
    expect(await page.locator('main').textContent()).toContain('取消');
    await open(page, 'policies/ZC-09/');
    expect(await page.locator('main a[href*="ZC-10"]').count()).toBeGreaterThan(0);
    await page.close();
  });
});
