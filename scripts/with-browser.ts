import type { Browser } from 'playwright-core';
import { openBrowser } from '../src/build/chromium.ts';
import { UsageError } from './command.ts';

/** Does something in Chromium and closes it; where there is none, says so as a wrong usage. */
export async function withBrowser<Result>(use: (browser: Browser) => Promise<Result>): Promise<Result> {
  const browser = await openBrowser().catch((cause: Error) => {
    throw new UsageError(cause.message);
  });
  try {
    return await use(browser);
  } finally {
    await browser.close();
  }
}
