import { addresses } from '../domain/address.ts';
import { ageClassOf } from '../domain/ageing.ts';
import { flowNames, movementsOf } from '../domain/backlog-flow.ts';
import { type CalendarDate, dayOf } from '../domain/calendar-date.ts';
import type { Figure } from '../domain/figure.ts';
import { townshipOf } from '../domain/figure-parts.ts';
import { type IssueState, isInHand } from '../domain/issue-state.ts';
import { type Case, casesOf } from '../domain/measure-case.ts';
import {
  type Dimension,
  daysOf,
  dimensions,
  isWithin,
  type MeasureScope,
  partOf,
  periodKindOf,
  periodTest,
  UNMARKED,
} from '../domain/measure-scope.ts';
import { besideNames, type Measure, measureNamed, type Verdict } from '../domain/measures.ts';
import { csvText } from '../outputs/csv.ts';
import type { GeneratedFile } from './generated-file.ts';
import { partName } from './part-name.ts';
import type { SiteView } from './site-view.ts';

/**
 * Where the matters behind a figure stand, one a line, so that a reader can count them. Null where no matter may be
 * listed: ratings are never shown for a single one (contract §4 rule 10).
 */
export function figureRowsAddress({ measure, scope }: Pick<Figure, 'measure' | 'scope'>): string | null {
  if (measureNamed(measure)?.isRating) return null;
  // What is overdue, and how old it is, is marked in the list of what stands then.
  const { age, ...rest } = scope;
  const isInBacklog = age !== undefined || (measure === 'overdue' && scope.period !== undefined);
  return addresses.figureRows(isInBacklog ? 'backlog' : measure, scopeSlug(rest));
}

/** place-990122101+period-2026-03 */
const scopeSlug = (scope: MeasureScope) =>
  Object.entries(scope)
    .map(([name, value]) => `${name}-${value}`)
    .join('+');

/** Every change of the backlog, one a line, so that what came, went and stood can be counted for any days and any part. */
export const movementsAddress = addresses.figureRows('backlog', 'changes');

/** The columns that tell what a matter belongs to, by the names the tables have. */
export const divisionColumns = {
  place: '区划',
  category: '类别',
  unit: '主办单位',
  channel: '来源',
  campaign: '专项',
} as const satisfies Record<Dimension, string>;
/** In the lists of the whole site all of them, in the others those of the bulletins' tables. */
const SHORT: readonly Dimension[] = ['place', 'category'];

/** What the lists say of how a matter counts; several are divided by `；`. */
export const SHARE = '计入';

/**
 * Whether the matters of a figure are listed: it is printed with a card somewhere. Everything of the whole site, the
 * backlog by week, and what places received and closed on their pages; other parts are found in the lists of the whole.
 */
function isListed(view: SiteView, { measure, scope }: Figure): boolean {
  const { place, period, ...others } = scope;
  if (Object.keys(others).length > 0) return false;
  if (place === undefined)
    return period === undefined || (measure === 'backlog' && period !== UNMARKED && periodKindOf(period) === 'week');
  return (
    period === undefined &&
    ['received', 'closed'].includes(measure) &&
    view.hasPage(place) &&
    place !== view.site.settings.place &&
    view.issuesByPlace.has(place)
  );
}

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
  // Every place with a page has its lists: they are not looked for among all matters again.
  const byPlace = Map.groupBy(
    cases.flatMap((c) => c.places.map((place) => ({ place, c }))),
    ({ place }) => place,
  );
  const within = ({ place, part }: MeasureScope): readonly Case[] =>
    place === undefined || part !== undefined ? cases : (byPlace.get(place)?.map(({ c }) => c) ?? cases);
  const list = (address: string, columns: readonly string[], rows: Iterable<string[]>): GeneratedFile => ({
    path: decodeURIComponent(address.slice(1)),
    content: csvText(columns, rows),
  });
  const written = new Set<string>();
  for (const figure of [...view.site.figures.filter((figure) => isListed(view, figure)), ...view.citedFigures()]) {
    const address = figureRowsAddress(figure);
    if (address === null || written.has(address)) continue;
    written.add(address);
    const divisions = Object.keys(figure.scope).length === 0 ? dimensions : SHORT;
    yield list(address, [...headers(divisions), SHARE], rowsOf(view, figure, within(figure.scope), divisions));
  }
  if (cases.length > 0) yield list(movementsAddress, [...headers(SHORT), '日期', '变化'], allMovements(view, cases));
}

const headers = (divisions: readonly Dimension[]) => [
  '编号',
  '收到日期',
  ...divisions.map((dimension) => divisionColumns[dimension]),
];

/** The columns of a matter, its place as the tables call it: the township, or the 本级 of what lies above. */
const matterOf = (view: SiteView, c: Case, divisions: readonly Dimension[]): string[] => [
  c.id,
  c.receivedOn,
  ...divisions.map((dimension) =>
    partName(view, dimension === 'place' ? townshipOf(c, view.tree) : { [dimension]: partOf(c, dimension) }),
  ),
];

function* rowsOf(
  view: SiteView,
  { measure: id, scope }: Figure,
  cases: readonly Case[],
  divisions: readonly Dimension[],
): Generator<string[]> {
  const { asOf, settings } = view.site;
  const measure = measureNamed(id);
  if (measure === undefined) return;
  const { period, ...part } = scope;
  const movement = measure.isStock && period !== undefined ? movements(period, asOf) : null;
  const isIn = periodTest(period);
  for (const c of cases) {
    if (!isWithin(c, part)) continue;
    const share = movement
      ? movement(c)
      : isIn(measure.period(c))
        ? shareOf(measure, measure.judge(c, asOf, settings), c, asOf)
        : null;
    if (share !== null) yield [...matterOf(view, c, divisions), share];
  }
}

function shareOf(measure: Measure, verdict: Verdict, c: Case, asOf: CalendarDate): string | null {
  if (typeof verdict === 'object') return `不计入：${verdict.excluded}`;
  if (verdict === 'outside') return null;
  // Of what stands, how long it is there and whether part of it is done: the table by age is counted in this list.
  if (measure.isStock)
    return [
      SHARE,
      ageClassOf(c.receivedOn, asOf).name,
      ...(measure.beside?.(c, asOf) ?? []).map((b) => besideNames[b]),
    ].join('；');
  if (measure.denominator === null) return SHARE;
  return verdict === 'hit' ? '分子和分母' : '只在分母';
}

/** How a matter stood before a period, moved in it, and stood at its end: 期初结存；办结. Null if it did none of these. */
function movements(period: string, asOf: CalendarDate): (c: Case) => string | null {
  const { first, last } = daysOf(period);
  const end = last < asOf ? last : asOf;
  return (c) => {
    const words: string[] = [];
    let state: IssueState | null = null;
    for (const change of movementsOf(c)) {
      if (change.day > end) break;
      state = change.state;
      if (change.day >= first) words.push(...change.moves.map((move) => flowNames[move]));
      else if (change.until === null || change.until >= first)
        words.push(...(isInHand(state) ? [flowNames.opening] : []));
    }
    if (state === null) return null;
    if (isInHand(state)) words.push(flowNames.closing);
    if (state === 'open' && c.deadline !== null && c.deadline < end) words.push('超期');
    return words.length > 0 ? words.join('；') : null;
  };
}

function* allMovements(view: SiteView, cases: readonly Case[]): Generator<string[]> {
  for (const c of cases)
    for (const { day, moves } of movementsOf(c))
      if (day <= view.site.asOf) for (const move of moves) yield [...matterOf(view, c, SHORT), day, flowNames[move]];
}
