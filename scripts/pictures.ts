import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { sitePages } from './audit/site-pages.ts';
import { builtSite } from './built-site.ts';
import { ENGINE, pathOf, runCommand } from './command.ts';
import { serveFolder } from './serve-folder.ts';
import { withBrowser } from './with-browser.ts';

/** How a page is looked at; width in CSS pixels. */
interface View {
  /** Part of the file name. */
  readonly id: string;
  readonly name: string;
  readonly width: number;
  readonly dark?: true;
  /** On A4 with margins of 15 mm. */
  readonly print?: true;
  /** How much larger all letters are than the browser sets them. */
  readonly letters?: number;
  /** What is chosen in 阅读设置 (src/browser/reading-settings.ts). */
  readonly reading?: string;
}
const VIEWS: readonly View[] = [
  { id: '360', name: '手机', width: 360 },
  { id: '768', name: '平板', width: 768 },
  { id: '1280', name: '电脑', width: 1280 },
  { id: 'dark', name: '深色', width: 360, dark: true },
  { id: 'print', name: '打印', width: 680, print: true },
  { id: 'text-200', name: '字放大一倍', width: 360, letters: 2 },
  { id: 'large', name: '大字版', width: 360, reading: 'large' },
  { id: 'large-1280', name: '大字版（电脑）', width: 1280, reading: 'large' },
];
/** What stands below it is left out: a law would be a picture of forty screens. */
const HIGHEST = 6000;

/** One page of each kind (`data-page`), the one with most on it: that is where something may go wrong. */
function examples(built: string): { kind: string; address: string }[] {
  const found = new Map<string, { address: string; size: number }>();
  for (const { kind, address, html } of sitePages(built)) {
    // What an office put into public/ is not ours to look at.
    if (kind !== 'public' && html.length > (found.get(kind)?.size ?? 0))
      found.set(kind, { address, size: html.length });
  }
  return [...found].map(([kind, { address }]) => ({ kind, address })).toSorted((a, b) => (a.kind < b.kind ? -1 : 1));
}

/** A page that is looked at so, whatever is opened in it. */
async function viewed(browser: Browser, { width, dark, print, reading }: View): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme: dark ? 'dark' : 'light',
    locale: 'zh-CN',
  });
  const page = await context.newPage();
  if (print) await page.emulateMedia({ media: 'print' });
  if (reading !== undefined)
    await page.addInitScript((chosen) => localStorage.setItem('lianxinqiao-reading', chosen), reading);
  return page;
}

/** Pictures of every kind of page in every view; gives their names, and the pages that can be pushed sideways. */
async function take(browser: Browser, built: string, pages: ReturnType<typeof examples>, target: string) {
  const server = await serveFolder(built);
  const files: string[] = [];
  const wide: string[] = [];
  try {
    for (const view of VIEWS) {
      const page = await viewed(browser, view);
      for (const { kind, address } of pages) {
        await page.goto(new URL(encodeURI(address.slice(1)), server.url).href);
        const { width, height } = await page.evaluate((letters) => {
          const root = document.documentElement;
          root.style.fontSize = `${Number.parseFloat(getComputedStyle(root).fontSize) * letters}px`;
          for (const picture of document.images) picture.loading = 'eager';
          return { width: root.scrollWidth, height: root.scrollHeight };
        }, view.letters ?? 1);
        await page.waitForFunction(() => [...document.images].every(({ complete }) => complete));
        if (width > view.width) wide.push(`${address}（${view.name}）`);
        const file = `${kind}-${view.id}.png`;
        const clip = { x: 0, y: 0, width, height: Math.min(height, HIGHEST) };
        writeFileSync(join(target, file), await page.screenshot({ fullPage: true, clip }));
        files.push(file);
      }
      await page.context().close();
    }
    return { files, wide };
  } finally {
    await server.close();
  }
}

/** All pictures beside each other: a row a kind of page. */
const contactSheet = (pages: ReturnType<typeof examples>): string => `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><title>每一种页面的样子</title>
<style>
body { font: 14px/1.6 sans-serif; margin: 1rem }
th { text-align: start; font-weight: 600; position: sticky; top: 0; background: #fff }
td { vertical-align: top; padding: 0 .5rem .5rem 0 }
a { display: block; max-height: 24rem; overflow: hidden; border: 1px solid #999 }
img { display: block; width: 11rem }
</style>
<table><thead><tr><th>页面${VIEWS.map(({ name }) => `<th>${name}`).join('')}</thead>
${pages
  .map(
    ({ kind, address }) =>
      `<tr><td>${kind}<br>${address}${VIEWS.map(({ id, name }) => `<td><a href="${kind}-${id}.png"><img src="${kind}-${id}.png" alt="${kind}，${name}" loading="lazy"></a>`).join('')}`,
  )
  .join('\n')}
</table></html>
`;

await runCommand({
  options: { site: { type: 'string' }, out: { type: 'string' }, to: { type: 'string' } },
  positionals: false,
  usage:
    '用法：npm run pictures -- [--site 文件夹] [--out 生成好的网站] [--to 文件夹] [--json]\n把每一种页面拍成图片：手机、平板、电脑、深色、打印、字放大一倍、大字版。\n图片和目录 index.html 放在 --to 指定的文件夹，不写就放在程序文件夹的 .cache/page-pictures。\n不写 --out，就拍这个网站上一次生成的文件夹；还没有生成过的，先生成一次。',
  async run(call) {
    const target = pathOf(call, call.values.to) ?? join(ENGINE, '.cache', 'page-pictures');
    const built = builtSite(call);
    if (typeof built === 'number') return { exitCode: built };
    const pages = examples(built);
    mkdirSync(target, { recursive: true });
    const { files, wide } = await withBrowser((browser) => take(browser, built, pages, target));
    writeFileSync(join(target, 'index.html'), contactSheet(pages));
    call.say(`拍了 ${pages.length} 种页面，共 ${files.length} 张。\n打开看：${join(target, 'index.html')}`);
    if (wide.length > 0) call.say(`这些页面比屏幕宽，要左右推着看：\n${wide.join('\n')}`);
    return { exitCode: 0, out: target, pages, files, wide };
  },
});
