import type { Flow } from '../domain/backlog-flow.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Figure } from '../domain/figure.ts';
import { daysOf, type MeasureScope, periodKindOf, scopeKey } from '../domain/measure-scope.ts';
import { byNameOfPart, partAddress, partName } from './part-name.ts';
import type { SiteView } from './site-view.ts';

/** What a bulletin counts of public matters, each with what it means. They are figures of the registry. */
export const bulletinLines = {
  registered: { name: '登记', meaning: '这一周收到的，后来并入别的事项或撤回的也在内。' },
  closed: { name: '办结', meaning: '这一周办结的。' },
  open: { name: '结存', meaning: '周末还没有办完的，阶段性办结和挂账的也在内。' },
  overdue: { name: '超期', meaning: '结存里面还在办、办理期限已过的；阶段性办结和挂账的不算。' },
} as const;
type Line = keyof typeof bulletinLines;
export const bulletinLineKeys = Object.keys(bulletinLines) as Line[];

export type BulletinCounts = Readonly<Record<Line, number>>;

/** A township, the level above townships (本级), a category, or 未标明. */
export interface BulletinPart {
  readonly name: string;
  readonly address: string | null;
  readonly counts: BulletinCounts;
}

export interface Bulletin {
  /** ISO week, `2026-W10`. */
  readonly week: string;
  readonly monday: CalendarDate;
  readonly sunday: CalendarDate;
  /** Last day counted: Sunday, or asOf where the data end before it. */
  readonly until: CalendarDate;
  readonly complete: boolean;
  readonly total: BulletinCounts;
  /** How the backlog of the week came about. */
  readonly flow: Flow;
  /** Each sums to the total. */
  readonly places: readonly BulletinPart[];
  readonly categories: readonly BulletinPart[];
}

const NONE: BulletinCounts = { registered: 0, closed: 0, open: 0, overdue: 0 };

/** The weekly bulletins (周通报) from the first receipt to asOf, newest first. */
export function bulletins(view: SiteView): Bulletin[] {
  const { asOf, figures } = view.site;
  const weekly = figures.filter(
    ({ measure, scope }) =>
      measure === 'backlog' && scope.period !== undefined && periodKindOf(scope.period) === 'week',
  );
  const isWhole = ({ scope }: Figure) => Object.keys(scope).length === 1;
  const parts = (dimension: 'place' | 'category') =>
    new Map(
      weekly
        .filter(({ scope }) => scope[dimension] !== undefined)
        .map(({ scope: { period: _period, ...scope } }) => [scopeKey(scope), scope]),
    )
      .values()
      .toArray()
      .toSorted(byNameOfPart(view));
  const divisions = { places: parts('place'), categories: parts('category') };
  const partsOf = (scopes: readonly MeasureScope[], period: string): BulletinPart[] =>
    scopes.map((scope) => {
      const figure = view.figure('backlog', { ...scope, period });
      return {
        name: partName(view, scope),
        address: partAddress(view, scope),
        counts: figure === undefined ? NONE : countsOf(view, figure),
      };
    });
  return weekly
    .filter(isWhole)
    .map((figure): Bulletin => {
      const week = figure.scope.period ?? '';
      const { first, last } = daysOf(week);
      const complete = last <= asOf;
      return {
        week,
        monday: first,
        sunday: last,
        until: complete ? last : asOf,
        complete,
        total: countsOf(view, figure),
        flow: figure.flow as Flow,
        places: partsOf(divisions.places, week),
        categories: partsOf(divisions.categories, week),
      };
    })
    .reverse();
}

const countsOf = (view: SiteView, { scope, flow, numerator }: Figure): BulletinCounts => ({
  registered: flow?.registered ?? 0,
  closed: flow?.closed ?? 0,
  open: numerator,
  overdue: view.figure('overdue', scope)?.numerator ?? 0,
});

/** 上周末结存、登记 … 到周末结存 as one sum; what is nought is left out. */
export function flowInWords({
  opening,
  registered,
  reopened,
  closed,
  refused,
  folded,
  undated,
  closing,
}: Flow): string {
  const term = (name: string, n: number) => (n === 0 ? '' : `，${name}${n}件`);
  return [
    `上周末结存${opening}件`,
    term('加登记', registered),
    term('加重新办理', reopened),
    term('减办结', closed),
    term('减不予受理', refused),
    term('减合并或撤回', folded),
    term('减没有写日期的退出', undated),
    `，等于结存${closing}件`,
  ].join('');
}
