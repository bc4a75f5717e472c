import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { auditSite } from '../scripts/audit/audit-site.ts';
import { openBrowser } from './browser.ts';
import { run, siteFolder } from './commands.ts';

const page = (head: string, body: string) =>
  `<!DOCTYPE html>\n<html lang="zh-CN" data-page="about"><head><meta charset="utf-8"><title>一页</title>
<meta name="viewport" content="width=device-width, initial-scale=1">${head}</head><body><main><h1>一页</h1>${body}</main></body></html>\n`;

const POLICY =
  '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; img-src \'self\' https://elsewhere.example">';

let browser: Awaited<ReturnType<typeof openBrowser>>;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser?.close());

/** The rules that the pages of a site break, page by page. */
async function audited(files: Readonly<Record<string, string>>) {
  const seen: number[] = [];
  const { pages, faults } = await auditSite(siteFolder(files), browser, (done) => seen.push(done));
  expect(seen).toHaveLength(pages + 1); // the one kind of page once more
  return [...new Set(faults.map((fault) => `${fault.page} ${fault.rule}`))];
}

describe('the audit of a built site', () => {
  it('has nothing to say of a sound page', async () => {
    expect(await audited({ 'index.html': page('', '<p><a href="./#a">到下面</a></p><p id="a">下面</p>') })).toEqual([]);
  });

  it.each([
    ['a picture without a description', '', '<img src="a.svg">', ['html:wcag/h37', 'axe:image-alt']],
    [
      'letters too pale to read',
      '',
      '<p><font color="#cccccc">浅得看不清的字</font></p>',
      ['html:deprecated', 'axe:color-contrast'],
    ],
    ['a link to nothing', '', '<a href="nowhere/">那里</a>', ['link']],
    ['a link to a place that the page has not', '', '<a href="#nowhere">那里</a>', ['anchor']],
    ['a picture of a set that is not there', '', '<img alt="图" src="a.svg" srcset="b.svg 2x">', ['link']],
    [
      'something wider than the screen',
      '',
      '<pre>一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十</pre>',
      ['reflow'],
    ],
    ['something from another address', POLICY, '<img alt="图" src="https://elsewhere.example/a.png">', ['request']],
    ['something its policy forbids', POLICY, '<p style="color:red">红</p>', ['html:no-inline-style', 'console']],
    ['a script that fails', '', '<script src="fails.js"></script>', ['console']],
    ['a page that leads on by itself', '<meta http-equiv="refresh" content="0;url=b.html">', '', ['open']],
    ['HTML that is not valid', '', '<p>一<div>二</div></p>', ['html:close-order']],
  ])('finds %s', async (_, head, body, rules) => {
    const found = await audited({ 'index.html': page(head, body), 'a.svg': SVG, 'fails.js': 'throw new Error("no")' });
    for (const rule of rules) expect(found).toContain(`/ ${rule}`);
  });
});

it('is a command that fails where a page has a fault, and says which', () => {
  const built = siteFolder({ 'index.html': page('', '<a href="nowhere/">那里</a>') });
  copyFileSync(join(inject('demonstration'), 'digest.json'), join(built, 'digest.json'));
  const { code, json } = run('audit', ['--out', built]);
  expect([code, json.pages]).toEqual([1, 1]);
  expect(json.faults).toEqual([{ page: '/', rule: 'link', what: '「nowhere/」那里什么也没有' }]);
});

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>';
