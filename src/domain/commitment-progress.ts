import type { CalendarDate } from './calendar-date.ts';
import type { CommitmentRow } from './commitment.ts';
import { grouped } from './figure-sentence.ts';

/** How a promise of the year stands on a day. */
export const commitmentStates = {
  done: '已完成',
  late: '已完成，晚于计划',
  underway: '进行中',
  missed: '没有按期完成',
  unknown: '未标明',
} as const;
export type CommitmentState = keyof typeof commitmentStates;

/** Done is what the ledger dates as done, or what has reached its target. */
export function commitmentState(
  { target, done, dueOn, doneOn }: Pick<CommitmentRow, 'target' | 'done' | 'dueOn' | 'doneOn'>,
  day: CalendarDate,
): CommitmentState {
  if (doneOn !== null && doneOn <= day) return dueOn !== null && doneOn > dueOn ? 'late' : 'done';
  if (target !== null && done !== null && done >= target) return 'done';
  if (dueOn !== null && dueOn < day) return 'missed';
  return dueOn === null && target === null ? 'unknown' : 'underway';
}

type Promised = Omit<CommitmentRow, 'origin'>;

/** The promises of one year; year null where the ledger has none. */
export interface CommitmentYear {
  readonly year: number | null;
  readonly promises: readonly { readonly row: Promised; readonly state: CommitmentState }[];
  /** 共10项，已完成9项，没有按期完成1项. */
  readonly summary: string;
}

/** Newest year first, those without a year last. */
export function commitmentYears(rows: readonly Promised[], day: CalendarDate): CommitmentYear[] {
  const years = [...new Set(rows.map((row) => row.year))].sort((a, b) => (b ?? 0) - (a ?? 0));
  return years.map((year) => {
    const promises = rows.filter((row) => row.year === year).map((row) => ({ row, state: commitmentState(row, day) }));
    const count = (states: readonly CommitmentState[], name: string) => {
      const n = promises.filter(({ state }) => states.includes(state)).length;
      return n === 0 ? [] : [`${name}${n}项`];
    };
    const parts = [
      `共${promises.length}项`,
      ...count(['done', 'late'], '已完成'),
      ...count(['underway'], '进行中'),
      ...count(['missed'], '没有按期完成'),
      ...count(['unknown'], '未标明'),
    ];
    return { year, promises, summary: parts.join('，') };
  });
}

/** Promised and done as a sentence, never a percentage alone: 承诺45公里，完成46.2公里. */
export function promiseInWords({ target, done, unit }: Pick<CommitmentRow, 'target' | 'done' | 'unit'>): string {
  const amount = (n: number) => `${grouped(n)}${unit ?? ''}`;
  const reached = done === null ? '完成多少未标明' : `完成${amount(done)}`;
  return target === null ? reached : `承诺${amount(target)}，${reached}`;
}
