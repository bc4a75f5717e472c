import { createHash } from 'node:crypto';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { buildSite } from '../src/build/build-site.ts';
import { problemsAsText } from '../src/outputs/problem-text.ts';
import { diskFolder } from '../src/site/disk-folder.ts';
import { ENGINE, nowOf, runCommand, siteFolder } from './command.ts';
import { serveFolder } from './serve-folder.ts';
import { stageReporter } from './stage-report.ts';

const PORT = 4321;
const LOOK_AGAIN_MS = 700;
const SETTLE_MS = 200;

await runCommand({
  options: { site: { type: 'string' }, now: { type: 'string' }, port: { type: 'string' } },
  positionals: false,
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
    };
    const before = fingerprint(site);
    await rebuild();
    const server = await serve(target, Number(call.values.port ?? PORT), call.say);
    call.say(`\n请用浏览器打开：${server.url}\n改动材料后会自动重新生成。按 Ctrl+C 结束。`);
    await rebuildOnChange(site, before, rebuild);
    await server.close();
    return { exitCode: 0 };
  },
});

/** The wanted port, or any free one when it is taken. */
async function serve(folder: string, port: number, say: (line: string) => void) {
  mkdirSync(folder, { recursive: true }); // Nothing to see yet when the first build found problems.
  try {
    return await serveFolder(folder, '/', port);
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
    say(`端口 ${port} 已经被别的程序占用，换了一个。`);
    return serveFolder(folder, '/', 0);
  }
}

/**
 * Times and sizes of all files a site is made of. Asked again and again instead of waiting for notices of the system:
 * those go missing when an editor replaces a file, and on network drives.
 */
function fingerprint(site: string): string {
  const folder = diskFolder(site);
  const hash = createHash('sha256');
  for (const part of ['content', 'data', 'public']) {
    for (const path of folder.list(part)) {
      const { mtimeMs, size } = statSync(join(site, path), { throwIfNoEntry: false }) ?? { mtimeMs: 0, size: 0 };
      hash.update(`${path}\0${mtimeMs}\0${size}\0`);
    }
  }
  return hash.digest('hex');
}

/** Rebuilds after each change until the user ends it, or whoever started it is gone. */
async function rebuildOnChange(site: string, built: string, rebuild: () => Promise<void>): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  const parent = process.ppid;
  let last = built;
  while (!stop.signal.aborted && process.ppid === parent) {
    await setTimeout(LOOK_AGAIN_MS, undefined, { signal: stop.signal }).catch(() => undefined);
    const now = fingerprint(site);
    // A second look: an editor writes a file in several steps.
    if (stop.signal.aborted || now === last) continue;
    await setTimeout(SETTLE_MS, undefined, { signal: stop.signal }).catch(() => undefined);
    if (fingerprint(site) !== now) continue;
    last = now;
    await rebuild().catch((cause: unknown) =>
      process.stderr.write(`${cause instanceof Error ? cause.message : cause}\n`),
    );
  }
}
