// The measured process: does one task and tells its parent when each part of it begins.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { treeUse } from './process-tree.ts';
import { END, type Message, type Task } from './task.ts';

const send = (message: Message) => process.send?.(message);

/**
 * Longer than a tick of the clock that files get their times from (10 ms at most): between two parts, so that the time
 * of a file tells in which of them it was written.
 */
const PAUSE_MS = 12;
const now = () => performance.timeOrigin + performance.now();

function mark(name: string): void {
  const endedAt = now();
  const userSeconds = treeUse(process.pid)?.userSeconds ?? process.cpuUsage().user / 1e6;
  const ownPeakBytes = process.resourceUsage().maxRSS * 1024;
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
  send({ mark: { name, endedAt, startedAt: now(), userSeconds, ownPeakBytes } });
}

async function build({ engine, site, out }: Extract<Task, { kind: 'build' }>): Promise<unknown> {
  mark('start');
  const { buildSite } = await import('../../src/build/build-site.ts');
  const { built, problems } = await buildSite(site, out, { engine, now: null, isRelease: true, onStage: mark });
  mark(END);
  return { built, problems: problems.slice(0, 20) };
}

/** Pagefind's own command; what it says about the pages it found. */
function pagefind({ program, pages, index }: Extract<Task, { kind: 'pagefind' }>): unknown {
  mark('peer');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, '--site', pages, '--output-path', index], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
  mark(END);
  if (status !== 0) throw new Error(`Pagefind ended with code ${status}: ${stderr}`);
  return { pages: Number(/Indexed (\d+) page/.exec(stdout)?.[1] ?? 0) };
}

async function parse({ files }: Extract<Task, { kind: 'parse' }>): Promise<unknown> {
  const { parse: parseCsv } = await import('csv-parse/sync');
  mark('peer');
  const rows = files.map((file) => (parseCsv(readFileSync(file), { bom: true }) as string[][]).length);
  mark(END);
  return { rows };
}

async function check({ site }: Extract<Task, { kind: 'check' }>): Promise<unknown> {
  const { diskFolder } = await import('../../src/site/disk-folder.ts');
  const { readSite } = await import('../../src/site/read-site.ts');
  mark('read');
  const { problems } = await readSite(diskFolder(site), null, { onCheck: () => mark('check') });
  mark(END);
  return { errors: problems.filter(({ severity }) => severity === 'error').length };
}

async function parseWorkbook({ file }: Extract<Task, { kind: 'parse-workbook' }>): Promise<unknown> {
  const { readXlsx } = await import('hucre/xlsx');
  mark('peer');
  const { sheets } = await readXlsx(readFileSync(file));
  mark(END);
  return { rows: sheets[0]?.rows.length };
}

function write({ list, out }: Extract<Task, { kind: 'write' }>): unknown {
  const files = JSON.parse(readFileSync(list, 'utf8')) as [string, number][];
  const bytes = Buffer.alloc(
    files.reduce((most, [, size]) => Math.max(most, size), 0),
    'x',
  );
  mark('peer');
  for (const [path, size] of files) {
    const file = join(out, path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes.subarray(0, size));
  }
  mark(END);
  return { files: files.length };
}

const task = JSON.parse(process.argv[2] ?? 'null') as Task;

function run(): unknown {
  switch (task.kind) {
    case 'build':
      return build(task);
    case 'pagefind':
      return pagefind(task);
    case 'check':
      return check(task);
    case 'parse':
      return parse(task);
    case 'parse-workbook':
      return parseWorkbook(task);
    case 'write':
      return write(task);
  }
}
const result = await run();
send({ result });
process.disconnect?.();
