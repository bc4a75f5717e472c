import { addDays, type CalendarDate, daysBetween } from './calendar-date.ts';
import type { IssueHistory } from './issue-history.ts';
import { deadlineOf, isAccepted, stateOf } from './issue-history.ts';
import type { IssueState } from './issue-state.ts';
import { percentage } from './percentage.ts';
import type { SiteSettings } from './site-settings.ts';

/** One matter as the measures see it at the cut-off: dates that can't be relied on are null already. */
export interface Case {
  readonly id: string;
  /** Enters figures of the whole site only (contract §4 rule 10). */
  readonly countedOnly: boolean;
  readonly place: string | null;
  readonly category: string | null;
  readonly receivedOn: CalendarDate;
  readonly acceptedOn: CalendarDate | null;
  readonly closedOn: CalendarDate | null;
  readonly replied: boolean;
  readonly deadline: CalendarDate | null;
  readonly state: IssueState;
  readonly accepted: boolean;
  readonly hasReason: boolean;
  readonly confirmed: string | null;
  readonly satisfaction: string | null;
  readonly onTheSpot: boolean;
  readonly fromEvent: boolean;
  /** Last day of the event it came from. */
  readonly eventDay: CalendarDate | null;
}

/**
 * The cases of a ledger, each as it was known at the cut-off. A last day of an event is looked up by its identifier.
 */
export function casesOf(
  histories: readonly IssueHistory[],
  { labels, deadlines }: SiteSettings,
  isCountedOnly: (history: IssueHistory) => boolean,
  eventDays: ReadonlyMap<string, CalendarDate>,
): Case[] {
  return histories.map((history) => {
    // 办结 before 受理: the acceptance counts as 未标明, for the deadline as well (contract §4 rule 7).
    const { closedOn, acceptedOn } = history.row;
    const row =
      closedOn !== null && acceptedOn !== null && closedOn < acceptedOn
        ? { ...history.row, acceptedOn: null }
        : history.row;
    const state = stateOf(row.status, labels);
    return {
      id: row.id,
      countedOnly: isCountedOnly(history),
      place: row.place,
      category: row.category,
      receivedOn: row.receivedOn,
      acceptedOn: row.acceptedOn,
      closedOn: state === 'closed' ? row.closedOn : null,
      replied: row.repliedOn !== null || row.reply !== null,
      deadline: deadlineOf({ ...history, row }, deadlines.close)?.day ?? null,
      state,
      accepted: isAccepted(row, labels),
      hasReason: row.reply !== null,
      confirmed: row.confirmed,
      satisfaction: row.satisfaction,
      onTheSpot: row.onTheSpot === true,
      fromEvent: row.event !== null,
      eventDay: row.event === null ? null : (eventDays.get(row.event) ?? null),
    };
  });
}

/** In the denominator and the numerator, in the denominator only, in neither for a reason, or not concerned. */
type Verdict = 'hit' | 'miss' | 'outside' | { readonly excluded: string };
const excluded = (reason: string) => ({ excluded: reason }) as const;
const decide = (hit: boolean): Verdict => (hit ? 'hit' : 'miss');

/** One published measure (口径). */
export interface Measure {
  readonly id: string;
  readonly name: string;
  readonly numerator: string;
  /** Null for plain counts. */
  readonly denominator: string | null;
  /** What is left out and why. */
  readonly leftOut: string;
  /** The date that decides which period a matter belongs to (contract §4 rule 4). */
  readonly period: (c: Case) => CalendarDate | null;
  readonly judge: (c: Case, asOf: CalendarDate, settings: SiteSettings) => Verdict;
  /** Ratings are not broken down here: a small part would show a single answer (contract §4 rule 10). */
  readonly wholeOnly?: boolean;
}

const isReceived = (c: Case) => c.state !== 'folded';
const isDue = (c: Case) => isReceived(c) && c.state !== 'refused';
const isFollowedUp = (c: Case) => c.confirmed !== null && c.confirmed !== '未回访';
const isRated = (c: Case) => c.satisfaction !== null && c.satisfaction !== '未评价';
const byReceipt = (c: Case) => c.receivedOn;
const byClosing = (c: Case) => c.closedOn;

const within = (days: number): Measure => ({
  id: `within-${days}-days`,
  name: `${days} 天内办结`,
  numerator: `从收到到办结不超过 ${days} 天的`,
  denominator: `应办的（收到且没有不予受理），收到已满 ${days} 天`,
  leftOut: '已办结但没有办结日期的，不计入',
  period: byReceipt,
  judge(c, asOf) {
    if (!isDue(c) || c.receivedOn > addDays(asOf, -days)) return 'outside';
    if (c.state === 'closed' && c.closedOn === null) return excluded('没有办结日期');
    return decide(c.closedOn !== null && daysBetween(c.receivedOn, c.closedOn) <= days);
  },
});

