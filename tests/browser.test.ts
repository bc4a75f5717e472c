import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FolderServer, openBrowser, serveFolder } from './browser.ts';

let folder: string;
let server: FolderServer;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lianxinqiao-serve-'));
  const site = join(folder, 'site');
  await mkdir(join(site, '议题'), { recursive: true });
  await mkdir(join(site, 'pagefind'));
  const page = (title: string) =>
    `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>${title}</title><body><h1>${title}</h1>`;
  await writeFile(join(site, 'index.html'), page('首页'));
  await writeFile(join(site, '404.html'), page('没有这一页'));
  await writeFile(join(site, '议题', 'index.html'), page('议题'));
  await writeFile(join(site, 'events.ics'), 'BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n');
  await writeFile(join(site, 'a.wasm'), '');
  await writeFile(join(site, 'pagefind', 'zh.pf_index'), 'x');
  await writeFile(join(site, 'packed.css'), 'plain');
  await writeFile(join(site, 'packed.css.br'), 'as brotli');
  await writeFile(join(site, 'packed.css.gz'), 'as gzip');
  await writeFile(join(folder, 'secret.txt'), 'secret');
  await writeFile(join(folder, 'site-secret.txt'), 'secret');
  await symlink(join(folder, 'secret.txt'), join(site, 'link.txt'));
  server = await serveFolder(site, '/bridge/');
});

afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Asks for a path exactly as written (fetch would tidy it up first). */
function ask(path: string, method = 'GET', headers: Record<string, string> = {}) {
  return new Promise<{
    status: number;
    type: string;
    location: string;
    body: string;
    cache: string;
    encoding: string;
    vary: string;
  }>((done, fail) => {
    const sent = request({ host: '127.0.0.1', port: server.port, path, method, headers }, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        body += part;
      });
      response.on('end', () =>
        done({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          location: response.headers.location ?? '',
          cache: response.headers['cache-control'] ?? '',
          encoding: response.headers['content-encoding'] ?? '',
          vary: response.headers.vary ?? '',
          body,
        }),
      );
    });
    sent.on('error', fail);
    sent.end();
  });
}

describe('serveFolder', () => {
  it('answers a folder with its index.html, uncached', async () => {
    const answer = await ask('/bridge/');
    expect(answer).toMatchObject({ status: 200, type: 'text/html; charset=utf-8', cache: 'no-store' });
    expect(answer.body).toContain('首页');
    expect(server.url).toBe(`http://127.0.0.1:${server.port}/bridge/`);
  });

  it('adds the slash that relative links need', async () => {
    expect(await ask('/bridge')).toMatchObject({ status: 302, location: '/bridge/' });
    const path = `/bridge/${encodeURIComponent('议题')}`;
    expect(await ask(`${path}?q=1`)).toMatchObject({ status: 302, location: `${path}/?q=1` });
    expect((await ask(`${path}/`)).body).toContain('议题');
  });

  it.each([
    ['events.ics', 'text/calendar; charset=utf-8'],
    ['a.wasm', 'application/wasm'],
    ['pagefind/zh.pf_index', 'application/octet-stream'],
  ])('gives %s its type', async (path, type) => {
    expect(await ask(`/bridge/${path}`)).toMatchObject({ status: 200, type });
  });

  it.each(['/bridge/none', '/bridge/none/', '/bridge/events.ics/', '/bridge/pagefind/', '/', '/other/', '/bridgeX/'])(
    'answers %s with 404.html and status 404',
    async (path) => {
      const answer = await ask(path);
      expect(answer.status).toBe(404);
      expect(answer.body).toContain('没有这一页');
    },
  );

  it.each([
    '/bridge/../secret.txt',
    '/bridge/%2e%2e/secret.txt',
    '/bridge/..%2fsecret.txt',
    '/bridge/..%5csecret.txt',
    '/bridge/../site-secret.txt',
    '/bridge/%00',
    '/bridge/%zz',
    '//bridge/',
    '/bridge//etc/passwd',
  ])('refuses %s', async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(400);
    expect(answer.body).not.toContain('secret');
  });

  it('does not follow a link out of the folder', async () => {
    expect((await ask('/bridge/link.txt')).status).toBe(404);
  });

  it.each([
    ['gzip, deflate, br', 'br', 'as brotli'],
    ['gzip, br;q=0', 'gzip', 'as gzip'],
    ['GZIP;q=0.5', 'gzip', 'as gzip'],
    ['identity', '', 'plain'],
    ['', '', 'plain'],
  ])('sends what is packed beside a file to a browser that takes it: %s', async (accepted, encoding, body) => {
    const answer = await ask('/bridge/packed.css', 'GET', { 'accept-encoding': accepted });
    expect(answer).toMatchObject({
      status: 200,
      type: 'text/css; charset=utf-8',
      vary: 'Accept-Encoding',
      encoding,
      body,
    });
    expect(await ask('/bridge/events.ics', 'GET', { 'accept-encoding': accepted })).toMatchObject({
      encoding: '',
      vary: '',
    });
  });

  it('sends no body for HEAD and refuses other methods', async () => {
    expect(await ask('/bridge/', 'HEAD')).toMatchObject({ status: 200, body: '' });
    expect((await ask('/bridge/none', 'HEAD')).body).toBe('');
    expect((await ask('/bridge/', 'POST')).status).toBe(405);
  });
});

describe('openBrowser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(() => browser?.close());

  it('opens a page of a served folder', async () => {
    const page = await browser.newPage();
    const response = await page.goto(server.url);
    expect(response?.status()).toBe(200);
    expect(await page.title()).toBe('首页');
    await page.close();
  });

  it('draws Chinese and Tibetan characters with a real font, not as boxes', async () => {
    const page = await browser.newPage();
    const drawn = await page.evaluate(() => {
      const draw = (text: string, weight = 400) => {
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 48;
        const context = canvas.getContext('2d', { willReadFrequently: true });
        if (!context) throw new Error('no canvas');
        context.font = `${weight} 40px sans-serif`;
        context.fillText(text, 2, 40);
        const { data } = context.getImageData(0, 0, 48, 48);
        let ink = 0;
        for (let i = 3; i < data.length; i += 4) ink += data[i] ?? 0;
        return { ink, image: Array.from(data).join() };
      };
      return { han: draw('汉'), zi: draw('字'), bold: draw('字', 700), tibetan: draw('ཀ'), missing: draw('\u{F8F0}') };
    });
    const images = Object.values(drawn).map((glyph) => glyph.image);
    expect(new Set(images).size).toBe(images.length);
    for (const glyph of [drawn.han, drawn.zi, drawn.tibetan]) expect(glyph.ink).toBeGreaterThan(20_000);
    expect(drawn.bold.ink).toBeGreaterThan(drawn.zi.ink * 1.1);
    await page.close();
  });
});
