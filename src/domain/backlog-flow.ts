import { addDays, type CalendarDate } from './calendar-date.ts';
import { type IssueState, isInHand } from './issue-state.ts';
import type { Case } from './measure-case.ts';
import { daysOf, type PeriodKind, periodKindOf, periodOf } from './measure-scope.ts';

/**
 * How the backlog of a period came about: opening + registered + reopened − closed − refused − folded − undated =
 * closing, which opens the next period. `undated` left without a day and count in the period they came. Contract §4.
 */
export interface Flow {
  readonly opening: number;
  readonly registered: number;
  readonly reopened: number;
  readonly closed: number;
  readonly refused: number;
  readonly folded: number;
  readonly undated: number;
  readonly closing: number;
}
export const flowNames: { readonly [K in keyof Flow]: string } = {
  opening: '期初结存',
  registered: '登记',
  reopened: '重新办理',
  closed: '办结',
  refused: '不予受理',
  folded: '合并或撤回',
  undated: '没有日期的退出',
  closing: '期末结存',
};

/** A period of a flow, with what stood at its end. */
export interface FlowPeriod {
  readonly period: string;
  readonly flow: Flow;
  readonly partlyClosed: number;
  readonly overdue: number;
}

const MOVES = ['registered', 'reopened', 'closed', 'refused', 'folded', 'undated'] as const;
type Move = (typeof MOVES)[number];
/** What changed within a day: movements, and changes of what stands there. */
type DayChange = Record<Move | 'partlyClosed' | 'overdue', number>;
const noChange = (): DayChange => ({
  registered: 0,
  reopened: 0,
  closed: 0,
  refused: 0,
  folded: 0,
  undated: 0,
  partlyClosed: 0,
  overdue: 0,
});

/** A change of a matter, and what it is to the backlog: it comes, comes back or leaves; nothing where it stays. */
export interface Movement {
  readonly day: CalendarDate;
  /** Day of the next change; null where it stays so. */
  readonly until: CalendarDate | null;
  readonly state: IssueState;
  readonly moves: readonly Move[];
}

/** The way of a matter through the backlog, by day. What came and was done with on one day does both. */
export function* movementsOf({ changes }: Pick<Case, 'changes'>): Generator<Movement> {
  let stood: boolean | null = null;
  for (const [index, { day, state, dated }] of changes.entries()) {
    const stands = isInHand(state);
    const moves: Move[] = stood === null ? ['registered'] : [];
    if (stood === false && stands) moves.push('reopened');
    if (stood !== false && !stands) moves.push(exit(state, dated));
    yield { day, until: changes[index + 1]?.day ?? null, state, moves };
    stood = stands;
  }
}

const exit = (state: IssueState, dated: boolean): Move =>
  !dated ? 'undated' : state === 'refused' || state === 'folded' ? state : 'closed';

/** The movements of matters by day, the days in order. */
export class DayChanges {
  readonly #days = new Map<CalendarDate, DayChange>();

  #at(day: CalendarDate): DayChange {
    const known = this.#days.get(day) ?? noChange();
    this.#days.set(day, known);
    return known;
  }

  /** Takes one matter in, up to the cut-off. */
  add(c: Case, asOf: CalendarDate): void {
    let before: IssueState | null = null;
    for (const { day, until, state, moves } of movementsOf(c)) {
      const today = this.#at(day);
      for (const move of moves) today[move]++;
      if (state === 'partly-closed') today.partlyClosed++;
      if (before === 'partly-closed') today.partlyClosed--;
      if (state === 'open' && c.deadline !== null) this.#overdue(day, until, c.deadline, asOf);
      before = state;
    }
  }

  /** Overdue from the day after the deadline, while it is open. */
  #overdue(from: CalendarDate, until: CalendarDate | null, deadline: CalendarDate, asOf: CalendarDate): void {
    const late = addDays(deadline, 1);
    const start = late > from ? late : from;
    if (start > asOf || (until !== null && start >= until)) return;
    this.#at(start).overdue++;
    if (until !== null) this.#at(until).overdue--;
  }

  /**
   * The flow by periods up to the cut-off, none left out between the first and the last; of days only those on which
   * something changed.
   */
  periods(kind: PeriodKind, asOf: CalendarDate): FlowPeriod[] {
    const days = [...this.#days].filter(([day]) => day <= asOf).sort(([a], [b]) => (a < b ? -1 : 1));
    const groups = Map.groupBy(days, ([day]) => periodOf(day, kind));
    let opening = 0;
    let partlyClosed = 0;
    let overdue = 0;
    return periodsBetween([...groups.keys()], kind, asOf).map((period) => {
      const moved = noChange();
      for (const [, change] of groups.get(period) ?? []) {
        for (const move of MOVES) moved[move] += change[move];
        partlyClosed += change.partlyClosed;
        overdue += change.overdue;
      }
      const { registered, reopened, closed, refused, folded, undated } = moved;
      const closing = opening + registered + reopened - closed - refused - folded - undated;
      const flow = { opening, registered, reopened, closed, refused, folded, undated, closing };
      opening = closing;
      return { period, flow, partlyClosed, overdue };
    });
  }

  /** One period: before the first matter nothing stood, and where nothing changed what stood before still does. */
  at(period: string, asOf: CalendarDate): FlowPeriod {
    const before = this.periods(periodKindOf(period), asOf).findLast((one) => one.period <= period);
    if (before?.period === period) return before;
    const { closing } = before?.flow ?? NO_FLOW;
    const { partlyClosed, overdue } = before ?? { partlyClosed: 0, overdue: 0 };
    return { period, flow: { ...NO_FLOW, opening: closing, closing }, partlyClosed, overdue };
  }

  /** All time as one period. */
  whole(asOf: CalendarDate): Flow {
    const sum = { ...NO_FLOW };
    for (const { flow } of this.periods('year', asOf)) {
      for (const move of MOVES) sum[move] += flow[move];
      sum.closing = flow.closing;
    }
    return sum;
  }
}

const NO_FLOW = {
  ...{ opening: 0, registered: 0, reopened: 0, closed: 0, refused: 0, folded: 0, undated: 0 },
  closing: 0,
};

function periodsBetween(known: readonly string[], kind: PeriodKind, asOf: CalendarDate): readonly string[] {
  const [first] = known;
  if (kind === 'day' || first === undefined) return known;
  const all: string[] = [];
  for (let at = first; daysOf(at).first <= asOf; at = periodOf(addDays(daysOf(at).last, 1), kind)) all.push(at);
  return all;
}
