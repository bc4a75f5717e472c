import type { ActivityRow, IndicatorRow } from './activity.ts';
import type { CalendarDate } from './calendar-date.ts';

type Count = Pick<ActivityRow, 'date' | 'place' | 'indicator' | 'value'>;
type Counted = Pick<IndicatorRow, 'id' | 'name' | 'unit' | 'definition' | 'rollup'>;

/** One indicator rolled up over its counts. */
export interface ActivityTotal {
  readonly name: string;
  readonly unit: string | null;
  readonly definition: string | null;
  readonly value: number;
  /** Rows of the ledger it is made of. */
  readonly rows: number;
  /** Whether the latest value of each place counts, not the sum of all. */
  readonly isLatest: boolean;
}

/**
 * Work done up to a day, by indicator, in the order of the indicators: counts are added up, or, where the indicator says
 * 最新, the latest of each place. Indicators without a count are left out; one the ledger doesn't know keeps its name.
 */
export function activityTotals(
  counts: readonly Count[],
  indicators: readonly Counted[],
  asOf: CalendarDate,
): ActivityTotal[] {
  const byIndicator = Map.groupBy(
    counts.filter(({ date }) => date <= asOf),
    ({ indicator }) => indicator,
  );
  const known = new Set(indicators.map(({ id }) => id));
  const unknown = [...byIndicator.keys()]
    .filter((id) => !known.has(id))
    .map((id) => ({ id, name: id, unit: null, definition: null, rollup: null }));
  return [...indicators, ...unknown].flatMap(({ id, name, unit, definition, rollup }) => {
    const own = byIndicator.get(id);
    if (own === undefined) return [];
    const isLatest = rollup === '最新';
    const rows = isLatest ? latest(own) : own;
    return [{ name, unit, definition, value: added(rows), rows: rows.length, isLatest }];
  });
}

/** Rounded to millionths: decimals in a ledger must not come out as 0.30000000000000004. */
const added = (counts: readonly Count[]) =>
  Math.round(counts.reduce((total, { value }) => total + value, 0) * 1e6) / 1e6;

const latest = (counts: readonly Count[]): Count[] =>
  [...Map.groupBy(counts, ({ place }) => place).values()].flatMap((own) => {
    const newest = own
      .map(({ date }) => date)
      .toSorted()
      .at(-1);
    return own.filter(({ date }) => date === newest).slice(-1);
  });
