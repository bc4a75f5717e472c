import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { settlePdf } from './settle-pdf.ts';

/** The pages of a talk that are printed, by the names of their folders. */
export const printedPages = ['slides', 'handout'] as const;

/** The last line of our files; a file beside a talk without it is somebody's own. */
const MARK = '%lianxinqiao\n';

export const isPrinted = (pdf: Buffer): boolean => pdf.subarray(-MARK.length).equals(Buffer.from(MARK));

/** Pages of a PDF that a browser wrote. */
export const pageCount = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;

/** A built site in a browser, as it stands at its address: links of what is printed lead there. */
export interface OpenSite {
  readonly context: BrowserContext;
  /** Where the site stands; a site that does not say has an address nothing can stand at, and links to it are left out. */
  readonly address: string;
}
const NOWHERE = 'https://site.invalid/';

/** Opens a built site without a server and without a script: what is printed is what is read without one. */
export async function openSite(browser: Browser, folder: string): Promise<OpenSite> {
  const home = readFileSync(join(folder, 'index.html'), 'utf8');
  const address = /<link rel="canonical" href="([^"]+)"/.exec(home)?.[1] ?? NOWHERE;
  const context = await browser.newContext({ javaScriptEnabled: false, colorScheme: 'light', locale: 'zh-CN' });
  await context.route('**/*', (route) => {
    const asked = route.request().url();
    const path = decodeURIComponent(new URL(asked).pathname.slice(new URL(address).pathname.length));
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    const stands = asked.startsWith(address) && statSync(file, { throwIfNoEntry: false })?.isFile();
    return stands ? route.fulfill({ path: file }) : route.abort();
  });
  return { context, address };
}

/**
 * A page of a built site, by its path below it, as a PDF file: tagged, with an outline, title and language of the page,
 * and the fonts it uses. The same page gives the same bytes; as the time it was made stands the day of the data.
 */
export async function printPage({ context, address }: OpenSite, path: string, day: CalendarDate): Promise<Buffer> {
  const page = await context.newPage();
  try {
    await page.goto(new URL(encodeURI(path), address).href);
    await page.evaluate((nowhere) => {
      // Pictures further down are loaded when they are scrolled to, and nobody scrolls.
      for (const picture of document.images) picture.loading = 'eager';
      for (const link of document.links) if (link.href.startsWith(nowhere)) link.removeAttribute('href');
    }, NOWHERE);
    await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
    const pdf = await page.pdf({ tagged: true, outline: true, preferCSSPageSize: true, printBackground: true });
    return Buffer.concat([settlePdf(pdf, day), Buffer.from(MARK)]);
  } finally {
    await page.close();
  }
}
