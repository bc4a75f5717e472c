import { addDays, type CalendarDate } from './calendar-date.ts';
import type { IssueRow, IssueUpdateRow } from './issue.ts';
import { type IssueState, lessFinished, type StatusLabels } from './issue-state.ts';

/** What state and deadline rest on: a row of the ledger has it, and so has a public one. */
export interface DatedIssue {
  readonly row: Pick<
    IssueRow,
    'receivedOn' | 'acceptedOn' | 'closedOn' | 'repliedOn' | 'dueOn' | 'originalDueOn' | 'status'
  >;
  readonly updates: readonly Pick<IssueUpdateRow, 'date' | 'status'>[];
}

/** An issue with its updates in order of time (those of one day in the order of the ledger). */
export interface IssueHistory {
  readonly row: IssueRow;
  readonly updates: readonly IssueUpdateRow[];
}

/** What a matter's state and deadline are told from; rows as kept and as published both have it. */
export interface DatedSteps {
  readonly row: Pick<
    IssueRow,
    'receivedOn' | 'acceptedOn' | 'closedOn' | 'repliedOn' | 'dueOn' | 'originalDueOn' | 'status'
  >;
  readonly updates: readonly Pick<IssueUpdateRow, 'date' | 'status'>[];
}

export const stateOf = (status: string, labels: StatusLabels): IssueState => labels.get(status)?.state ?? 'open';

/** The day the row's own status dates from; null where the row does not say. */
export function statusDay(row: DatedSteps['row'], labels: StatusLabels): CalendarDate | null {
  const state = stateOf(row.status, labels);
  if (state === 'closed') return row.closedOn;
  if (state === 'refused') return row.acceptedOn ?? row.repliedOn;
  return null;
}

/**
 * State on a day: the last update's, else the row's from its own date; where both speak for that day and disagree, the
 * less finished counts. An undated exit counts from the day the matter came. Null before that day.
 * Contract §4 rule 2.
 */
export function stateOn({ row, updates }: DatedSteps, day: CalendarDate, labels: StatusLabels): IssueState | null {
  if (row.receivedOn > day) return null;
  const dated = updates.filter((update) => update.status !== null);
  const past = dated.filter((update) => update.date <= day);
  const last = past.at(-1);
  const rowState = stateOf(row.status, labels);
  const rowDay = statusDay(row, labels);
  const rowSpeaks = rowDay !== null ? rowDay <= day : past.length === dated.length;
  if (!last?.status) return rowSpeaks ? rowState : 'open';
  const updateState = stateOf(last.status, labels);
  return rowSpeaks ? lessFinished(rowState, updateState) : updateState;
}

/** Whether an issue counts as accepted (contract §4 rule 3), given its state. */
export function isAccepted(row: IssueRow, state: IssueState, labels: StatusLabels): boolean {
  if (state === 'refused' || state === 'folded') return false;
  const label = labels.get(row.status);
  return !(label?.beforeAcceptance && row.acceptedOn === null);
}

/** Where a deadline comes from: the ledger, or the site's rule (推算). */
export interface Deadline {
  readonly day: CalendarDate;
  readonly computed: boolean;
}

/**
 * The deadline that counts: an extension only if its 延期办理 update is dated by the old deadline, else the old one.
 * Contract §4 rule 5.
 */
export function deadlineOf({ row, updates }: DatedSteps, closeDays: number | null): Deadline | null {
  if (row.dueOn !== null) {
    const original = row.originalDueOn;
    const extended = original !== null && row.dueOn > original;
    const intime = extended && updates.some((update) => update.status === '延期办理' && update.date <= original);
    return { day: extended && !intime ? original : row.dueOn, computed: false };
  }
  if (row.originalDueOn !== null) return { day: row.originalDueOn, computed: false };
  if (closeDays !== null && row.acceptedOn !== null) return { day: addDays(row.acceptedOn, closeDays), computed: true };
  return null;
}
