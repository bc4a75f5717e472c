import { addresses } from '../domain/address.ts';
import { type CalendarDate, dayOf } from '../domain/calendar-date.ts';
import type { Figure } from '../domain/figure.ts';
import type { IssueState } from '../domain/issue-state.ts';
import { type Case, casesOf } from '../domain/measure-case.ts';
import {
  daysOf,
  dimensions,
  isWithin,
  type MeasureScope,
  partOf,
  periodKindOf,
  periodTest,
  scopeKey,
  UNMARKED,
} from '../domain/measure-scope.ts';
import { ageClassOf, isStanding, type Measure, measureNamed } from '../domain/measures.ts';
import { csvText } from '../outputs/csv.ts';
import type { GeneratedFile } from './generated-files.ts';
import type { SiteView } from './site-view.ts';

/**
 * Where the matters behind a figure stand, one a line, so that a reader can count them. Null where no matter may be
 * listed: ratings are never shown for a single one (contract §4 rule 10).
 */
export function figureRowsAddress({ measure, scope }: Pick<Figure, 'measure' | 'scope'>): string | null {
  if (measureNamed(measure)?.isRating) return null;
  // What is overdue is marked in the list of what stands.
  const listed = measure === 'overdue' && scope.period !== undefined ? 'backlog' : measure;
  return addresses.figureRows(listed, scopeSlug(scope));
}

/** place-990122101+period-2026-03 */
const scopeSlug = (scope: MeasureScope) =>
  Object.entries(scope)
    .map(([name, value]) => `${name}-${value}`)
    .join('+');

/**
 * Whether the matters of a figure are listed: it is printed with a card somewhere. Received and closed by each part and
 * month, the backlog by week and month, everything of the whole site.
 */
function isListed({ measure, scope }: Figure): boolean {
  const { period, ...parts } = scope;
  if (Object.keys(scope).every((key) => key === 'age')) return true;
  if (period === undefined) return PRINTED_BY_PART.includes(measure) && scope.age === undefined;
  const kind = period === UNMARKED ? 'month' : periodKindOf(period);
  if (Object.keys(parts).length > 0) return false;
  return measure === 'backlog'
    ? kind === 'week' || kind === 'month'
    : PRINTED_BY_PART.includes(measure) && kind === 'month';
}
const PRINTED_BY_PART = ['received', 'closed'];

/** The lists of matters behind the figures, as CSV. */
export function* figureRowFiles(view: SiteView): Generator<GeneratedFile> {
  const { issues, events, settings } = view.site;
  const eventDays = new Map(events.map((event) => [event.id, dayOf(event.endsAt ?? event.startsAt)]));
  // A public row was public before, whatever released it; of its rating it knows nothing.
  const matters = issues.map((issue) => ({
    row: { ...issue, released: true as const, satisfaction: null },
    updates: issue.updates,
  }));
  const cases = casesOf(matters, settings, view.tree, eventDays);
  const parts = new Map<string, Case[]>();
  for (const c of cases) {
    for (const scope of singleScopes(c)) {
      const key = scopeKey(scope);
      const part = parts.get(key);
      if (part) part.push(c);
      else parts.set(key, [c]);
    }
  }
  /** The matters of a scope, its period aside. */
  const within = ({ period: _period, age: _age, ...part }: MeasureScope): readonly Case[] =>
    Object.keys(part).length === 0 ? cases : (parts.get(scopeKey(part)) ?? cases.filter((c) => isWithin(c, part)));
  const written = new Set<string>();
  for (const figure of [...view.site.figures.filter(isListed), ...view.citedFigures()]) {
    const address = figureRowsAddress(figure);
    if (address === null || written.has(address)) continue;
    written.add(address);
    yield {
      path: decodeURIComponent(address.slice(1)),
      content: csvText(['编号', '收到日期', '计入'], rowsOf(view, figure, within(figure.scope))),
    };
  }
}

function* singleScopes(c: Case): Generator<MeasureScope> {
  for (const place of c.places) yield { place };
  for (const dimension of dimensions) if (dimension !== 'place') yield { [dimension]: partOf(c, dimension) };
}

function* rowsOf(view: SiteView, { measure: id, scope }: Figure, cases: readonly Case[]): Generator<string[]> {
  const { asOf, settings } = view.site;
  const measure = measureNamed(id === 'ageing' ? 'backlog' : id);
  if (measure === undefined) return;
  const { period, age } = scope;
  const movement = measure.isStock && period !== undefined ? movements(period, asOf) : null;
  const isIn = periodTest(period);
  for (const c of cases) {
    if (age !== undefined && (!isStanding(c) || ageClassOf(c.receivedOn, asOf).id !== age)) continue;
    const share = movement
      ? movement(c)
      : isIn(measure.period(c))
        ? shareOf(measure, measure.judge(c, asOf, settings))
        : null;
    if (share !== null) yield [c.id, c.receivedOn, share];
  }
}

function shareOf(measure: Measure, verdict: ReturnType<Measure['judge']>): string | null {
  if (typeof verdict === 'object') return `不计入：${verdict.excluded}`;
  if (verdict === 'outside') return null;
  if (measure.denominator === null) return '计入';
  return verdict === 'hit' ? '分子和分母' : '只在分母';
}

const EXITS: Readonly<Partial<Record<IssueState, string>>> = {
  closed: '办结',
  refused: '不予受理',
  folded: '合并或撤回',
};
const stands = (state: IssueState) => state === 'open' || state === 'partly-closed';

/** How a matter stood before a period, moved in it, and stood at its end: 期初结存；办结. Null if it did none of these. */
function movements(period: string, asOf: CalendarDate): (c: Case) => string | null {
  const { first, last } = daysOf(period);
  const end = last < asOf ? last : asOf;
  return ({ receivedOn, changes, deadline }) => {
    if (receivedOn > end) return null;
    const before = changes.findLast(({ day }) => day < first);
    const within = changes.filter(({ day }) => day >= first && day <= end);
    const words = before && stands(before.state) ? ['期初结存'] : [];
    let stood: boolean | null = before ? stands(before.state) : null;
    for (const { state, dated } of within) {
      if (stood === null) words.push('登记');
      if (stood === false && stands(state)) words.push('重新办理');
      if (stood !== false && !stands(state)) words.push(dated ? (EXITS[state] ?? '') : '没有日期的退出');
      stood = stands(state);
    }
    if (stood) words.push('期末结存');
    if ((within.at(-1) ?? before)?.state === 'open' && deadline !== null && deadline < end) words.push('超期');
    return words.length > 0 ? words.join('；') : null;
  };
}