/** Every published figure. The order is the order on the results page. Contract §4. */
export const measures: readonly Measure[] = [
  {
    id: 'registered',
    name: '登记',
    numerator: '收到日期不晚于截至日的所有事项',
    denominator: null,
    leftOut: '没有',
    period: byReceipt,
    judge: () => 'hit',
  },
  {
    id: 'received',
    name: '收到',
    numerator: '登记的事项，去掉已合并和已撤回的',
    denominator: null,
    leftOut: '已合并、已撤回的另列',
    period: byReceipt,
    judge: (c) => (isReceived(c) ? 'hit' : 'outside'),
  },
  {
    id: 'accepted-on-time',
    name: '及时受理率',
    numerator: '在受理期限内受理、或者说明理由不予受理的',
    denominator: '收到且受理期限已到的',
    leftOut: '已经在办但没有受理日期的，不计入',
    period: byReceipt,
    judge(c, asOf, { deadlines }) {
      const limit = addDays(c.receivedOn, deadlines.accept);
      if (!isReceived(c) || limit > asOf) return 'outside';
      if (c.acceptedOn === null) return c.accepted || c.state === 'refused' ? excluded('没有受理日期') : 'miss';
      return decide(c.acceptedOn <= limit && (c.state !== 'refused' || c.hasReason));
    },
  },
  {
    id: 'replied',
    name: '答复率',
    numerator: '截至日前已经答复的（答复没有写日期的也算）',
    denominator: '收到的，不予受理的也在内',
    leftOut: '没有',
    period: byReceipt,
    judge: (c) => (isReceived(c) ? decide(c.replied) : 'outside'),
  },
  {
    id: 'closed',
    name: '办结率',
    numerator: '状态是办结的；阶段性办结、重新办理的不算',
    denominator: '已受理的',
    leftOut: '没有',
    period: byReceipt,
    judge: (c) => (c.accepted ? decide(c.state === 'closed') : 'outside'),
  },
  {
    id: 'closed-on-time',
    name: '按期办结率',
    numerator: '办结日期不晚于办理期限的',
    denominator: '应办的，办理期限已到',
    leftOut: '没有办理期限的、已办结但没有办结日期的，不计入',
    period: (c) => c.deadline,
    judge(c, asOf) {
      if (!isDue(c)) return 'outside';
      if (c.deadline === null) return excluded('没有办理期限');
      if (c.deadline > asOf) return 'outside';
      if (c.state === 'closed' && c.closedOn === null) return excluded('没有办结日期');
      return decide(c.closedOn !== null && c.closedOn <= c.deadline);
    },
  },
  {
    id: 'followed-up',
    name: '回访率',
    numerator: '办结后回访到、群众说了解决没有的',
    denominator: '办结的',
    leftOut: '没有',
    period: byClosing,
    judge: (c) => (c.state === 'closed' ? decide(isFollowedUp(c)) : 'outside'),
    wholeOnly: true,
  },
  {
    id: 'confirmed',
    name: '群众确认解决率',
    numerator: '群众确认已解决的；部分解决的不算',
    denominator: '办结后回访到的',
    leftOut: '没有回访的不计入，见回访率',
    period: byClosing,
    judge: (c) => (c.state === 'closed' && isFollowedUp(c) ? decide(c.confirmed === '已解决') : 'outside'),
    wholeOnly: true,
  },
  {
    id: 'rated',
    name: '参评率',
    numerator: '办结后群众评价了的',
    denominator: '办结的',
    leftOut: '没有',
    period: byClosing,
    judge: (c) => (c.state === 'closed' ? decide(isRated(c)) : 'outside'),
    wholeOnly: true,
  },
  {
    id: 'satisfied',
    name: '满意率',
    numerator: '评价满意或基本满意的',
    denominator: '办结后群众评价了的',
    leftOut: '没有评价的不计入，见参评率',
    period: byClosing,
    judge: (c) => (c.state === 'closed' && isRated(c) ? decide(c.satisfaction !== '不满意') : 'outside'),
    wholeOnly: true,
  },
  {
    id: 'on-the-spot',
    name: '现场办结',
    numerator: '标明现场办结，办结日期不晚于活动最后一天的',
    denominator: '收到的、来自活动的',
    leftOut: '没有',
    period: (c) => c.eventDay,
    judge(c) {
      if (!isReceived(c) || !c.fromEvent) return 'outside';
      if (c.eventDay === null) return excluded('没有活动日期');
      if (c.onTheSpot && c.state === 'closed' && c.closedOn === null) return excluded('没有办结日期');
      return decide(c.onTheSpot && c.closedOn !== null && c.closedOn <= c.eventDay);
    },
  },
  within(7),
  within(30),
  within(60),
  {
    id: 'backlog',
    name: '结存',
    numerator: '截至日还在办的，阶段性办结、挂账的也在内',
    denominator: null,
    leftOut: '没有',
    period: byReceipt,
    judge: (c) => (c.state === 'open' || c.state === 'partly-closed' ? 'hit' : 'outside'),
  },
];

