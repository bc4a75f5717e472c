import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { lastReleaseOf, releaseAt } from '../src/build/last-release.ts';
import { type Call, ENGINE, type ExitCode, pathOf, siteFolder } from './command.ts';

/**
 * The folder of the built site a command is about: `--out`, or the one the site was last built into, else `dist`. Where
 * there is none yet the site is built first, as `npm run build` does; if that fails, its exit code is given instead.
 */
export function builtSite(call: Call): string | ExitCode {
  const built = pathOf(call, call.values.out) ?? lastReleaseOf(ENGINE, siteFolder(call)) ?? join(call.cwd, 'dist');
  if (releaseAt(built) !== null) return built;
  const { status } = spawnSync(
    process.execPath,
    [join(ENGINE, 'scripts/build.ts'), '--site', siteFolder(call), '--out', built],
    { stdio: ['ignore', call.json ? 2 : 1, 2] },
  );
  return status === 0 ? built : ((status ?? 3) as ExitCode);
}
