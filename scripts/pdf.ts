import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { releaseAt } from '../src/build/last-release.ts';
import { isPrinted, openSite, pageCount, printedPages, printPage } from '../src/build/print-talk.ts';
import type { CalendarDate } from '../src/domain/calendar-date.ts';
import { compareText } from '../src/domain/problem.ts';
import { builtSite } from './built-site.ts';
import { pathOf, runCommand, UsageError } from './command.ts';
import { withBrowser } from './with-browser.ts';

/** The pages of a built site that are printed, by their addresses below it, in the order of talks. */
function pagesToPrint(built: string): string[] {
  const talks = join(built, 'talks');
  if (!existsSync(talks)) return [];
  return readdirSync(talks, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => printedPages.some((page) => path.endsWith(`/${page}/index.html`)))
    .map((path) => `talks/${path.replace(/\/index\.html$/, '')}`)
    .toSorted(compareText);
}

/** Prints pages of a built site into files below a folder; gives how many pages of paper each takes. */
async function print(
  browser: Browser,
  { built, pages, target, day }: { built: string; pages: readonly string[]; target: string; day: CalendarDate },
) {
  const site = await openSite(browser, built);
  const printed: { file: string; pages: number }[] = [];
  for (const page of pages) {
    const file = `${page}.pdf`;
    const pdf = await printPage(site, `${page}/`, day);
    mkdirSync(dirname(join(target, file)), { recursive: true });
    writeFileSync(join(target, file), pdf);
    printed.push({ file, pages: pageCount(pdf) });
  }
  return printed;
}

await runCommand({
  options: {
    site: { type: 'string' },
    out: { type: 'string' },
    'pdf-out': { type: 'string' },
  },
  positionals: false,
  usage:
    '用法：npm run pdf -- [--site 文件夹] [--out 生成好的网站] [--pdf-out 文件夹] [--json]\n把每一篇宣讲材料的幻灯片和宣传单印成 PDF，放在网站里那一篇的旁边，或者 --pdf-out 指定的文件夹。\n不写 --out，就用这个网站上一次生成的文件夹；还没有生成过的，先生成一次。',
  async run(call) {
    const built = builtSite(call);
    if (typeof built === 'number') return { exitCode: built };
    const day = releaseAt(built)?.asOf;
    if (day === undefined) throw new Error(`${built} was built without its digest.`);
    const target = pathOf(call, call.values['pdf-out']) ?? built;
    const pages = pagesToPrint(built);
    const files = pages.map((page) => `${page}.pdf`);
    const foreign = files.filter(
      (file) => existsSync(join(target, file)) && !isPrinted(readFileSync(join(target, file))),
    );
    if (foreign.length > 0)
      throw new UsageError(
        `这里已经有别的文件，不能覆盖：${foreign.join('、')}\n请改个名字，或者用 --pdf-out 放到别处。`,
      );

    const printed = await withBrowser((browser) => print(browser, { built, pages, target, day }));
    const handouts = printed.filter(({ file }) => file.endsWith('/handout.pdf'));
    call.say(
      files.length === 0
        ? '网站里没有宣讲材料，没有可印的。'
        : `PDF 已经印好：${files.length} 个。\n位置：${target}/talks/\n宣传单的页数（连小测验和答案）：${handouts.map(({ file, pages }) => `${file.slice('talks/'.length, -'/handout.pdf'.length)} ${pages} 页`).join('，')}。`,
    );
    return { exitCode: 0, out: target, files: printed };
  },
});
