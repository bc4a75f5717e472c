import type { Flow } from './backlog-flow.ts';
import { type MeasureScope, scopeKey } from './measure-scope.ts';
import type { Beside, Measure, Verdict } from './measures.ts';
import { percentage } from './percentage.ts';
import { compareText } from './problem.ts';
import type { SiteSettings } from './site-settings.ts';

/** A figure as it is printed and published: never a rate without its two counts. */
export interface Figure {
  readonly measure: string;
  readonly scope: MeasureScope;
  readonly numerator: number;
  readonly denominator: number | null;
  /** Matters in neither count because a date is missing, by reason. */
  readonly excluded: Readonly<Record<string, number>>;
  /** Per cent with one decimal; null where there is no denominator, too few, or too much is excluded. */
  readonly rate: number | null;
  /** Counts that stand beside it, never inside. */
  readonly beside?: Readonly<Partial<Record<Beside, number>>>;
  /** For the backlog: how it came about in the period, or since the first matter. */
  readonly flow?: Flow;
  /** Matters counted only that are not in it, since it would tell how some of them stand (contract §4 rule 10). */
  readonly withoutCountedOnly?: number;
}

/** Above a tenth of the base excluded, a rate would mislead (contract §4 rule 7). */
const MOST_EXCLUDED = 0.1;

/** What a scope comes to. */
export class Tally {
  hits = 0;
  base = 0;
  readonly excluded = new Map<string, number>();
  readonly beside = new Map<Beside, number>();

  add(verdict: Verdict, beside: readonly Beside[]): void {
    if (verdict === 'hit') this.hits++;
    if (verdict === 'hit' || verdict === 'miss') this.base++;
    else if (typeof verdict === 'object') count(this.excluded, verdict.excluded);
    for (const name of beside) count(this.beside, name);
  }
}

const count = <K>(counts: Map<K, number>, key: K) => counts.set(key, (counts.get(key) ?? 0) + 1);
// In an order of their own: that of the rows is not the same in the open data.
const inOrder = <K extends string>(counts: ReadonlyMap<K, number>): Record<K, number> =>
  Object.fromEntries([...counts].sort(([a], [b]) => compareText(a, b))) as Record<K, number>;

/** A figure of what was tallied. */
export function figureOf(measure: Measure, scope: MeasureScope, tally: Tally, { thresholds }: SiteSettings): Figure {
  const { hits: numerator, base } = tally;
  const leftOut = [...tally.excluded.values()].reduce((a, b) => a + b, 0);
  const enough = base >= thresholds.smallNumbers && leftOut <= MOST_EXCLUDED * (base + leftOut);
  const isRate = measure.denominator !== null;
  return {
    measure: measure.id,
    scope,
    numerator,
    denominator: isRate ? base : null,
    excluded: inOrder(tally.excluded),
    rate: isRate && enough ? percentage(numerator, base) : null,
    ...(tally.beside.size > 0 && { beside: inOrder(tally.beside) }),
  };
}

/** One key for a measure in a scope. */
export const figureKey = (measure: string, scope: MeasureScope): string => `${measure}|${scopeKey(scope)}`;
