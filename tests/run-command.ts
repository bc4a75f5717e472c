import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');

/** Runs a command script as a clerk would, standing in `cwd`; `json` is its object when `--json` was given. */
export function runScript(name: string, args: readonly string[], cwd: string) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts', `${name}.ts`), ...args], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, INIT_CWD: cwd },
  });
  return { status, stdout, stderr, json: args.includes('--json') ? JSON.parse(stdout) : null };
}
