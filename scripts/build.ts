import { resolve } from 'node:path';
import { buildSite } from '../src/build/build-site.ts';
import { whyNotReplaced, whyNotTarget } from '../src/build/target.ts';
import {
  type Call,
  countsOf,
  ENGINE,
  exitCodeFor,
  nowOf,
  pathOf,
  runCommand,
  siteFolder,
  siteInWords,
  UsageError,
} from './command.ts';
import { sayHeld } from './held-report.ts';
import { newsFile, sayNews, writeNews } from './news.ts';
import { serverFolder, writeServerSettings } from './server-files.ts';
import { stageReporter } from './stage-report.ts';

/** The folder to build into: `--out`, or `dist` where the user stands. */
function targetOf(call: Call): string {
  // An absolute path may still end in `/.`, which nothing can be moved to.
  const target = resolve(pathOf(call, call.values.out) ?? pathOf(call, 'dist') ?? '');
  refuse(whyNotTarget(target, siteFolder(call), ENGINE), target);
  return target;
}

function refuse(reason: string | null, target: string): void {
  if (reason !== null) throw new UsageError(`${reason}：${target}\n请用 --out 指定另一个文件夹。`);
}

await runCommand({
  options: {
    site: { type: 'string' },
    out: { type: 'string' },
    now: { type: 'string' },
    news: { type: 'string' },
    server: { type: 'string' },
  },
  positionals: false,
  usage:
    '用法：npm run build -- [--site 文件夹] [--out 输出文件夹] [--news 文件] [--server 文件夹] [--now 年-月-日] [--json]\n检查、生成网站，全部成功后一次换上；有问题时原来的网站不动。\n和上一次发布相比变了什么，写成清单放在 --news 指定的文件里。\n--server 文件夹：把 nginx 和 Caddy 的设置写进去（只要装一次；网址改了再写）。',
  async run(call) {
    const out = targetOf(call);
    const newsTo = newsFile(call);
    const serverTo = serverFolder(call, out);
    call.say(siteInWords(call));
    const { built, problems, held, news, counts, pages, records } = await buildSite(siteFolder(call), out, {
      engine: ENGINE,
      now: nowOf(call),
      isRelease: true,
      onStage: stageReporter(),
      // Problems of the site are told first: they matter also where the folder is not the right one.
      onSound: () => refuse(whyNotReplaced(out), out),
    });
    const reported = countsOf(problems, counts);
    call.say(
      built
        ? `网站已经生成：${pages} 页，可搜索 ${records} 条。\n位置：${out}`
        : `有 ${reported.errors} 处要改正，没有生成网站；原来的网站没有动。`,
    );
    sayHeld(call.say, held);
    sayNews(call.say, news);
    if (built) writeNews(call.say, news, newsTo);
    if (built && serverTo !== null) writeServerSettings(call, serverTo);
    return {
      exitCode: exitCodeFor(problems),
      counts: reported,
      pages,
      records,
      out: built ? out : null,
      held,
      changes: news?.note ?? null,
      problems,
    };
  },
});
