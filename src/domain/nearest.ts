/** Edits (insert, delete, replace, swap of neighbours) between two short texts, given up beyond `limit`. */
export function editDistance(a: string, b: string, limit: number): number {
  const left = [...a];
  const right = [...b];
  if (Math.abs(left.length - right.length) > limit) return limit + 1;
  let before: number[] = [];
  let previous = Array.from({ length: right.length + 1 }, (_, j) => j);
  for (let i = 1; i <= left.length; i++) {
    const current = [i];
    for (let j = 1; j <= right.length; j++) {
      const same = left[i - 1] === right[j - 1];
      let cost = Math.min(at(previous, j) + 1, at(current, j - 1) + 1, at(previous, j - 1) + (same ? 0 : 1));
      if (i > 1 && j > 1 && left[i - 1] === right[j - 2] && left[i - 2] === right[j - 1]) {
        cost = Math.min(cost, at(before, j - 2) + 1);
      }
      current.push(cost);
    }
    before = previous;
    previous = current;
  }
  return at(previous, right.length);
}

const at = (row: readonly number[], index: number) => row[index] ?? Number.POSITIVE_INFINITY;

/** Known names close to what was written (a third of its length may differ, or one contains the other), nearest first. */
export function nearest(written: string, known: Iterable<string>, most = 2): string[] {
  const wanted = written.trim().toLowerCase();
  const limit = Math.max(1, Math.floor([...wanted].length / 3));
  const found: { name: string; distance: number }[] = [];
  for (const name of known) {
    const lower = name.toLowerCase();
    const distance = editDistance(wanted, lower, limit);
    if (distance <= limit) found.push({ name, distance });
    else if (wanted.length >= 2 && lower.length >= 2 && (lower.includes(wanted) || wanted.includes(lower))) {
      found.push({ name, distance: limit + 1 });
    }
  }
  found.sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  return found.slice(0, most).map((f) => f.name);
}
