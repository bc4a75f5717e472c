import { DayChanges, type FlowPeriod } from './backlog-flow.ts';
import type { CalendarDate } from './calendar-date.ts';
import type { Figure } from './figure.ts';
import type { Case } from './measure-case.ts';
import type { MeasureScope } from './measure-scope.ts';

/** How the backlog of some matters changed, day by day. */
export const flowOf = (cases: readonly Case[], asOf: CalendarDate): DayChanges => {
  const changes = new DayChanges();
  for (const c of cases) changes.add(c, asOf);
  return changes;
};

/** What stood at the end of a period, of the backlog or of what was overdue. */
export const stockFigure = (id: string, scope: MeasureScope, { flow, partlyClosed, overdue }: FlowPeriod): Figure => ({
  measure: id,
  scope,
  numerator: id === 'backlog' ? flow.closing : overdue,
  denominator: null,
  excluded: {},
  rate: null,
  ...(id === 'backlog' && { ...(partlyClosed > 0 && { beside: { 'partly-closed': partlyClosed } }), flow }),
});
