import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const ENGINE = join(import.meta.dirname, '..');
/** Real data that nobody here wrote; tests that need it skip by name where it is absent. */
export const SHARED = join(ENGINE, '..', 'shared', 'data');
export const hasShared = existsSync(SHARED);

export interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The object `--json` prints. */
  readonly json: JsonReport;
}

export interface JsonReport {
  readonly problems: readonly {
    kind: string;
    severity: string;
    file: string;
    row: number | null;
    line: number | null;
    column: string | number | null;
    message: string;
    fix: string;
  }[];
  readonly counts: { errors: number; warnings: number; rows: Record<string, number> };
  readonly [extra: string]: unknown;
}

/** Runs a command of the tool as a clerk would, standing in `cwd`. */
export function runScript(command: string, args: readonly string[], cwd = ENGINE) {
  const { INIT_CWD: _outer, ...env } = process.env;
  const script = join(ENGINE, 'scripts', `${command}.ts`);
  const options = { cwd, env, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], options);
  return { status, stdout, stderr, json: stdout.startsWith('{') ? JSON.parse(stdout) : null };
}

/** Runs a command with `--json`. */
export function run(command: string, args: readonly string[], cwd = ENGINE): Ran {
  const { status, stdout, stderr, json } = runScript(command, [...args, '--json'], cwd);
  return { code: status, stdout, stderr, json: json ?? { problems: [], counts: { errors: 0, warnings: 0, rows: {} } } };
}

export const temporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'lianxinqiao-'));

/** Writes a site folder from path → text and gives its path. */
export function siteFolder(files: Readonly<Record<string, string>>): string {
  const folder = temporaryFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** Path → bytes of all files below a folder. */
export function filesOf(folder: string): Map<string, Buffer> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = entries.map((entry) => join(entry.parentPath, entry.name)).toSorted();
  return new Map(paths.map((path) => [path.slice(folder.length + 1), readFileSync(path)]));
}

/** The same of a built site without the packed forms of its files, which say what the files do. */
export const unpackedFilesOf = (built: string): Map<string, Buffer> =>
  new Map([...filesOf(built)].filter(([path]) => !/\.(br|gz)$/.test(path)));
