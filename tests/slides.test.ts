import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import type { Root } from 'mdast';
import type { Browser, Page } from 'playwright-core';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildSite } from '../src/build/build-site.ts';
import { SLIDE_LINES, slideLines, slidesOf } from '../src/markdown/slides.ts';
import { type FolderServer, openBrowser, serveFolder } from './browser.ts';
import { ENGINE, filesOf, run, siteFolder, temporaryFolder } from './commands.ts';

const WORDS =
  '凡在本县参加居民基本医疗保险的，住院看病先由医院结算，自己只付剩下的部分；有疑问，可以到“便民服务中心”问一问。';
const MIXED = '2026年1月1日起每人每年补400元，共12,345户、3.5万人，网上在“云岭通 App”办，电话0198-6220001。';
const text = (of: string, length: number) => of.repeat(Math.ceil(length / of.length)).slice(0, length);
const lines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

/** Slides of each kind, by how much they hold. */
const KINDS: Readonly<Record<string, (size: number) => string>> = {
  文字: (n) => text(WORDS, n * 9),
  数字: (n) => text(MIXED, n * 9),
  几段: (n) => lines(n, () => `${text(WORDS, 20)}\n`),
  短列表: (n) => lines(n, (i) => `- ${text(WORDS, 6 + i)}`),
  长列表: (n) => lines(n, (i) => `- ${text(i % 2 ? WORDS : MIXED, 40)}`),
  步骤: (n) => `<办理步骤>\n\n${lines(n, () => `1. ${text(WORDS, 24)}`)}\n\n</办理步骤>`,
  条件: (n) => `<谁能享受>\n\n${lines(n, () => `- ${text(MIXED, 15)}`)}\n\n</谁能享受>`,
  问答: (n) => `<问答 问="${text(WORDS, 30)}">\n\n${text(MIXED, n * 9)}\n\n</问答>`,
  小测验: (n) =>
    `<小测验 题="${text(WORDS, 20)}" 答案="A">\n\n- 能\n- 不能\n- ${text(WORDS, 22)}\n\n${text(WORDS, n * 9)}\n\n</小测验>`,
  短表: (n) => `| 类别 | 标准 |\n| --- | --- |\n${lines(n, (i) => `| 第${i}档 | ${i * 100}元 |`)}`,
  长表: (n) =>
    `| 东西 | 为什么不能给 | 怎么问您要 |\n| --- | --- | --- |\n${lines(n, () => `| 验证码 | ${text(WORDS, 14)} | ${text(MIXED, 30)} |`)}`,
  案例: (n) => `<案例 标题="老李家">\n\n${text(WORDS, n * 9)}\n\n</案例>`,
  电话: (n) => `<咨询电话 单位="DW-1" />\n\n${text(WORDS, n * 9)}`,
  依据: (n) => `${text(WORDS, n * 9)}\n\n<政策依据 编号="ZC-1" />`,
  时间: (n) => `<时间 开始="2026-01-01" 截止="2026-03-31">\n\n${text(WORDS, n * 9)}\n\n</时间>`,
};

const tree = (source: string): Root => remark().use(remarkGfm).use(remarkMdx).parse(source);
const needed = (source: string) => slidesOf(tree(source)).reduce((sum, slide) => sum + slideLines(slide), 0);
/** The fullest slide of a kind that the check lets pass. */
function fullest(name: string): string {
  const make = (size: number) => `## ${name}的一张\n\n${KINDS[name]?.(size)}\n`;
  let size = 1;
  while (needed(make(size + 1)) <= SLIDE_LINES) size++;
  return make(size);
}

