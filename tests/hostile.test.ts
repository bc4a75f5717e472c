import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { run, siteFolder } from './commands.ts';
import { FRONT } from './hostile/documents.ts';
import { SITE_YAML } from './memory-folder.ts';

const SECRET = 'a-secret-of-the-environment';

afterEach(() => vi.unstubAllEnvs());

const MARKER = "require('node:fs').writeFileSync('ran', '1')";

/** Talk → its text, and what must be said of which line of the file. */
const hostile: Readonly<Record<string, readonly [text: string, kind: string, line: number]>> = {
  expression: [`正文\n\n{${MARKER}}`, 'unsafe-code', 7],
  module: ["import fs from 'node:fs'\n\nexport const a = fs.writeFileSync('ran', '1')", 'unsafe-code', 5],
  secret: ['见 {process.env.LIANXINQIAO_TEST_SECRET}', 'unsafe-code', 5],
  attribute: ['<问答 问={process.env.LIANXINQIAO_TEST_SECRET}>\n\n答\n\n</问答>', 'unsafe-code', 5],
  script: ['<script src="https://evil.example/a.js"></script>', 'unknown-component', 5],
  link: ['[甲](java&Tab;script:alert)', 'unsafe-link', 5],
  picture: ['![甲](https://evil.example/a.png)', 'missing-picture', 5],
  above: ['![甲](..%2f..%2fsite.yaml.png)', 'missing-picture', 5],
  enormous: ['['.repeat(100_000), 'broken-markup', 5],
  nested: ['<讨论题>\n\n'.repeat(3000), 'broken-markup', 125],
};

test('a site of hostile documents is refused, each at its line, and nothing in them runs', () => {
  vi.stubEnv('LIANXINQIAO_TEST_SECRET', SECRET);
  const talks = Object.entries(hostile).map(([name, [text]]) => [`content/talks/${name}/index.mdx`, FRONT + text]);
  const folder = siteFolder({ 'content/site.yaml': SITE_YAML, ...Object.fromEntries(talks) });
  const { code, json, stdout, stderr } = run('check', ['--site', folder], folder);
  expect(code).toBe(1);
  const found = json.problems.map(({ file, severity, kind, line }) => [file, severity, kind, line]);
  for (const [name, [, kind, line]] of Object.entries(hostile))
    expect(found).toContainEqual([`content/talks/${name}/index.mdx`, 'error', kind, line]);
  expect(existsSync(join(folder, 'ran'))).toBe(false);
  expect(stdout + stderr).not.toContain(SECRET);
});
