import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** What the page builder is told. All paths are absolute; the output lies below the engine (Astro resolves from there). */
export interface RenderJob {
  readonly engine: string;
  readonly siteFolder: string;
  readonly handover: string;
  readonly outDir: string;
  readonly cacheDir: string;
  /** For the local preview, which holds what only the speaker is told. */
  readonly isPreview?: boolean;
}

/** Raised when pages could not be made although the check found nothing: a fault of the program. */
export class RenderFailure extends Error {
  override readonly name = 'RenderFailure';
}

/**
 * Renders all pages with Astro in a process of its own: a second build in the same process would get the first one's
 * modules, and its memory is given back at the end.
 */
export function renderPages(job: RenderJob): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'render-process.ts')], {
    cwd: job.engine,
    env: {
      ...process.env,
      ASTRO_TELEMETRY_DISABLED: '1',
      NODE_ENV: 'production',
      LIANXINQIAO_SITE: job.siteFolder,
      LIANXINQIAO_HANDOVER: job.handover,
      LIANXINQIAO_OUT: job.outDir,
      LIANXINQIAO_CACHE: job.cacheDir,
      // Set either way: a release must not take it from the shell it is started in.
      LIANXINQIAO_PREVIEW: job.isPreview ? '1' : '',
    },
    // Over the channel the page builder learns when this process is gone, however it ended.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const end = () => child.kill('SIGKILL');
  // Before its folder is cleared away (build-site.ts), so that it makes no new one.
  process.prependOnceListener('exit', end);
  const said: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      process.off('exit', end);
      if (code === 0) resolve();
      else
        reject(
          new RenderFailure(Buffer.concat(said).toString('utf8').trim() || `The page builder ended with code ${code}.`),
        );
    });
  });
}