export type MeasureScope = {
  readonly place?: string;
  readonly category?: string;
  readonly period?: string;
  readonly age?: string;
};

/** A figure as it is printed and published: never a rate without its two counts. */
export interface Figure {
  readonly measure: string;
  readonly scope: MeasureScope;
  readonly numerator: number;
  readonly denominator: number | null;
  /** Matters in neither count because a date is missing, by reason. */
  readonly excluded: Readonly<Record<string, number>>;
  /** Per cent with one decimal; null where there is no denominator, too few, or too much is excluded. */
  readonly rate: number | null;
}

/** Above a tenth of the base excluded, a rate would mislead (contract §4 rule 7). */
const MOST_EXCLUDED = 0.1;

function figure(
  measure: Measure,
  scope: MeasureScope,
  cases: Iterable<Case>,
  asOf: CalendarDate,
  settings: SiteSettings,
): Figure {
  let numerator = 0;
  let denominator = 0;
  const found = new Map<string, number>();
  for (const c of cases) {
    const verdict = measure.judge(c, asOf, settings);
    if (verdict === 'hit') numerator++;
    if (verdict === 'hit' || verdict === 'miss') denominator++;
    else if (typeof verdict === 'object') found.set(verdict.excluded, (found.get(verdict.excluded) ?? 0) + 1);
  }
  // In an order of their own: that of the rows is not the same in the open data.
  const left = Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
  if (measure.denominator === null)
    return { measure: measure.id, scope, numerator, denominator: null, excluded: left, rate: null };
  const leftOut = Object.values(left).reduce((a, b) => a + b, 0);
  const enough = denominator >= settings.thresholds.smallNumbers && leftOut <= MOST_EXCLUDED * (denominator + leftOut);
  return {
    measure: measure.id,
    scope,
    numerator,
    denominator,
    excluded: left,
    rate: enough ? percentage(numerator, denominator) : null,
  };
}

/** Few answers, all the same: each of them could be told from the sum. A rating is never shown for a single matter. */
const tellsSingleAnswers = ({ measure, numerator, denominator }: Figure, { thresholds }: SiteSettings): boolean =>
  measure === 'satisfied' &&
  denominator !== null &&
  denominator > 0 &&
  denominator < thresholds.smallNumbers &&
  (numerator === 0 || numerator === denominator);

/** Age classes of the closing backlog, in days since receipt; the last is open-ended. Contract §4. */
export const ageClasses = [
  { id: '0-7', name: '0–7 天', upTo: 7 },
  { id: '8-15', name: '8–15 天', upTo: 15 },
  { id: '16-30', name: '16–30 天', upTo: 30 },
  { id: '31-60', name: '31–60 天', upTo: 60 },
  { id: '61-', name: '60 天以上', upTo: Number.POSITIVE_INFINITY },
] as const;

export const ageClassOf = (receivedOn: CalendarDate, asOf: CalendarDate) => {
  const age = daysBetween(receivedOn, asOf);
  return ageClasses.find(({ upTo }) => age <= upTo) ?? ageClasses[4];
};

/**
 * All figures: the whole site, then each month, township and category with public matters only. `townshipOf` rolls a
 * place up; what has no place or category is 未标明, so that parts sum to the whole.
 */
export function computeFigures(
  cases: readonly Case[],
  asOf: CalendarDate,
  settings: SiteSettings,
  townshipOf: (place: string | null) => string | null,
): Figure[] {
  const figures = measures
    .map((measure) => figure(measure, {}, cases, asOf, settings))
    .filter((f) => !tellsSingleAnswers(f, settings));
  const standing = cases.filter((c) => c.state === 'open' || c.state === 'partly-closed');
  for (const { id } of ageClasses) {
    const numerator = standing.filter((c) => ageClassOf(c.receivedOn, asOf).id === id).length;
    figures.push({ measure: 'ageing', scope: { age: id }, numerator, denominator: null, excluded: {}, rate: null });
  }
  const shown = cases.filter((c) => !c.countedOnly);
  const places = grouped(shown, (c) => townshipOf(c.place) ?? UNMARKED);
  const categories = grouped(shown, (c) => c.category ?? UNMARKED);
  for (const measure of measures.filter((m) => !m.wholeOnly)) {
    for (const [period, part] of grouped(shown, (c) => measure.period(c)?.slice(0, 7) ?? null)) {
      if (measure.id !== 'backlog') figures.push(figure(measure, { period }, part, asOf, settings));
    }
    for (const [place, part] of places) figures.push(figure(measure, { place }, part, asOf, settings));
    for (const [category, part] of categories) figures.push(figure(measure, { category }, part, asOf, settings));
  }
  return figures;
}

/** What has no value in a partition. */
export const UNMARKED = '未标明';

function grouped(cases: readonly Case[], keyOf: (c: Case) => string | null): [string, Case[]][] {
  const groups = new Map<string, Case[]>();
  for (const c of cases) {
    const key = keyOf(c);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(c);
    else groups.set(key, [c]);
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
