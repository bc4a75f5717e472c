import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** The names beside a target: a copy under way, a finished site waiting, and the site that is being replaced. */
const beside = (target: string) => {
  const stem = join(dirname(target), `.${basename(target)}`);
  return { part: `${stem}.part`, next: `${stem}.next`, old: `${stem}.old` };
};

/**
 * Completes a swap that was interrupted: a finished site that waits takes its place, what is left over is removed.
 * Called before anything else is done with a target, so that an interruption never outlives the next command.
 */
export function completeSwap(target: string): void {
  const { part, next, old } = beside(target);
  rmSync(part, { recursive: true, force: true });
  if (existsSync(next)) replace(target);
  else if (existsSync(old)) {
    // Both renames done, or neither could be: the old site goes only when a new one stands.
    if (existsSync(target)) rmSync(old, { recursive: true, force: true });
    else renameSync(old, target);
  }
}

/** Puts a finished folder at the target in one step: copied beside it if need be, then two renames. */
export function swapIn(finished: string, target: string): void {
  completeSwap(target);
  const { part, next } = beside(target);
  mkdirSync(dirname(target), { recursive: true });
  moveTo(finished, part);
  renameSync(part, next);
  replace(target);
}

function replace(target: string): void {
  const { next, old } = beside(target);
  if (existsSync(target)) {
    rmSync(old, { recursive: true, force: true });
    renameSync(target, old);
  }
  renameSync(next, target);
  rmSync(old, { recursive: true, force: true });
}

function moveTo(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (cause) {
    // Another file system: a copy takes longer but ends in the same two renames.
    if ((cause as NodeJS.ErrnoException).code !== 'EXDEV') throw cause;
    cpSync(from, to, { recursive: true });
    rmSync(from, { recursive: true, force: true });
  }
}
