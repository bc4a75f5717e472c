import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { ENGINE, run } from './commands.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the built demonstration site. */
    demonstration: string;
  }
}

/** Builds the demonstration once for all tests of the run. */
export default function setup(project: TestProject): () => void {
  const out = join(ENGINE, '.cache', 'test', `demonstration-${process.pid}`);
  const { code, json, stderr } = run('build', ['--out', out]);
  if (code !== 0)
    throw new Error(`The demonstration could not be built:\n${stderr}\n${JSON.stringify(json.problems, null, 1)}`);
  project.provide('demonstration', out);
  return () => rmSync(out, { recursive: true, force: true });
}
