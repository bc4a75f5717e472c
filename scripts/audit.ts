import { auditSite } from './audit/audit-site.ts';
import type { Fault } from './audit/site-pages.ts';
import { builtSite } from './built-site.ts';
import { runCommand } from './command.ts';
import { withBrowser } from './with-browser.ts';

/** Pages named for a rule that is broken; the others are counted. */
const NAMED = 5;

/** What to do about a rule that is broken: what is written can be mended by those who write. */
const mend = (rule: string): string =>
  ['link', 'anchor', 'request'].includes(rule)
    ? '请改材料或台账里的链接、图片，再生成一次；材料里没有写过的，请把这份清单交给维护网站程序的人。'
    : '请把这份清单交给维护网站程序的人。';

/** What was found, rule by rule. */
const inWords = (faults: readonly Fault[]): string =>
  [...Map.groupBy(faults, ({ rule }) => rule)]
    .map(([rule, same]) => {
      const named = same.slice(0, NAMED).map(({ page, what }) => `  ${page}\n    ${what}`);
      const others = same.length > NAMED ? [`  还有 ${same.length - NAMED} 处`] : [];
      return [`【${rule}】${same.length} 处。${mend(rule)}`, ...named, ...others].join('\n');
    })
    .join('\n');

await runCommand({
  options: { site: { type: 'string' }, out: { type: 'string' } },
  positionals: false,
  usage:
    '用法：npm run audit -- [--site 文件夹] [--out 生成好的网站] [--json]\n把网站的每一页在浏览器里打开查一遍：无障碍（axe）、网页写法（html-validate）、链接、窄屏（320 像素）、有没有向别的网站要东西。\n不写 --out，就查这个网站上一次生成的文件夹；还没有生成过的，先生成一次。',
  async run(call) {
    const built = builtSite(call);
    if (typeof built === 'number') return { exitCode: built };
    call.say(`正在逐页检查：${built}`);
    const progress = (done: number, all: number) => {
      if (done % 100 === 0 || done === all) call.say(`已经看了 ${done} 次，共 ${all} 次……`);
    };
    const { pages, faults } = await withBrowser((browser) => auditSite(built, browser, progress));
    call.say(
      faults.length === 0 ? `${pages} 页都没有问题。` : `${pages} 页，有 ${faults.length} 处问题：\n${inWords(faults)}`,
    );
    return { exitCode: faults.length === 0 ? 0 : 1, out: built, pages, faults };
  },
});