/** What is said in a film of two minutes, and in a recording. */
const TRANSCRIPT = { video: text(WORDS, 480), audio: `通知：${text(MIXED, 240)}` };
const NOTES = ['备注暗号甲乙丙', '备注暗号丁戊己'];
const files = {
  'content/site.yaml':
    '网站名称: 甲县连心桥\n主办单位: 甲县信访局\n网址: https://lianxin.example/\n数据截至: 2026-03-31\n样例: true\n',
  'data/units.csv': '编号,名称,公开电话,办公地址\nDW-1,甲县医疗保障局服务中心,0198-6220001,甲县人民路1号政务中心二楼\n',
  'data/policies.csv':
    '编号,名称,发文字号,发文机关,成文日期,发布日期,效力\nZC-1,甲县城乡居民基本医疗保险和生育保险实施办法,甲政发〔2025〕1号,甲县人民政府,2025-12-30,2026-01-05,有效\n',
  'content/talks/manle/index.mdx': `---\n标题: 写满的\n摘要: 一句话\n发布时间: 2026-03-20 09:00\n---\n\n${Object.keys(KINDS).map(fullest).join('\n')}`,
  'content/talks/yingyin/index.mdx': `---
标题: 有影音的
摘要: 一句话说清
发布时间: 2026-03-20 09:00
---

## 看一段

<视频 文件="jiaofei.mp4" 标题="怎么缴费" 字幕="jiaofei.vtt">

${TRANSCRIPT.video}

</视频>

## 听一段

<音频 文件="tongzhi.mp3" 标题="缴费通知">

${TRANSCRIPT.audio}

</音频>
`,
  'content/talks/yingyin/jiaofei.mp4': '\0\0\0\x10ftypisom\0\0\0\0',
  'content/talks/yingyin/jiaofei.vtt': 'WEBVTT\n\n00:00.000 --> 00:04.000\n先看缴了没有。\n',
  'content/talks/yingyin/tongzhi.mp3': 'ID3\x03\0\0\0\0\0\0',
  'content/talks/beizhu/index.mdx': `---\n标题: 有备注的\n摘要: 一句话说清\n发布时间: 2026-03-20 09:00\n---\n\n开场白\n\n<讲稿备注>\n\n${NOTES[0]}\n\n</讲稿备注>\n\n## 第二节\n\n正文\n\n<分页/>\n\n<Notes>\n\n- ${NOTES[1]}\n\n</Notes>\n\n接着说\n`,
};

let browser: Browser;
let open: FolderServer;
let preview: FolderServer;
let built: string;
let site: string;
beforeAll(async () => {
  site = siteFolder(files);
  built = join(temporaryFolder(), 'site');
  const target = join(temporaryFolder(), 'preview');
  const { json, stderr } = run('build', ['--site', site, '--out', built]);
  expect(
    json.problems.map(({ message }) => message),
    stderr,
  ).toEqual([]);
  expect((await buildSite(site, target, { engine: ENGINE, now: null })).built).toBe(true);
  browser = await openBrowser();
  open = await serveFolder(built);
  preview = await serveFolder(target);
});
afterAll(async () => {
  await browser?.close();
  await open?.close();
  await preview?.close();
});

async function show(server: FolderServer, path: string, size: readonly [number, number], options = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: size[0], height: size[1] }, ...options });
  const page = await context.newPage();
  await page.goto(new URL(path, server.url).href);
  return page;
}

