import type { SearchRecord } from './search-records.ts';

/** Records of one search index, in the order hits are shown. */
export interface ShardRecords {
  readonly records: readonly SearchRecord[];
  /** First and last year of its matters; null for other things. */
  readonly years: readonly [string, string] | null;
}

/** Cut from the end, so that what is added at the front leaves the other parts as they are. */
function parts<T>(items: readonly T[], size: number): T[][] {
  const found: T[][] = [];
  for (let end = items.length; end > 0; end -= size) found.unshift(items.slice(Math.max(0, end - size), end));
  return found;
}

/**
 * How the records of a site are shared out over search indexes of at most `size` records: what is no matter first, then
 * the matters, newest first, by years. A new matter changes the index of its own period and no older one; years with few
 * matters share an index.
 */
export function shareOut(
  others: readonly SearchRecord[],
  matters: readonly SearchRecord[],
  size: number,
): ShardRecords[] {
  const shards: ShardRecords[] = [];
  let waiting: SearchRecord[] = [];
  const put = (records: readonly SearchRecord[]) => {
    const last = records[0]?.year ?? '';
    if (records.length > 0) shards.unshift({ records, years: [records.at(-1)?.year ?? last, last] });
    waiting = [];
  };
  const byYear = [...Map.groupBy(matters, ({ year }) => year ?? '').values()];
  for (const year of byYear.toReversed()) {
    if (waiting.length + year.length > size) put(waiting);
    if (year.length > size) for (const part of parts(year, size).toReversed()) put(part);
    else waiting = [...year, ...waiting];
  }
  put(waiting);
  return [...parts(others, size).map((records) => ({ records, years: null })), ...shards];
}
