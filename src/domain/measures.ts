import { addDays, type CalendarDate, daysBetween } from './calendar-date.ts';
import { isInHand } from './issue-state.ts';
import type { Case } from './measure-case.ts';
import type { SiteSettings } from './site-settings.ts';

/** In the denominator and the numerator, in the denominator only, in neither for a reason, or not concerned. */
export type Verdict = 'hit' | 'miss' | 'outside' | { readonly excluded: string };
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
  /** What stands beside the figure, never inside: in which of the counts named here a matter of the scope belongs. */
  readonly beside?: (c: Case, asOf: CalendarDate) => readonly Beside[];
  /** Matters of the whole that its list leaves out, and why. */
  readonly unlisted?: string;
  /** The figure that must be read with it, by its id. */
  readonly readWith?: string;
  /** Told from ratings, which are never shown for a single matter (contract §4 rule 10). */
  readonly isRating?: true;
  /** How much there is at the end of a day, not what happened in a period. */
  readonly isStock?: true;
}

/** Counts that stand beside a figure, and what they are called. */
export const besideNames = {
  merged: '已合并',
  withdrawn: '已撤回',
  'partly-closed': '阶段性办结、挂账',
  refused: '不予受理',
  reopened: '重新办理，还没有办完',
  'closed-unanswered': '办结了还没有答复',
  'original-hit': '按原办理期限算，在期限内办结的',
  'original-base': '按原办理期限算，期限已到的',
  satisfied: '满意',
  'fairly-satisfied': '基本满意',
  dissatisfied: '不满意',
  solved: '已解决',
  'partly-solved': '部分解决',
  unsolved: '未解决',
} as const;
export type Beside = keyof typeof besideNames;

const ANSWERS: Readonly<Record<string, Beside>> = {
  满意: 'satisfied',
  基本满意: 'fairly-satisfied',
  不满意: 'dissatisfied',
  已解决: 'solved',
  部分解决: 'partly-solved',
  未解决: 'unsolved',
};
const answer = (given: string | null): Beside[] => {
  const found = given === null ? undefined : ANSWERS[given];
  return found === undefined ? [] : [found];
};

const isReceived = (c: Case) => c.state !== 'folded';
const isDue = (c: Case) => isReceived(c) && c.state !== 'refused';
const isFollowedUp = (c: Case) => c.confirmed !== null && c.confirmed !== '未回访';
export const isRated = (c: Case) => c.satisfaction !== null && c.satisfaction !== '未评价';
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
    beside: (c) => (isReceived(c) ? [] : [c.merged ? 'merged' : 'withdrawn']),
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
    beside: (c) => [
      ...(c.state === 'partly-closed' || c.state === 'refused' ? [c.state] : []),
      ...(c.reopened ? (['reopened'] as const) : []),
      ...(c.state === 'closed' && !c.replied ? (['closed-unanswered'] as const) : []),
    ],
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
    beside(c, asOf) {
      const { firstDeadline: due } = c;
      if (!isDue(c) || due === null || due > asOf || (c.state === 'closed' && c.closedOn === null)) return [];
      return c.closedOn !== null && c.closedOn <= due ? ['original-base', 'original-hit'] : ['original-base'];
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
    beside: (c) => (c.state === 'closed' ? answer(c.confirmed) : []),
  },
  {
    id: 'confirmed',
    name: '群众确认解决率',
    numerator: '群众确认已解决的；部分解决的不算',
    denominator: '办结后回访到的',
    leftOut: '没有回访的不计入，见回访率',
    period: byClosing,
    judge: (c) => (c.state === 'closed' && isFollowedUp(c) ? decide(c.confirmed === '已解决') : 'outside'),
    readWith: 'followed-up',
  },
  {
    id: 'rated',
    name: '参评率',
    numerator: '办结后群众评价了的',
    denominator: '办结的',
    leftOut: '没有',
    period: byClosing,
    judge: (c) => (c.state === 'closed' ? decide(isRated(c)) : 'outside'),
    isRating: true,
  },
  {
    id: 'satisfied',
    name: '满意率',
    numerator: '评价满意或基本满意的',
    denominator: '办结后群众评价了的',
    leftOut: '没有评价的不计入，见参评率',
    period: byClosing,
    judge: (c) => (c.state === 'closed' && isRated(c) ? decide(c.satisfaction !== '不满意') : 'outside'),
    beside: (c) => (c.state === 'closed' ? answer(c.satisfaction) : []),
    readWith: 'rated',
    isRating: true,
  },
  {
    id: 'on-the-spot',
    name: '现场办结',
    numerator: '标明现场办结，办结日期不晚于活动最后一天的',
    denominator: '收到的、来自活动的',
    leftOut: '活动没有日期的、已办结但没有办结日期的，不计入',
    unlisted: '来自公开事项少的活动的，不逐件列出',
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
    numerator: '到那一天还没有办完的，阶段性办结、挂账的也在内',
    denominator: null,
    leftOut: '没有',
    period: byReceipt,
    judge: (c) => (isInHand(c.state) ? 'hit' : 'outside'),
    beside: (c) => (c.state === 'partly-closed' ? ['partly-closed'] : []),
    isStock: true,
  },
  {
    id: 'overdue',
    name: '超期',
    numerator: '到那一天还在办、办理期限已经过了的；阶段性办结、挂账的不算',
    denominator: null,
    leftOut: '没有办理期限的不算超期',
    period: byReceipt,
    judge: (c, asOf) => (c.state === 'open' && c.deadline !== null && c.deadline < asOf ? 'hit' : 'outside'),
    isStock: true,
  },
];

/** A measure by its id, or by its Chinese name as people write it. */
export const measureNamed = (name: string): Measure | undefined =>
  measures.find((measure) => measure.id === name || measure.name.replaceAll(' ', '') === name.replaceAll(/\s/g, ''));
