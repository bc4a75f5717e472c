import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { linkFaults } from '../scripts/audit/link-faults.ts';
import { watch } from '../scripts/audit/page-watch.ts';
import { sitePages } from '../scripts/audit/site-pages.ts';
import { lasting } from '../src/outputs/server-settings.ts';
import { serveDemonstration } from './served-demonstration.ts';

const pages = sitePages(inject('demonstration'));
const HOME = 'https://lianxin.yunling.example/';

const demonstration = serveDemonstration();

describe('every page of the demonstration', () => {
  it('asks nothing of any other address, under the headers servers send, and nothing is refused or goes wrong', async () => {
    const context = await demonstration.browser.newContext({ viewport: { width: 360, height: 740 } });
    const found: unknown[] = [];
    const waiting = pages[Symbol.iterator]();
    const oneWindow = async () => {
      const page = await context.newPage();
      const watched = watch(page, demonstration.url);
      for (const { address } of waiting) {
        await page.goto(new URL(encodeURI(address.slice(1)), demonstration.url).href);
        found.push(...watched.take().map((fault) => ({ address, ...fault })));
      }
      expect(watched.requests().length).toBeGreaterThan(0);
    };
    await Promise.all([oneWindow(), oneWindow()]);
    await context.close();
    expect(found).toEqual([]);
  });

  it('asks only its own address while one searches, chooses how to read and turns slides', async () => {
    const page = await demonstration.browser.newPage();
    const watched = watch(page, demonstration.url);
    await page.goto(`${demonstration.url}search/?q=${encodeURIComponent('自来水')}`);
    await page.waitForSelector('[data-search-results] a');
    await page.goto(`${demonstration.url}talks/yibao-jiaofei/slides/`);
    await page.keyboard.press('ArrowRight');
    await page.goto(`${demonstration.url}talks/yibao-jiaofei/`);
    await page.locator('.reading summary').click();
    await page.getByRole('button', { name: '大字版' }).click();
    expect(watched.take()).toEqual([]);
    await page.close();
  });

  it('is sent with the headers that its _headers file names, and nobody can frame it', async () => {
    const { headers } = await fetch(demonstration.url);
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
    expect((await fetch(`${demonstration.url}schedule.ics`)).headers.get('content-type')).toBe(
      'text/calendar; charset=utf-8',
    );
    const page = await demonstration.browser.newPage();
    await page.route('**/framed', (route) =>
      route.fulfill({ contentType: 'text/html', body: `<iframe src="${demonstration.url}"></iframe>` }),
    );
    const refused: string[] = [];
    page.on('console', (message) => refused.push(message.text()));
    await page.goto(`${demonstration.url}framed`);
    expect(refused.join()).toContain('frame-ancestors');
    await page.close();
  });

  it('carries a policy of its own, and only search may run WebAssembly', () => {
    const policies = pages.map(({ html, kind }) => [
      kind,
      /<meta http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? 'none',
    ]);
    const wrong = policies.filter(
      ([kind, policy]) => !policy?.startsWith("default-src 'none'") || policy.includes('wasm') !== (kind === 'search'),
    );
    expect(wrong).toEqual([]);
  });

  it('holds no style and no script inline', () => {
    const INLINE = /<style|<[^>]+\s(?:style|on[a-z]+)="|<script(?![^>]*\ssrc=)(?![^>]*type="application\/ld\+json")/;
    const wrong = pages.flatMap(({ address, html }) => (INLINE.test(html) ? [[address, INLINE.exec(html)?.[0]]] : []));
    expect(wrong).toEqual([]);
  });

  it('leads only to pages, files and places on pages that are there', () => {
    expect(linkFaults(inject('demonstration'), pages)).toEqual([]);
  });

  it('marks each link to another site, for the eye by its style and for the ear in words, and tells that site nothing', () => {
    const outward = pages.flatMap(({ address, html }) =>
      [...html.matchAll(/<a\s[^>]*href="(https?:[^"]+)"[^>]*>.*?<\/a>/gs)]
        .filter(([, href]) => !href?.startsWith(HOME))
        .map(([link]) => ({ address, link })),
    );
    expect(outward.length).toBeGreaterThan(pages.length); // at least one in the footer
    const unmarked = outward.filter(
      ({ link }) =>
        !/rel="external noopener noreferrer"/.test(link) || !/<span class="unseen">（站外）<\/span><\/a>$/.test(link),
    );
    expect(unmarked).toEqual([]);
    const sheet = /href="(assets\/site\.css)/.exec(pages.find(({ kind }) => kind === 'home')?.html ?? '')?.[1] ?? '';
    expect(readFileSync(join(inject('demonstration'), sheet), 'utf8')).toContain('a[rel~="external"]::after');
  });

  it('has a style sheet that may be kept, since its address changes with its contents', () => {
    const sheets = new Set(
      pages.flatMap(({ html }) =>
        [...html.matchAll(/<link rel="stylesheet" href="[./]*([^"]+)"/g)].map(([, to]) => to),
      ),
    );
    for (const sheet of sheets) {
      const [path, mark] = sheet?.split('?v=') ?? [];
      expect([lasting.includes(`/${path}`), mark?.length]).toEqual([true, 8]);
    }
  });
});
