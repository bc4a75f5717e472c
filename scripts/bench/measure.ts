import { fork } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { treeUse } from './process-tree.ts';
import type { Mark, Message, Task } from './task.ts';

/** What one part of a measured process took. */
export interface Part {
  readonly name: string;
  /** Times of the files it wrote lie from here (included) to there; milliseconds since 1970. */
  readonly writesFrom: number;
  readonly writesUntil: number;
  readonly wallSeconds: number;
  readonly userSeconds: number;
  /** Most memory the process and all it started held together, as seen every 50 ms. */
  readonly peakBytes: number;
}

const SAMPLE_EVERY_MS = 50;

/** Runs a task in a process of its own and watches it from outside: the process itself is too busy to look. */
export async function measure(task: Task): Promise<{ parts: Part[]; result: unknown }> {
  const marks: Mark[] = [];
  const samples: { at: number; bytes: number }[] = [];
  let result: unknown;
  const child = fork(join(import.meta.dirname, 'task-process.ts'), [JSON.stringify(task)], {
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  child.on('message', (message: Message) => {
    if ('mark' in message) marks.push(message.mark);
    else result = message.result;
  });
  let running = true;
  const watching = (async () => {
    while (running) {
      const use = child.pid === undefined ? null : treeUse(child.pid);
      if (use) samples.push({ at: Date.now(), bytes: use.memoryBytes });
      await wait(SAMPLE_EVERY_MS);
    }
  })();
  const code = await ended.finally(() => {
    running = false;
  });
  await watching;
  if (code !== 0) throw new Error(`The ${task.kind} process ended with code ${code}.`);
  return { parts: partsBetween(marks, samples), result };
}

function partsBetween(marks: readonly Mark[], samples: readonly { at: number; bytes: number }[]): Part[] {
  return marks.slice(0, -1).map((mark, i) => {
    const next = marks[i + 1] as Mark;
    const seen = samples.filter(({ at }) => at >= mark.startedAt && at <= next.endedAt);
    // A part shorter than the time between two looks: what was seen just before.
    if (seen.length === 0) seen.push(...samples.filter(({ at }) => at < mark.startedAt).slice(-1));
    return {
      name: mark.name,
      writesFrom: mark.endedAt,
      writesUntil: next.endedAt,
      wallSeconds: (next.endedAt - mark.startedAt) / 1000,
      userSeconds: next.userSeconds - mark.userSeconds,
      peakBytes: seen.length > 0 ? seen.reduce((most, { bytes }) => Math.max(most, bytes), 0) : next.ownPeakBytes,
    };
  });
}
