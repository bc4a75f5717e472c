import { availableParallelism } from 'node:os';
import type { Browser, Page } from 'playwright-core';
import { serveFolder } from '../serve-folder.ts';
import { htmlFaults } from './html-faults.ts';
import { linkFaults } from './link-faults.ts';
import { auditContext, axeFaults, chooseReading, reflowFaults, watch } from './page-watch.ts';
import { type BuiltPage, type Fault, longestOfEachKind, sitePages } from './site-pages.ts';

/** The reader's largest letters and the large view. */
export const LARGEST = 'size-4 large';

/**
 * Looks at every page of a built site: its HTML, its links, and in a browser on a narrow phone what axe finds, whether it
 * has to be scrolled sideways, what it asks for and what goes wrong. The longest page of each kind is looked at a second
 * time, in the large view and the dark scheme. Faults come in the order of the pages.
 */
export async function auditSite(
  built: string,
  browser: Browser,
  onPage: (done: number, all: number) => void,
): Promise<{ pages: number; faults: Fault[] }> {
  const pages = sitePages(built);
  const faults = linkFaults(built, pages);
  for (const page of pages) faults.push(...(await htmlFaults(page)));
  const home = pages.find(({ address }) => address === '/')?.html ?? '';
  const canonical = /<link rel="canonical" href="([^"]+)"/.exec(home)?.[1];
  const server = await serveFolder(built, canonical === undefined ? '/' : new URL(canonical).pathname);
  try {
    const longest = longestOfEachKind(pages);
    const all = pages.length + longest.length;
    let done = 0;
    const tell = () => onPage(++done, all);
    faults.push(...(await lookAt(browser, server.url, pages, null, tell)));
    faults.push(...(await lookAt(browser, server.url, longest, LARGEST, tell)));
  } finally {
    await server.close();
  }
  const order = new Map(pages.map(({ address }, at) => [address, at]));
  return {
    pages: pages.length,
    faults: faults.toSorted((a, b) => (order.get(a.page) ?? 0) - (order.get(b.page) ?? 0)),
  };
}

/** A page that takes too long, or leads on before it was looked at, as old addresses in public/ do. */
const NOT_SEEN = [{ rule: 'open', what: '打不开，或者自己跳到了别的网址，没有查' }];

async function faultsAt(page: Page, url: string) {
  await page.goto(url);
  return [...(await reflowFaults(page)), ...(await axeFaults(page))];
}

/** More open windows than this wait for each other's scripts. */
const MOST_WINDOWS = 8;

/** Opens pages one after the other, in as many windows as the machine has processors. */
async function lookAt(
  browser: Browser,
  home: string,
  pages: readonly BuiltPage[],
  reading: string | null,
  onPage: () => void,
): Promise<Fault[]> {
  const context = await auditContext(browser, { colorScheme: reading === null ? 'light' : 'dark' });
  if (reading !== null) await chooseReading(context, reading);
  const faults: Fault[] = [];
  const waiting = pages[Symbol.iterator]();
  const oneWindow = async () => {
    const page = await context.newPage();
    const watched = watch(page, home);
    for (const { address } of waiting) {
      const seen = await faultsAt(page, new URL(encodeURI(address.slice(1)), home).href).catch(() => NOT_SEEN);
      const found = [...seen, ...watched.take()];
      const view = reading === null ? '' : '（大字版、深色）';
      faults.push(...found.map(({ rule, what }) => ({ page: address, rule, what: what + view })));
      onPage();
    }
  };
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), MOST_WINDOWS) }, oneWindow));
  await context.close();
  return faults;
}