describe('slides on the wall', () => {
  it.each([
    [1280, 720],
    [1024, 768],
  ] as const)('show at %i × %i whole what the check lets pass', async (width, height) => {
    const page = await show(open, 'talks/manle/slides/', [width, height]);
    const fill: Record<string, number> = {};
    for (const [index, name] of Object.keys(KINDS).entries()) {
      fill[name] = await page.evaluate(async (number) => {
        location.replace(`#${number}`);
        await new Promise((done) => window.addEventListener('hashchange', done, { once: true }));
        const slide = document.querySelector<HTMLElement>('[data-shown]');
        for (const details of slide?.querySelectorAll('details') ?? []) details.open = true;
        const bottom = Math.max(...[...(slide?.children ?? [])].map((part) => part.getBoundingClientRect().bottom));
        const isWide = document.documentElement.scrollWidth > innerWidth;
        return isWide ? 2 : bottom / (document.querySelector('.bar')?.getBoundingClientRect().top ?? 0);
      }, index + 2);
    }
    await page.context().close();
    expect(Object.entries(fill).filter(([, part]) => part > 1)).toEqual([]);
    // Nor is much left empty at the narrower size: what would fit is not called too much.
    const least = width === 1024 ? 0.6 : 0.5;
    expect(Object.entries(fill).filter(([, part]) => part < least)).toEqual([]);
  });

  it('turn over by keys, remote control, button and touch, and the address keeps the place', async () => {
    const page = await show(open, 'talks/manle/slides/#3', [1280, 720], { hasTouch: true });
    const shown = () => page.evaluate(() => document.querySelector('[data-shown]')?.id);
    const count = Object.keys(KINDS).length + 2;
    expect(await page.locator('.slide:visible').count()).toBe(1);
    expect(await shown()).toBe('3');
    for (const [key, number] of [
      ['PageDown', '4'],
      ['ArrowRight', '5'],
      ['Space', '6'],
      ['PageUp', '5'],
      ['ArrowLeft', '4'],
      ['End', String(count)],
      ['ArrowRight', String(count)],
      ['Home', '1'],
    ] as const) {
      await page.keyboard.press(key);
      await page.waitForSelector(`[id="${number}"][data-shown]`, { timeout: 2000 });
    }
    await page.getByRole('button', { name: '下一张' }).click();
    await page.waitForSelector('[id="2"][data-shown]');
    expect(await page.locator('[role=status]').textContent()).toBe(`第 2 张，共 ${count} 张`);
    await page.touchscreen.tap(1270, 300);
    await page.waitForSelector('[id="3"][data-shown]');
    expect(new URL(page.url()).hash).toBe('#3');
    await page.context().close();
  });

  it('stand below each other on a phone held upright, without JavaScript, and print one on a page without its answer', async () => {
    const count = Object.keys(KINDS).length + 2;
    const phone = await show(open, 'talks/manle/slides/', [360, 640]);
    expect(await phone.locator('.slide:visible').count()).toBe(count);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
    await phone.context().close();
    const plain = await show(open, 'talks/manle/slides/', [1280, 720], { javaScriptEnabled: false });
    expect(await plain.locator('.slide:visible').count()).toBe(count);
    const pdf = (await plain.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBe(count);
    // Nor does paper give the answer away below its question, even when it was looked at before.
    await plain.getByText('看答案').click();
    expect(await plain.locator('.quiz-answer').isVisible()).toBe(true);
    await plain.emulateMedia({ media: 'print' });
    expect(await plain.locator('.quiz-answer').isVisible()).toBe(false);
    expect(await plain.locator('.quiz-choices').isVisible()).toBe(true);
    await plain.context().close();
  });
});

describe('a film and a recording on a slide', () => {
  const visit = async (options = {}) => {
    const asked: string[] = [];
    const page = await show(open, 'talks/beizhu/slides/', [1280, 720], options);
    page.on('request', (request) => asked.push(new URL(request.url()).pathname.replace(/^.*\//, '')));
    await page.goto(new URL('talks/yingyin/slides/#2', open.url).href);
    return { page, asked };
  };
  const media = (page: Page) =>
    page.$$eval('video, audio', (all) =>
      all.map((one) => {
        const { controls, autoplay, paused, preload } = one as HTMLMediaElement;
        return { controls, autoplay, paused, preload };
      }),
    );
  const quiet = { controls: true, autoplay: false, paused: true, preload: 'none' };

  it('wait until they are asked for: nothing is played or even fetched but the captions, which are shown', async () => {
    const { page, asked } = await visit();
    const cue = await page.waitForFunction(() => {
      const [track] = document.querySelector('video')?.textTracks ?? [];
      const [first] = track?.mode === 'showing' ? (track.cues ?? []) : [];
      return first && 'text' in first ? first.text : null;
    });
    expect(await cue.jsonValue()).toBe('先看缴了没有。');
    await page.keyboard.press('PageDown');
    await page.waitForSelector('[id="3"][data-shown]');
    expect(await media(page)).toEqual([quiet, quiet]);
    expect(asked.filter((name) => /\.mp[34]$/.test(name))).toEqual([]);
    await page.context().close();
  });

  it('can be played and read without JavaScript', async () => {
    const { page } = await visit({ javaScriptEnabled: false });
    expect(await media(page)).toEqual([quiet, quiet]);
    expect(await page.getByText(TRANSCRIPT.audio).isVisible()).toBe(false);
    await page.getByText('里面说了什么').last().click();
    expect(await page.getByText(TRANSCRIPT.audio).isVisible()).toBe(true);
    await page.context().close();
  });

  it('are their words on paper, on the one page of their slide', async () => {
    const { page } = await visit();
    const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ preferCSSPageSize: true })));
    const { text: pages } = await extractText(pdf);
    const plain = pages.map((one) => one.replace(/\s/g, ''));
    expect(plain).toHaveLength(4);
    expect(plain[1]).toContain(TRANSCRIPT.video);
    expect(plain[2]).toContain(TRANSCRIPT.audio.replace(/\s/g, ''));
    await page.context().close();
  });
});

