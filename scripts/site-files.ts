import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/**
 * Writes files into a site: first all beside their places under a name the site does not read, then all in one go, so
 * that an interruption leaves each file as it was.
 */
export function writeSiteFiles(root: string, files: ReadonlyMap<string, string | Uint8Array>): void {
  const moves: { from: string; to: string }[] = [];
  try {
    for (const [path, content] of files) {
      const to = join(root, path);
      const from = join(dirname(to), `.${basename(to)}.${process.pid}.tmp`);
      mkdirSync(dirname(to), { recursive: true });
      moves.push({ from, to });
      writeFileSync(from, content);
    }
    for (const { from, to } of moves) renameSync(from, to);
  } finally {
    for (const { from } of moves) rmSync(from, { force: true });
  }
}
