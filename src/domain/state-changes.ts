import type { CalendarDate } from './calendar-date.ts';
import { type DatedSteps, stateOf, stateOn, statusDay } from './issue-history.ts';
import { type IssueState, isInHand, type StatusLabels } from './issue-state.ts';

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
  const { row, updates } = withClosing(steps, labels);
  const rowDay = statusDay(row, labels);
  const days = new Set([row.receivedOn]);
  for (const { date } of updates) if (date > row.receivedOn) days.add(date);
  if (rowDay !== null && rowDay > row.receivedOn) days.add(rowDay);
  const changes: StateChange[] = [];
  for (const day of [...days].sort()) {
    const state = stateOn({ row, updates }, day, labels) ?? 'open';
    if (changes.at(-1)?.state === state) continue;
    const told = updates.some((u) => u.date === day && u.status !== null && stateOf(u.status, labels) === state);
    changes.push({ day, state, dated: rowDay === day || told });
  }
  return changes;
}

/**
 * A clerk may keep the closing in the row alone and the reopening as an update: 办结日期 is then a step of its own, or the
 * closing would be gone from the weeks in which it was told (contract §4 rule 2, its example).
 */
function withClosing({ row, updates }: DatedSteps, labels: StatusLabels): DatedSteps {
  const { closedOn } = row;
  const isStanding = (status: string | null) => status !== null && isInHand(stateOf(status, labels));
  if (closedOn === null || stateOf(row.status, labels) === 'closed') return { row, updates };
  const later = updates.findIndex(({ date, status }) => date > closedOn && isStanding(status));
  const isTold = updates.some(
    ({ date, status }) => date <= closedOn && status !== null && stateOf(status, labels) === 'closed',
  );
  if (later < 0 || isTold) return { row, updates };
  const before = updates.filter(({ date }) => date <= closedOn);
  return { row, updates: [...before, { date: closedOn, status: '办结' }, ...updates.slice(before.length)] };
}
