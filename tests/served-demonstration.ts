import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, inject } from 'vitest';
import { type FolderServer, openBrowser, serveFolder } from './browser.ts';

/** The built demonstration on this machine, and a browser to look at it with. */
export interface ServedDemonstration {
  readonly browser: Browser;
  /** Address of its home page. */
  readonly url: string;
  /** Opens what stands at a path below it. */
  open(page: Page, path: string): Promise<unknown>;
}

/** Serves the demonstration while the tests of a file run; to be called at the top of the file or of a `describe`. */
export function serveDemonstration(): ServedDemonstration {
  let browser: Browser | undefined;
  let server: FolderServer | undefined;
  beforeAll(async () => {
    browser = await openBrowser();
    server = await serveFolder(inject('demonstration'));
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  const running = <T>(one: T | undefined): T => {
    if (one === undefined) throw new Error('The demonstration is served while tests run, not before.');
    return one;
  };
  return {
    get browser() {
      return running(browser);
    },
    get url() {
      return running(server).url;
    },
    open: (page, path) => page.goto(new URL(path, running(server).url).href),
  };
}
