import { activityTotals } from '../domain/activity-totals.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { FigureBook } from '../domain/figure-book.ts';
import { figureSentence, grouped } from '../domain/figure-sentence.ts';
import type { LedgerRows } from '../domain/ledger-catalogue.ts';
import { daysOf, type MeasureScope, periodKindOf } from '../domain/measure-scope.ts';
import type { MeasureWord } from '../domain/measure-words.ts';
import { measureNamed } from '../domain/measures.ts';
import { percentage } from '../domain/percentage.ts';
import type { PlaceTree } from '../domain/place.ts';
import type { Statement } from '../domain/stated-numbers.ts';
import { fitsCount, fitsRate, type WrittenNumber } from '../domain/written-number.ts';

/** What a typed number is held against: figures and activity counts as they were known on one day. */
export interface Registry {
  readonly book: FigureBook;
  readonly rows: Pick<LedgerRows, 'activities' | 'indicators'>;
  readonly tree: PlaceTree;
  readonly day: CalendarDate;
}

/**
 * It fits one of the things it may mean, or none: then what is registered for the first of them, and whether the matters
 * that are counted only, which figures of a part leave out, may make the difference. Unknown where nothing is registered.
 */
export type Verdict =
  | 'fits'
  | 'unknown'
  | { readonly registered: string; readonly scope: MeasureScope; readonly isHiddenCounted: boolean };

export function judge(
  { number, means, indicator }: Statement,
  scopes: readonly MeasureScope[],
  registry: Registry,
): Verdict {
  let first: Exclude<Verdict, string> | null = null;
  for (const scope of scopes) {
    const readings =
      indicator === null
        ? means.map((word) => reading(word, scope, registry, number))
        : [work(indicator, scope, registry, number)];
    for (const read of readings) {
      if (read === null) continue;
      const { fits, registered, isHiddenCounted } = read;
      if (fits) return 'fits';
      if (first === null || (isHiddenCounted && !first.isHiddenCounted)) first = { registered, scope, isHiddenCounted };
    }
  }
  return first ?? 'unknown';
}

type Reading = { readonly fits: boolean; readonly registered: string; readonly isHiddenCounted: boolean } | null;

function reading(
  { measure, number }: MeasureWord,
  scope: MeasureScope,
  { book }: Registry,
  written: WrittenNumber,
): Reading {
  const { campaign } = scope;
  // A campaign of before the ledger: no matters of it are no figure.
  if (campaign !== undefined && book.figure('registered', { campaign })?.numerator === 0) return null;
  const figure = book.figure(measure, scope);
  if (figure === null) return null;
  const { numerator, denominator, rate, flow, withoutCountedOnly } = figure;
  if (number === 'rate') {
    if (rate === null || denominator === null) return null;
    const shown = percentage(numerator, denominator, Math.max(1, written.decimals));
    const registered = `${measureNamed(measure)?.name}是 ${shown}%（${grouped(numerator)} 除以 ${grouped(denominator)}）`;
    return { fits: fitsRate(written, numerator, denominator), registered, isHiddenCounted: false };
  }
  // All closings of all time count a reopened matter twice.
  const closings = scope.period === undefined ? null : (flow?.closed ?? null);
  const count = { numerator, denominator, closings }[number];
  if (count === null) return null;
  const registered = number === 'closings' ? `办结${grouped(count)}件` : figureSentence(figure, 0);
  const fits = fitsCount(written, count);
  const isPart = Object.keys(scope).length > 0 || withoutCountedOnly !== undefined;
  return { fits, registered, isHiddenCounted: !fits && isPart && fitsWithMore(written, count, book.countedOnly) };
}

/** Whether the number fits a count that is up to so many higher. */
const fitsWithMore = (written: WrittenNumber, count: number, most: number): boolean =>
  Array.from({ length: most }, (_, index) => count + index + 1).some((more) => fitsCount(written, more));

function work(indicator: string, scope: MeasureScope, registry: Registry, written: WrittenNumber): Reading {
  const total = activityTotal(indicator, scope, registry);
  if (total === null) return null;
  const registered = `工作量台账加起来是 ${grouped(total.value)} ${total.unit}`;
  return { fits: fitsCount(written, total.value), registered, isHiddenCounted: false };
}

/** What the activity ledger comes to; null where it can't tell: it counts by month or week, not by day. */
function activityTotal(indicator: string, scope: MeasureScope, { rows, tree, day }: Registry) {
  const { place, campaign, period, category, unit, channel } = scope;
  if (category !== undefined || unit !== undefined || channel !== undefined) return null;
  if (period !== undefined && ['week', 'day'].includes(periodKindOf(period))) return null;
  const days = period === undefined ? null : daysOf(period);
  const within = place === undefined ? null : tree.within(place);
  const counts = rows.activities.filter(
    (row) =>
      row.indicator === indicator &&
      (within === null || (row.place !== null && within.has(row.place))) &&
      (campaign === undefined || row.campaign === campaign) &&
      (days === null || (row.date >= days.first && row.date <= days.last)),
  );
  const [total] = activityTotals(counts, rows.indicators, day);
  return total ? { value: total.value, unit: total.unit ?? '' } : null;
}
