import type { CalendarDate } from './calendar-date.ts';
import { type IssueState, isIssueState } from './issue-state.ts';

/** What a release says of what changed since the one before, in the order it is said; `#` stands for the count. */
const changeKinds = {
  received: '新收到#件',
  late: '以前收到、这次才公开#件',
  closed: '办结#件',
  reopened: '重新办理#件',
  wentBack: '状态改回#件',
  redated: '改了日期#件',
  reworded: '改了文字#件',
  reassigned: '改了地方、类别、单位或群众确认#件',
  unlisted: '不再公开#件',
  documentsAdded: '新发布材料#篇',
  documentsChanged: '修改材料#篇',
  documentsGone: '撤下材料#篇',
  corrections: '更正#条',
} as const;
export type ChangeKind = keyof typeof changeKinds;
const kinds = Object.keys(changeKinds) as ChangeKind[];

/** How many public matters went from one state to another; from null where they were not listed before. */
export interface StateMove {
  readonly from: IssueState | null;
  readonly to: IssueState;
  readonly count: number;
}

/** What changed among public matters and documents from one release to the next, in counts only. */
export interface ChangeNote {
  /** Cut-offs of the two releases. */
  readonly since: CalendarDate;
  readonly asOf: CalendarDate;
  readonly counts: Readonly<Record<ChangeKind, number>>;
  readonly states: readonly StateMove[];
}

/** 新收到3件，办结2件 — or 没有变化. */
export function changesInWords({ counts }: ChangeNote): string {
  const said = kinds
    .filter((kind) => counts[kind] > 0)
    .map((kind) => changeKinds[kind].replace('#', `${counts[kind]}`));
  return said.join('，') || '没有变化';
}

const NONE = Object.fromEntries(kinds.map((kind) => [kind, 0]));
const isCount = (value: unknown): value is number => typeof value === 'number' && Number.isInteger(value) && value >= 0;
const isDay = (value: unknown): value is CalendarDate => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** A note as JSON gave it back; null for anything else, so that nothing strange comes to a page. */
export function readChangeNote(written: unknown): ChangeNote | null {
  const { since, asOf, counts, states } = Object(written) as { [K in keyof ChangeNote]: unknown };
  // An older version did not tell of every kind.
  const told = { ...NONE, ...(Object(counts) as Record<string, unknown>) } as Record<string, unknown>;
  if (!isDay(since) || !isDay(asOf) || !kinds.every((kind) => isCount(told[kind])) || !Array.isArray(states))
    return null;
  const moves = states.map((move: unknown) => Object(move) as { [K in keyof StateMove]: unknown });
  const isMove = ({ from, to, count }: (typeof moves)[number]) =>
    (from === null || isIssueState(from)) && isIssueState(to) && isCount(count);
  if (!moves.every(isMove)) return null;
  return {
    since,
    asOf,
    counts: Object.fromEntries(kinds.map((kind) => [kind, told[kind]])) as Record<ChangeKind, number>,
    states: moves.map(({ from, to, count }) => ({ from, to, count }) as StateMove),
  };
}
