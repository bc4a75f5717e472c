import type { CalendarDate } from './calendar-date.ts';
import { type DatedSteps, stateOf, stateOn, statusDay } from './issue-history.ts';
import type { IssueState, StatusLabels } from './issue-state.ts';

/** A day at whose end a matter stood otherwise than at the end of the day before. */
export interface StateChange {
  readonly day: CalendarDate;
  readonly state: IssueState;
  /** False where the matter left (closed, refused, folded) without a day: it then counts for the day it came. */
  readonly dated: boolean;
}

/**
 * The states of a matter as its days ended, from the day it came; the last one stands at the cut-off. Takes a matter as
 * known at the cut-off. Contract §4 rule 2.
 */
export function stateChanges(steps: DatedSteps, labels: StatusLabels): StateChange[] {
  const { row, updates } = steps;
  const rowDay = statusDay(row, labels);
  const days = new Set([row.receivedOn]);
  for (const { date } of updates) if (date > row.receivedOn) days.add(date);
  if (rowDay !== null && rowDay > row.receivedOn) days.add(rowDay);
  // An acceptance dated later changes the label, never the state.
  const changes: StateChange[] = [];
  for (const day of [...days].sort()) {
    const state = stateOn(steps, day, labels) ?? 'open';
    if (changes.at(-1)?.state === state) continue;
    const told = updates.some((u) => u.date === day && u.status !== null && stateOf(u.status, labels) === state);
    changes.push({ day, state, dated: rowDay === day || told });
  }
  return changes;
}
