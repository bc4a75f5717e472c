import { type CalendarDate, daysBetween } from './calendar-date.ts';
import type { PublicIssue } from './disclosure.ts';

/** A dated step of a matter, as its page tells it. */
export interface TimelineStep {
  readonly date: CalendarDate;
  /** Whole days since the matter was received. */
  readonly day: number;
  /** What it came to on that day (收到, 已受理, 办结、答复); null for a note in between. */
  readonly status: string | null;
  readonly note: string | null;
  /** Office that took the step, as in the ledger. */
  readonly unit: string | null;
}

type Steps = Pick<PublicIssue, 'receivedOn' | 'acceptedOn' | 'closedOn' | 'repliedOn' | 'status' | 'updates'>;

/** Words of an update that a date of the row says otherwise. */
const SAME: Readonly<Record<string, string>> = { 受理: '已受理', 已答复: '答复' };

/**
 * The steps of a matter up to a day, oldest first: those of its row (收到 受理 答复 办结) and its updates. A status
 * already reached is not said again, and what happened on one day is one step, unless two notes tell of it.
 */
export function timelineOf(issue: Steps, asOf: CalendarDate, isRefused: boolean): TimelineStep[] {
  const step = (date: CalendarDate, status: string | null, note: string | null = null, unit: string | null = null) => ({
    date,
    status,
    note,
    unit,
  });
  const told = [
    step(issue.receivedOn, '收到'),
    ...(issue.acceptedOn ? [step(issue.acceptedOn, isRefused ? issue.status : '已受理')] : []),
    ...issue.updates.map(({ date, status, note, unit }) => step(date, status && (SAME[status] ?? status), note, unit)),
    ...(issue.closedOn ? [step(issue.closedOn, '办结')] : []),
    ...(issue.repliedOn ? [step(issue.repliedOn, '答复')] : []),
  ];
  // Stable: steps of one day keep the order above.
  const inOrder = told
    .filter(({ date }) => date <= asOf)
    .toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const steps: TimelineStep[] = [];
  let reached: string | null = null;
  for (const { date, status, note, unit } of inOrder) {
    const news: string | null = status === reached ? null : status;
    if (news === null && note === null) continue;
    const last = steps.at(-1);
    if (last?.date === date && (note === null || last.note === null)) {
      const words = [last.status, news].filter((word) => word !== null);
      steps[steps.length - 1] = {
        ...last,
        status: words.join('、') || null,
        note: last.note ?? note,
        unit: last.unit ?? unit,
      };
    } else {
      steps.push({ date, day: daysBetween(issue.receivedOn, date), status: news, note, unit });
    }
    // A reply says nothing of how far the matter is.
    if (news !== null && news !== '答复') reached = news;
  }
  return steps;
}
