// What `npm test` runs: style, types, then all tests; it stops at the first stage that fails. Words after `npm test --`
// are handed to vitest (`npm test -- tests/browser.test.ts`).
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface TestReport {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: { status: string }[] }[];
}

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');

/** Runs a tool's own JavaScript file under this Node (no shell, no .cmd on Windows) and gives its exit code. */
function run(title: string, program: string, ...args: string[]): number {
  process.stdout.write(`\n── ${title}\n`);
  const { status, signal, error } = spawnSync(process.execPath, [join(modules, program), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  if (error) process.stderr.write(`${error.message}\n`);
  if (signal) process.stderr.write(`${title}: ${signal}\n`);
  return status ?? 1;
}

/** The counts of vitest's JSON report in one line; a file that could not be loaded counts as one failed test. */
function summary(report: TestReport): string {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const skipped = report.numPendingTests + report.numTodoTests;
  const counts = `${report.numPassedTests} passed, ${report.numFailedTests + broken} failed`;
  return skipped > 0 ? `${counts}, ${skipped} skipped` : counts;
}

function main(): number {
  const early =
    run('Biome (lint and format)', '@biomejs/biome/bin/biome', 'check') ||
    run('astro check (types)', 'astro/bin/astro.mjs', 'check');
  if (early !== 0) return early;

  const folder = mkdtempSync(join(tmpdir(), 'lianxinqiao-test-'));
  try {
    const file = join(folder, 'report.json');
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
    const code = run('vitest', 'vitest/vitest.mjs', 'run', ...reporters, ...process.argv.slice(2));
    const report: TestReport = JSON.parse(readFileSync(file, 'utf8'));
    process.stdout.write(`${summary(report)}\n`);
    return code;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

process.exitCode = main();
