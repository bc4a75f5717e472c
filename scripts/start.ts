import { createHash } from 'node:crypto';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { buildSite } from '../src/build/build-site.ts';
import { problemsAsText } from '../src/outputs/problem-text.ts';
import { ENGINE, nowOf, runCommand, siteFolder } from './command.ts';
import { serveFolder } from './serve-folder.ts';
import { stageReporter } from './stage-report.ts';

const PORT = 4321;
/** Editors write a file in several steps: changes within this time are one change. */
const SETTLE_MS = 300;

await runCommand({
  options: { site: { type: 'string' }, now: { type: 'string' }, port: { type: 'string' } },
  usage:
    '用法：npm start [-- --site 文件夹] [--port 端口] [--now 年-月-日]\n生成网站，在本机预览；材料改动后自动重新生成。按 Ctrl+C 结束。',
  async run(call) {
    const site = siteFolder(call);
    const now = nowOf(call);
    const name = createHash('sha256').update(site).digest('hex').slice(0, 12);
    const target = join(ENGINE, '.cache', 'preview', name);
    const rebuild = async () => {
      call.say('正在生成网站……');
      const { built, problems, pages } = await buildSite(site, target, {
        engine: ENGINE,
        now,
        onStage: stageReporter(),
      });
      if (problems.length > 0) call.say(problemsAsText(problems));
      call.say(built ? `生成完毕，共 ${pages} 页。` : '有问题要改正，改好保存后会自动重来；预览的仍是上一次的网站。');
      return built;
    };
    const built = await rebuild();
    if (!built) call.say('还没有可以预览的网站。');
    const server = await serve(target, Number(call.values.port ?? PORT));
    call.say(`\n请用浏览器打开：${server.url}\n改动材料后会自动重新生成。按 Ctrl+C 结束。`);
    await watchAndRebuild(site, rebuild);
    await server.close();
    return { exitCode: 0 };
  },
});

/** The wanted port, or any free one when it is taken. */
async function serve(folder: string, port: number) {
  try {
    return await serveFolder(folder, '/', port);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
    return serveFolder(folder, '/', 0);
  }
}

/** Rebuilds after each change, one build at a time, until the user ends it. */
function watchAndRebuild(site: string, rebuild: () => Promise<boolean>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  let building = false;
  let again = false;
  const run = async () => {
    if (building) {
      again = true;
      return;
    }
    building = true;
    try {
      await rebuild();
    } catch (cause) {
      process.stderr.write(`${cause instanceof Error ? cause.message : cause}\n`);
    }
    building = false;
    if (again) {
      again = false;
      await run();
    }
  };
  const watchers = ['content', 'data', 'public'].flatMap((folder) => {
    try {
      return [
        watch(join(site, folder), { recursive: true }, () => {
          clearTimeout(timer);
          timer = setTimeout(run, SETTLE_MS);
        }),
      ];
    } catch {
      return []; // A site needs none of these folders but content.
    }
  });
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      for (const watcher of watchers) watcher.close();
      resolve();
    };
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
  });
}
