import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import { join, resolve } from 'node:path';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { PrivateValues } from '../domain/private-values.ts';
import { hasErrors, type Problem, sortProblems } from '../domain/problem.ts';
import { diskFolder } from '../site/disk-folder.ts';
import { writeHandover } from '../site/handover.ts';
import { releasePublicTexts } from '../site/private-texts.ts';
import { readSite, type SiteReading } from '../site/read-site.ts';
import { SiteView } from '../site/site-view.ts';
import { writeBrowserScripts } from './browser-scripts.ts';
import { compressSite } from './compress.ts';
import { finishSite } from './finish.ts';
import { releaseAt, rememberRelease } from './last-release.ts';
import { renderPages } from './render-pages.ts';
import { writeSearchIndex } from './search-index.ts';
import { shardCacheFolder } from './shard-cache.ts';
import { completeSwap, swapIn } from './swap.ts';
import { sweep } from './sweep.ts';
import { verifySite } from './verify.ts';

/** Stages of a build, in order. */
export type Stage = 'read' | 'check' | 'pages' | 'search' | 'finish' | 'verify' | 'sweep' | 'compress' | 'swap';

export interface BuildOptions {
  /** Folder of the engine: the build works in `.cache` below it. */
  readonly engine: string;
  readonly now: CalendarDate | null;
  /**
   * Whether this is a release, not a preview: held against the one at the target, and noted as the site's last one.
   */
  readonly isRelease?: boolean;
  /** Called when a stage begins. */
  readonly onStage?: (stage: Stage) => void;
  /** Called when the check has found no error, before anything is made; throws to stop the build. */
  readonly onSound?: () => void;
}

export interface BuildResult {
  /** False when problems stood in the way: nothing was written. */
  readonly built: boolean;
  readonly problems: readonly Problem[];
  readonly held: SiteReading['held'];
  readonly news: SiteReading['news'];
  readonly counts: Readonly<Partial<Record<string, number>>>;
  readonly pages: number;
  readonly records: number;
}

/**
 * Check, build, index, verify, then put the finished site at the target in one step. The site is made in a folder of
 * this run alone, so that two sites never mix; whatever fails, what stood at the target stays as it was.
 */
export async function buildSite(
  siteFolder: string,
  target: string,
  { engine, now, isRelease = false, onStage, onSound }: BuildOptions,
): Promise<BuildResult> {
  completeSwap(target);
  onStage?.('read');
  const values = new PrivateValues();
  const reading = await readSite(diskFolder(siteFolder), now, {
    privateValues: values,
    release: isRelease ? releaseAt(target) : null,
    isPreview: !isRelease,
    onCheck: () => onStage?.('check'),
  });
  const { site, problems, held, news, counts, allow } = reading;
  if (site === null) return { built: false, problems, held, news, counts, pages: 0, records: 0 };
  onSound?.();
  const work = workFolder(engine);
  const clear = () => rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  // A build that is told to stop leaves nothing behind: neither its folder nor the page builder (render-pages.ts).
  process.once('exit', clear);
  const stop = (signal: NodeJS.Signals) => process.exit(128 + constants.signals[signal]);
  for (const signal of STOPS) process.once(signal, stop);
  try {
    const outDir = join(work, 'out');
    const handover = join(work, 'site.bin');
    writeHandover(handover, site);
    onStage?.('pages');
    await renderPages({
      engine,
      siteFolder: resolve(siteFolder),
      handover,
      outDir,
      cacheDir: join(work, 'cache'),
      isPreview: !isRelease,
    });
    await writeBrowserScripts(outDir, !isRelease);
    onStage?.('search');
    const { records } = await writeSearchIndex(site, outDir, { cacheDir: shardCacheFolder(engine, siteFolder) });
    onStage?.('finish');
    const view = new SiteView(site);
    const clashes = await finishSite(view, { siteFolder, outDir, cacheDir: join(engine, '.cache') });
    onStage?.('verify');
    const verified = verifySite(view, outDir, resolve(siteFolder), engine);
    onStage?.('sweep');
    releasePublicTexts(site, values);
    for (const text of allow.accepted) values.forget(text);
    const leaks = await sweep(outDir, { values, allow, input: diskFolder(siteFolder) });
    const found = sortProblems([...problems, ...clashes, ...verified.problems, ...leaks]);
    if (hasErrors(found)) return { built: false, problems: found, held, news, counts, pages: 0, records: 0 };
    // A preview is built again and again, and never travels far.
    if (isRelease) {
      onStage?.('compress');
      await compressSite(outDir);
    }
    onStage?.('swap');
    swapIn(outDir, target);
    if (isRelease) rememberRelease(engine, siteFolder, target);
    return { built: true, problems: found, held, news, counts, pages: verified.pages, records };
  } finally {
    for (const signal of STOPS) process.off(signal, stop);
    process.off('exit', clear);
    clear();
  }
}

const STOPS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A clean folder for this process; those of processes that are gone are cleared away. */
function workFolder(engine: string): string {
  const parent = join(engine, '.cache', 'build');
  mkdirSync(parent, { recursive: true });
  for (const name of readdirSync(parent)) {
    if (!isRunning(Number(name))) rmSync(join(parent, name), { recursive: true, force: true, maxRetries: 5 });
  }
  const folder = join(parent, String(process.pid));
  if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  return folder;
}

function isRunning(pid: number): boolean {
  try {
    return pid !== process.pid && process.kill(pid, 0);
  } catch (cause) {
    return (cause as NodeJS.ErrnoException).code === 'EPERM';
  }
}
