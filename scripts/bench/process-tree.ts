import { readdirSync, readFileSync } from 'node:fs';

/** What a process and everything it started use together. */
export interface TreeUse {
  /** Resident now. Memory several processes share (program text) counts for each. */
  readonly memoryBytes: number;
  /** Processor time in user mode so far, those of its processes included that have ended and were waited for. */
  readonly userSeconds: number;
}

/** Unit of times in /proc/PID/stat: a hundredth of a second on every Linux that Node runs on. */
const TICKS_PER_SECOND = 100;

/** Reads /proc, about 2 ms for a hundred processes; null where there is none (macOS, Windows). */
export function treeUse(root: number): TreeUse | null {
  const children = new Map<number, number[]>();
  const ticks = new Map<number, number>();
  for (const name of numbersIn('/proc')) {
    const pid = Number(name);
    // The name in parentheses may hold anything; after it come: state, parent, … utime (14th), stime, cutime (16th).
    const fields = contents(`/proc/${pid}/stat`)
      ?.replace(/^.*\) /s, '')
      .split(' ');
    if (!fields) continue;
    const parent = Number(fields[1]);
    children.set(parent, [...(children.get(parent) ?? []), pid]);
    ticks.set(pid, Number(fields[11]) + Number(fields[13]));
  }
  if (!ticks.has(root)) return null;
  const tree = [root];
  for (const pid of tree) tree.push(...(children.get(pid) ?? []));
  const kilobytes = tree.map((pid) => Number(/^VmRSS:\s+(\d+)/m.exec(contents(`/proc/${pid}/status`) ?? '')?.[1] ?? 0));
  return {
    memoryBytes: sum(kilobytes) * 1024,
    userSeconds: sum(tree.map((pid) => ticks.get(pid) ?? 0)) / TICKS_PER_SECOND,
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

function numbersIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => /^\d+$/.test(name));
  } catch {
    return [];
  }
}

/** Null for a process that has just ended. */
function contents(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}
