import { isAbsolute, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CellFault, date } from '../src/domain/cell.ts';
import { hasErrors, type Problem } from '../src/domain/problem.ts';
import { problemsAsText } from '../src/outputs/problem-text.ts';

/** Exit codes of every command (contract §3). */
export type ExitCode = 0 | 1 | 2 | 3;

/** One command: the options it takes, how to call it (Chinese), and what it does. */
export interface Command {
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;
  readonly usage: string;
  /** Whether words may stand beside the options (files, titles). */
  readonly positionals: boolean;
  run(call: Call): Promise<Outcome>;
}

/** How a command was called. */
export interface Call {
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
  readonly positionals: readonly string[];
  /** Where the user stands: relative paths count from here. */
  readonly cwd: string;
  /** Says a line to the user: standard output, or standard error when `--json` keeps that for the object. */
  readonly say: (line: string) => void;
  readonly json: boolean;
}

/** What came of it; everything but the exit code goes into the JSON object. */
export interface Outcome {
  readonly exitCode: ExitCode;
  readonly problems?: readonly Problem[];
  readonly [extra: string]: unknown;
}

/** Thrown where a command is called wrongly: the message is shown with the usage, exit code 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The folder the engine stands in: also the demonstration site. */
export const ENGINE = resolve(import.meta.dirname, '..');

/** The site folder a command is about: `--site`, or the demonstration. */
export const siteFolder = (call: Call): string => pathOf(call, call.values.site) ?? ENGINE;

/** Says which site a command is about: who forgot `--site` sees that this is the demonstration. */
export const siteInWords = (call: Call): string =>
  siteFolder(call) === ENGINE
    ? '这是样例网站「云岭县」；看自己的网站，请写 --site 文件夹。'
    : `网站文件夹：${siteFolder(call)}`;

/** A path the user typed, made absolute from where they stand. */
export function pathOf(call: Call, value: string | boolean | undefined): string | null {
  if (typeof value !== 'string' || value === '') return null;
  return isAbsolute(value) ? value : resolve(call.cwd, value);
}

/** `--now YYYY-MM-DD`, or null. */
export function nowOf(call: Call): string | null {
  const { now } = call.values;
  if (now === undefined) return null;
  if (typeof now !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(now) || date.read(now) instanceof CellFault)
    throw new UsageError('--now 后面要写日历上有的日期，例如 --now 2026-03-31。');
  return now;
}

/** Reads the arguments, runs the command, prints what it found, and leaves with its exit code. */
export async function runCommand(command: Command): Promise<void> {
  // Whoever reads our output may stop reading (`| head`): that is no fault of ours.
  process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
    if (cause.code !== 'EPIPE') throw cause;
  });
  const argv = process.argv.slice(2);
  const json = argv.includes('--json');
  const say = (line: string) => (json ? process.stderr : process.stdout).write(`${line}\n`);
  const outcome = await attempt(command, argv, json, say);
  const { exitCode, ...report } = outcome;
  if (json) process.stdout.write(`${JSON.stringify({ ...report, problems: report.problems ?? [] })}\n`);
  process.exitCode = exitCode;
}

async function attempt(command: Command, argv: readonly string[], json: boolean, say: Call['say']): Promise<Outcome> {
  try {
    const options = { ...command.options, json: { type: 'boolean' as const }, help: { type: 'boolean' as const } };
    const { values, positionals } = parse(argv, options);
    if (values.help) {
      say(command.usage);
      return { exitCode: 0 };
    }
    refuseStray(command, values, positionals);
    const cwd = process.env.INIT_CWD ?? process.cwd();
    const outcome = await command.run({ values, positionals, cwd, say, json });
    if (outcome.problems && outcome.problems.length > 0 && !json) say(`\n${problemsAsText(outcome.problems)}`);
    return outcome;
  } catch (cause) {
    if (cause instanceof UsageError) {
      process.stderr.write(`${cause.message}\n\n${command.usage}\n`);
      return { exitCode: 2, error: cause.message };
    }
    const reason = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    process.stderr.write(`程序出错了，不是您的文件有问题。请把下面的文字发给维护人员：\n${reason}\n`);
    return { exitCode: 3, error: cause instanceof Error ? cause.message : String(cause) };
  }
}

/** Words a command does not take, and options without their value, were meant to say something. */
function refuseStray(command: Command, values: Call['values'], positionals: readonly string[]): void {
  const empty = Object.keys(values).find((name) => typeof values[name] === 'string' && values[name].trim() === '');
  if (empty !== undefined) throw new UsageError(`--${empty} 后面没有写内容。`);
  if (command.positionals || positionals.length === 0) return;
  const hint = 'site' in command.options ? `网站的文件夹要写在 --site 后面：--site ${positionals[0]}` : '';
  throw new UsageError(`多写了「${positionals.join(' ')}」。${hint}`);
}

function parse(argv: readonly string[], options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>) {
  try {
    return parseArgs({ args: [...argv], options, allowPositionals: true, strict: true });
  } catch (cause) {
    const option = /'(-[^' ]+)/.exec(cause instanceof Error ? cause.message : '')?.[1];
    throw new UsageError(option ? `不认识或写得不完整的选项：${option}。` : '命令写得不对。');
  }
}

/** 1 when an error stands among the problems, else 0. */
export const exitCodeFor = (problems: readonly Problem[]): 0 | 1 => (hasErrors(problems) ? 1 : 0);

/** The counts every command reports (contract §3): errors, warnings, and rows read for each ledger. */
export function countsOf(problems: readonly Problem[], rows: Readonly<Partial<Record<string, number>>>) {
  const errors = problems.filter((p) => p.severity === 'error').length;
  return { errors, warnings: problems.length - errors, rows };
}
