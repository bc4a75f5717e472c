import { addDays, type CalendarDate, daysBetween, isoWeek, weekStart } from '../domain/calendar-date.ts';
import { deadlineOf, stateOn, statusDay } from '../domain/issue-history.ts';
import type { IssueState } from '../domain/issue-state.ts';
import { UNMARKED } from '../domain/measures.ts';
import type { SiteIssue } from './site.ts';
import type { SiteView } from './site-view.ts';

/** What a bulletin counts of public matters, each with what it means. */
export const bulletinLines = {
  received: { name: '收到', meaning: '这一周收到，周末没有并入别的事项、也没有撤回的。' },
  closed: { name: '办结', meaning: '周末已经办结、上一个周末还没有办结的。' },
  open: { name: '在办', meaning: '周末还没有办完的，阶段性办结和挂账的也在内。' },
  overdue: { name: '超期', meaning: '在办的里面，办理期限已过的；阶段性办结和挂账的不算。' },
} as const;
type Line = keyof typeof bulletinLines;
export const bulletinLineKeys = Object.keys(bulletinLines) as Line[];

export type BulletinCounts = Readonly<Record<Line, number>>;

export interface Bulletin {
  /** ISO week, `2026-W10`. */
  readonly week: string;
  readonly monday: CalendarDate;
  readonly sunday: CalendarDate;
  /** Last day counted: Sunday, or asOf where the data end before it. */
  readonly until: CalendarDate;
  readonly complete: boolean;
  readonly total: BulletinCounts;
  /** By township in the order of the ledger; the level above townships and 未标明 (null) last. They sum to the total. */
  readonly parts: readonly { readonly place: string | null; readonly counts: BulletinCounts }[];
}

/** Week of a day, or of some days after it, counted from the first. */
type WeekOf = (day: CalendarDate, later?: number) => number;

type Table = Record<Line, number[]>;

/**
 * The weekly bulletins (周通报) from the first receipt to asOf, newest first. One pass over the matters: each adds its
 * flows to single weeks and its standing to runs of weeks, kept as differences until the end.
 */
export function bulletins({ site, tree }: SiteView): Bulletin[] {
  const first = site.issues.at(-1)?.receivedOn;
  if (first === undefined) return [];
  const start = weekStart(isoWeek(first));
  // Matters share their days: each is reckoned once.
  const numbers = new Map<CalendarDate, number>();
  const weekOf: WeekOf = (day, later = 0) => {
    const number = numbers.get(day) ?? daysBetween(start, day);
    numbers.set(day, number);
    return Math.floor((number + later) / 7);
  };
  const weeks = weekOf(site.asOf) + 1;
  const row = () => new Array<number>(weeks + 1).fill(0);
  const tables = new Map<string | null, Table>();
  for (const issue of site.issues) {
    const place = issue.place === null ? null : (tree.township(issue.place)?.code ?? issue.place);
    const table = tables.get(place) ?? { received: row(), closed: row(), open: row(), overdue: row() };
    tables.set(place, table);
    addIssue(table, issue, site, weekOf, weeks);
  }
  for (const { open, overdue } of tables.values()) {
    for (let week = 1; week < weeks; week++) {
      open[week] = at(open, week) + at(open, week - 1);
      overdue[week] = at(overdue, week) + at(overdue, week - 1);
    }
  }
  const order = new Map(
    site.places.map((place, index) => [place.code, tree.levelOf(place) === '乡' ? index : site.places.length + index]),
  );
  const rank = (place: string | null) =>
    place === null ? Number.POSITIVE_INFINITY : (order.get(place) ?? 2 * site.places.length);
  const sorted = [...tables].sort(([a], [b]) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
  return Array.from({ length: weeks }, (_, week) =>
    bulletinOf(week, addDays(start, 7 * week), site.asOf, sorted),
  ).reverse();
}

const at = (numbers: readonly number[], index: number) => numbers[index] ?? 0;
const add = (numbers: number[], index: number, by = 1) => {
  numbers[index] = at(numbers, index) + by;
};

function addIssue(
  table: Table,
  issue: SiteIssue,
  { asOf, settings }: SiteView['site'],
  weekOf: WeekOf,
  weeks: number,
): void {
  const history = { row: issue, updates: issue.updates };
  const deadline = deadlineOf(history, settings.deadlines.close)?.day ?? null;
  const lateFrom = deadline !== null && deadline < asOf ? weekOf(deadline, 1) : weeks;
  const stands = weekEnds(history, asOf, settings.labels, weekOf);
  let before: IssueState | null = null;
  stands.forEach(([week, state], index) => {
    const next = stands[index + 1]?.[0] ?? weeks;
    if (index === 0 && state !== 'folded') add(table.received, week);
    if (state === 'closed' && before !== 'closed') add(table.closed, week);
    if (state === 'open' || state === 'partly-closed') run(table.open, week, next);
    if (state === 'open') run(table.overdue, Math.max(week, lateFrom), next);
    before = state;
  });
}

/** Adds one to the weeks from `from` until before `to`. */
function run(differences: number[], from: number, to: number): void {
  if (from >= to) return;
  add(differences, from);
  add(differences, to, -1);
}

/** The weeks in which a matter's state may have changed, each with the state at its end, in order. */
function weekEnds(
  history: { readonly row: SiteIssue; readonly updates: SiteIssue['updates'] },
  asOf: CalendarDate,
  labels: Parameters<typeof stateOn>[2],
  weekOf: WeekOf,
): [number, IssueState][] {
  const { row, updates } = history;
  const days = [row.receivedOn, ...updates.map(({ date }) => date), statusDay(row, labels) ?? row.receivedOn];
  const known = days.filter((day) => day >= row.receivedOn && day <= asOf).sort();
  const ends = new Map<number, IssueState>();
  for (const day of known) ends.set(weekOf(day), stateOn(history, day, labels) ?? 'open');
  return [...ends];
}

function bulletinOf(
  week: number,
  monday: CalendarDate,
  asOf: CalendarDate,
  tables: readonly (readonly [string | null, Table])[],
): Bulletin {
  const sunday = addDays(monday, 6);
  const each = (count: (line: Line) => number) =>
    Object.fromEntries(bulletinLineKeys.map((line) => [line, count(line)])) as BulletinCounts;
  const parts = tables.map(([place, table]) => ({ place, counts: each((line) => at(table[line], week)) }));
  return {
    week: isoWeek(monday),
    monday,
    sunday,
    until: sunday <= asOf ? sunday : asOf,
    complete: sunday <= asOf,
    total: each((line) => parts.reduce((total, part) => total + part.counts[line], 0)),
    parts,
  };
}

/** What a line of a bulletin is called: a township, what belongs to the level above townships (本级), or 未标明. */
export function partName({ tree, placeName }: SiteView, place: string | null): string {
  if (place === null) return UNMARKED;
  const known = tree.get(place);
  return known !== undefined && tree.levelOf(known) !== '乡' && tree.township(place) === undefined
    ? `${known.name}本级`
    : placeName(place);
}
