import { addDays, type CalendarDate } from './calendar-date.ts';
import type { IssueRow, IssueUpdateRow } from './issue.ts';
import { type IssueState, lessFinished, type StatusLabels } from './issue-state.ts';

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
 * Status label on a day: the last update's, else the row's from its own date; where both speak for that day and
 * disagree, the less finished counts. An undated exit counts from the day the matter came, an acceptance dated later
 * not yet. Null before the matter came. Contract §4 rules 2 and 3.
 */
export function statusOn({ row, updates }: DatedSteps, day: CalendarDate, labels: StatusLabels): string | null {
  if (row.receivedOn > day) return null;
  const dated = updates.filter((update) => update.status !== null);
  const past = dated.filter((update) => update.date <= day);
  const last = past.at(-1)?.status ?? null;
  const rowDay = statusDay(row, labels);
  const rowSpeaks = rowDay !== null ? rowDay <= day : past.length === dated.length;
  if (last === null) {
    if (rowSpeaks && !(stateOf(row.status, labels) === 'open' && isLater(row.acceptedOn, day))) return row.status;
    return isLater(row.acceptedOn, day) ? '已登记' : '已受理';
  }
  const [rowState, updateState] = [stateOf(row.status, labels), stateOf(last, labels)];
  return rowSpeaks && lessFinished(rowState, updateState) === rowState ? row.status : last;
}

const isLater = (date: CalendarDate | null, day: CalendarDate) => date !== null && date > day;

/** State on a day; null before the matter came. */
export function stateOn(steps: DatedSteps, day: CalendarDate, labels: StatusLabels): IssueState | null {
  const status = statusOn(steps, day, labels);
  return status === null ? null : stateOf(status, labels);
}

/**
 * Stands in 答复 of a public row where a refusal was known at the cut-off and its reason not yet; read again it is no
 * reply. Without it the open data would hold a refusal without a reason, which nobody may import.
 */
export const REASON_TO_COME = '理由还没有公布。';

/**
 * A matter as it was known at the end of a day: what happened later is not there yet (contract §4 rule 1). 办结日期 is
 * then the closing that stood on that day. Null before the matter came.
 */
export function asKnownOn(history: IssueHistory, day: CalendarDate, labels: StatusLabels): IssueHistory | null {
  const { row } = history;
  const status = statusOn(history, day, labels);
  if (status === null) return null;
  const updates = history.updates.filter((update) => update.date <= day);
  const until = (date: CalendarDate | null) => (isLater(date, day) ? null : date);
  const closing = updates.findLast((update) => update.status !== null && stateOf(update.status, labels) === 'closed');
  const replied = !isLater(row.repliedOn, day) && row.reply !== REASON_TO_COME;
  const followedUp = !isLater(row.followedUpOn, day);
  const known = {
    status,
    acceptedOn: until(row.acceptedOn),
    closedOn: until(row.closedOn) ?? (stateOf(status, labels) === 'closed' ? (closing?.date ?? null) : null),
    repliedOn: until(row.repliedOn),
    reply: replied ? row.reply : null,
    followedUpOn: until(row.followedUpOn),
    confirmed: followedUp ? row.confirmed : null,
    satisfaction: followedUp ? row.satisfaction : null,
  };
  // Almost every matter is known whole: then there is nothing to copy.
  const keys = Object.keys(known) as (keyof typeof known)[];
  if (updates.length === history.updates.length && keys.every((key) => known[key] === row[key])) return history;
  return { row: { ...row, ...known }, updates };
}

/** Whether a matter counts as accepted (contract §4 rule 3). */
export function isAccepted(row: Pick<IssueRow, 'status' | 'acceptedOn'>, labels: StatusLabels): boolean {
  const label = labels.get(row.status);
  if (label?.state === 'refused' || label?.state === 'folded') return false;
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