/** All that can be read out of a file: as it is, and unpacked. */
function* readings(bytes: Buffer): Generator<Buffer> {
  yield bytes;
  for (const unpack of [gunzipSync, brotliDecompressSync, inflateSync]) {
    try {
      yield unpack(bytes);
    } catch {
      // Not packed this way.
    }
  }
  if (bytes.subarray(0, 2).toString() === 'PK')
    for (const entry of Object.values(unzipSync(bytes))) yield Buffer.from(entry);
}

describe('what only the speaker is told', () => {
  it('is in no byte of the public site, nor is anything of the speaker’s window', () => {
    const found = [...filesOf(built)].flatMap(([path, bytes]) => {
      const seen = [...readings(bytes)].map(String).join('\n');
      // The search index holds texts character by character.
      const close = seen.replace(/\s/g, '');
      return [...NOTES, '讲稿备注', 'presenter']
        .filter((word) => close.includes(word))
        .map((word) => `${path} ${word}`);
    });
    expect(found).toEqual([]);
    expect(existsSync(join(built, 'assets/browser/presenter.js'))).toBe(false);
    // The search itself works: what is public is found the same way.
    const index = [...filesOf(built)].filter(([path]) => path.includes('fragment'));
    const indexed = index.flatMap(([, bytes]) => [...readings(bytes)].map(String)).join('\n');
    expect(indexed.replace(/\s/g, '')).toContain('开场白');
    expect(readFileSync(join(site, 'content/talks/beizhu/index.mdx'), 'utf8')).toContain(NOTES[0]);
  });

  it('stands beside the slide in the speaker’s window of the local preview, which the wall follows', async () => {
    const wall = await show(preview, 'talks/beizhu/slides/#2', [1280, 720]);
    expect(await wall.getByText(NOTES[0] ?? '').isVisible()).toBe(false);
    const [speaker] = await Promise.all([
      wall.context().waitForEvent('page'),
      wall.getByRole('button', { name: '讲者窗口' }).click(),
    ]);
    const panel = speaker.locator('.presenter');
    await panel.getByText(NOTES[0] ?? '').waitFor();
    expect(await panel.textContent()).toContain('第3张：第二节');
    await speaker.keyboard.press('End');
    await speaker.keyboard.press('PageUp');
    await panel.getByText(NOTES[1] ?? '').waitFor();
    await wall.waitForSelector('[id="4"][data-shown]');
    await wall.context().close();
  });
});
