import type { Flow } from '../domain/backlog-flow.ts';
import { addDays, type CalendarDate } from '../domain/calendar-date.ts';
import type { ChartPeriod } from '../domain/chart-sentence.ts';
import { daysOf, type MeasureScope, periodOf, scopePeriodInWords } from '../domain/measure-scope.ts';
import type { SiteView } from './site-view.ts';

/** Above so many weeks the whole site is drawn by month. */
const MOST_WEEKS = 60;

/** What came, what was closed and what stood, by week or month, the oldest first; public matters only. */
export interface FlowSeries {
  readonly periods: readonly ChartPeriod[];
  readonly unit: '周' | '个月';
}

/** One period of a chart, of a week or a month: 3月2日 or 26年3月 below it. */
export function chartPeriod(period: string, { registered, closed, closing }: Flow, asOf: CalendarDate): ChartPeriod {
  const { first, last } = daysOf(period);
  const month = `${+first.slice(5, 7)}月`;
  return {
    name: scopePeriodInWords(period),
    shortName: period.includes('W') ? `${month}${+first.slice(8)}日` : `${first.slice(2, 4)}年${month}`,
    registered,
    closed,
    backlog: closing,
    complete: last <= asOf,
  };
}

/** The last `most` periods to the cut-off that have figures. */
export function recentFlow(
  view: SiteView,
  scope: MeasureScope,
  kind: 'week' | 'month',
  most = Number.POSITIVE_INFINITY,
): ChartPeriod[] {
  const { asOf } = view.site;
  const found: ChartPeriod[] = [];
  for (let day = asOf; found.length < most; ) {
    const period = periodOf(day, kind);
    const flow = view.figure('backlog', { ...scope, period })?.flow;
    if (flow === undefined) break;
    found.push(chartPeriod(period, flow, asOf));
    day = addDays(daysOf(period).first, -1);
  }
  return found.reverse();
}

/** The whole site from its first matter on. */
export function wholeSeries(view: SiteView): FlowSeries {
  const weeks = recentFlow(view, {}, 'week', MOST_WEEKS + 1);
  return weeks.length > MOST_WEEKS
    ? { periods: recentFlow(view, {}, 'month'), unit: '个月' }
    : { periods: weeks, unit: '周' };
}
