import { ageing } from './ageing.ts';
import type { CalendarDate } from './calendar-date.ts';
import { type Figure, figureKey, figureOf, Tally } from './figure.ts';
import { byScope, Scopes, townshipOf } from './figure-parts.ts';
import type { Case } from './measure-case.ts';
import {
  daysOf,
  isWithin,
  type MeasureScope,
  type PeriodKind,
  partOf,
  periodKinds,
  periodOf,
  periodTest,
  scopeKey,
  UNMARKED,
} from './measure-scope.ts';
import { type Measure, measures, type Verdict } from './measures.ts';
import type { PlaceTree } from './place.ts';
import { compareText } from './problem.ts';
import { ratingScopes } from './rating-scopes.ts';
import type { SiteSettings } from './site-settings.ts';
import { flowOf, stockFigure } from './stock-figure.ts';
import { COUNTED_ANYWAY, severalAnswers, tellsStates } from './telling-figures.ts';

/** Everything that is counted, with what its scope carries beside the division. */
const counted: readonly { readonly measure: Measure; readonly age?: string }[] = [
  ...measures.map((measure) => ({ measure })),
  ...ageing,
];

/** Every figure of a site, from one implementation: those that are published, and any other one when asked for. */
export class FigureBook {
  readonly #cases: readonly Case[];
  /** Counted only (contract §4 rule 10). */
  readonly #hidden: readonly Case[];
  readonly #public: readonly Case[];
  /**
   * The public ones as their parts show them: only they enter figures of a part (contract §4 rule 10), and where they
   * came from an event that their page does not name, the part does not tell it either (contract §4b).
   */
  readonly #shown: readonly Case[];
  readonly #figures = new Map<string, Figure>();
  readonly #places: PlaceTree;
  #isFilled = false;
  readonly asOf: CalendarDate;
  readonly settings: SiteSettings;

  constructor(cases: readonly Case[], asOf: CalendarDate, settings: SiteSettings, places: PlaceTree) {
    this.asOf = asOf;
    this.settings = settings;
    this.#cases = cases;
    this.#hidden = cases.filter((c) => c.countedOnly);
    this.#public = cases.filter((c) => !c.countedOnly);
    this.#shown = this.#public.map((c) =>
      c.fromEvent && !c.isEventNamed ? { ...c, fromEvent: false, eventDay: null, onTheSpot: false } : c,
    );
    this.#places = places;
    this.#addWhole();
  }

  /** How many matters enter figures of the whole only. */
  get countedOnly(): number {
    return this.#hidden.length;
  }

  /** The published figures: the whole site first, then by measure and part. */
  all(): Figure[] {
    this.#fill();
    return [...this.#figures.values()];
  }

  /** Parts are worked out when all are asked for: single figures, as prose prints them, need none of the others. */
  #fill(): void {
    if (this.#isFilled) return;
    this.#isFilled = true;
    this.#addParts();
    this.#addPeriods();
    this.#addRatings();
  }

  /**
   * One figure, also of parts crossed with each other. Null where it is not published: an unknown measure, and ratings
   * that would tell single answers or are asked for in a crossed scope.
   */
  figure(id: string, scope: MeasureScope): Figure | null {
    const found = counted.find(({ measure, age }) => measure.id === id && age === scope.age);
    // What may be told of ratings depends on all of them.
    if (found?.measure.isRating && Object.keys(scope).length > 0) this.#fill();
    const known = this.#figures.get(figureKey(id, scope));
    if (known) return known;
    if (!found || found.measure.isRating || Object.keys(scope).length === 0) return null;
    const { period, ...parts } = scope;
    const within = this.#shown.filter((c) => isWithin(c, parts));
    if (found.measure.isStock && period !== undefined) return scope.age ? null : this.#stockAt(id, scope, within);
    const tally = new Tally();
    const isIn = periodTest(period);
    for (const c of within) if (isIn(found.measure.period(c))) this.#judge(found.measure, c, tally);
    return figureOf(found.measure, scope, tally, this.settings);
  }

  #judge(measure: Measure, c: Case, tally: Tally): void {
    tally.add(measure.judge(c, this.asOf, this.settings), measure.beside?.(c, this.asOf) ?? NOTHING);
  }

  #put(figure: Figure): void {
    this.#figures.set(figureKey(figure.measure, figure.scope), figure);
  }

  #addWhole(): void {
    const { smallNumbers } = this.settings.thresholds;
    // Backlog, overdue and ageing are parts of each other: they have the matters counted only in all together or not.
    const ofStock = (c: Case) =>
      counted.flatMap(({ measure }) => (measure.isStock ? this.#placeIn(measure, c) : [])).join('/');
    const stockTells = tellsStates(this.#hidden.map(ofStock), smallNumbers);
    for (const { measure, age } of counted) {
      const tells = measure.isStock
        ? stockTells
        : !COUNTED_ANYWAY.includes(measure.id) &&
          tellsStates(
            this.#hidden.map((c) => this.#placeIn(measure, c)),
            smallNumbers,
          );
      const cases = tells ? this.#public : this.#cases;
      const tally = new Tally();
      for (const c of cases) this.#judge(measure, c, tally);
      if (measure.id === 'satisfied' && !severalAnswers(tally, smallNumbers)) continue;
      this.#put({
        ...figureOf(measure, age === undefined ? {} : { age }, tally, this.settings),
        ...(measure.id === 'backlog' && { flow: flowOf(cases, this.asOf).whole(this.asOf) }),
        ...(tells && { withoutCountedOnly: this.countedOnly }),
      });
    }
  }

  /** Where a measure puts a matter: in which of its counts, and of those beside it. */
  #placeIn(measure: Measure, c: Case): string {
    const verdict = measure.judge(c, this.asOf, this.settings);
    return [verdictName(verdict), ...(measure.beside?.(c, this.asOf) ?? NOTHING)].join();
  }

  /** Each part of each division: places rolled up, with 本级 where places within it are told apart. */
  #addParts(): void {
    const scopes = new Scopes(this.#places);
    const parts = this.#shown.map((c) => scopes.partsOf(c));
    const order = scopes.inOrder();
    for (const { measure, age } of counted) {
      if (measure.isRating) continue;
      const tallies = Array.from({ length: scopes.size }, () => new Tally());
      this.#shown.forEach((c, index) => {
        const verdict = measure.judge(c, this.asOf, this.settings);
        const beside = measure.beside?.(c, this.asOf) ?? NOTHING;
        if (verdict === 'outside' && beside.length === 0) return;
        for (const id of parts[index] ?? NOTHING) tallies[id]?.add(verdict, beside);
      });
      for (const { id, scope } of order)
        this.#put(
          figureOf(measure, age === undefined ? scope : { ...scope, age }, tallies[id] as Tally, this.settings),
        );
    }
  }

  #addRatings(): void {
    const byTime = (kind: PeriodKind) => (c: Case) => ({
      period: c.closedOn === null ? UNMARKED : periodOf(c.closedOn, kind),
    });
    const divisions = [
      (c: Case) => townshipOf(c, this.#places),
      (c: Case) => ({ category: partOf(c, 'category') }),
      byTime('year'),
      (c: Case) => ({ unit: partOf(c, 'unit') }),
      byTime('month'),
      (c: Case) => ({ channel: partOf(c, 'channel') }),
      (c: Case) => ({ campaign: partOf(c, 'campaign') }),
    ];
    // The whole as it is printed: a reader subtracts from that.
    const { withoutCountedOnly } = this.figure('satisfied', {}) ?? {};
    const rated = withoutCountedOnly === undefined ? this.#cases : this.#public;
    const scopes = ratingScopes(rated, divisions, this.settings.thresholds.smallNumbers);
    for (const measure of measures.filter(({ isRating }) => isRating)) {
      const tallies = new Map(scopes.map((scope) => [scopeKey(scope), { scope, tally: new Tally() }]));
      for (const c of this.#shown) {
        if (c.state !== 'closed') continue;
        // What has no day lies in 未标明 of years and of months: once.
        for (const key of new Set(divisions.map((division) => scopeKey(division(c))))) {
          const found = tallies.get(key);
          if (found) this.#judge(measure, c, found.tally);
        }
      }
      for (const { scope, tally } of tallies.values()) this.#put(figureOf(measure, scope, tally, this.settings));
    }
  }

  /** By time: cohorts for what happened, the flow for what stands (contract §4 rule 4). */
  #addPeriods(): void {
    // Matters share their days: each is put into its periods once.
    const known = new Map<CalendarDate, readonly string[]>();
    const periodsOf = (day: CalendarDate): readonly string[] => {
      const periods = known.get(day) ?? periodKinds.map((kind) => periodOf(day, kind));
      known.set(day, periods);
      return periods;
    };
    for (const measure of measures.filter(({ isRating, isStock }) => !isRating && !isStock)) {
      const tallies = new Map<string, Tally>();
      for (const c of this.#shown) {
        const verdict = measure.judge(c, this.asOf, this.settings);
        const beside = measure.beside?.(c, this.asOf) ?? NOTHING;
        const day = measure.period(c);
        // Matters not concerned make a nought for the days they fall on; what is due later has no period yet.
        if (day === null ? verdict === 'outside' && beside.length === 0 : day > this.asOf) continue;
        for (const period of day === null ? NO_DAY : periodsOf(day)) {
          const tally = tallies.get(period) ?? new Tally();
          tallies.set(period, tally);
          tally.add(verdict, beside);
        }
      }
      for (const [period, tally] of [...tallies].sort(([a], [b]) => compareText(a, b)))
        this.#put(figureOf(measure, { period }, tally, this.settings));
    }
    for (const kind of periodKinds) this.#addStock({}, this.#shown, kind);
    // Weekly bulletins go by township and category.
    for (const [place, part] of byScope(this.#shown, (c) => townshipOf(c, this.#places)))
      this.#addStock(place, part, 'week');
    for (const [category, part] of byScope(this.#shown, (c) => ({ category: partOf(c, 'category') })))
      this.#addStock(category, part, 'week');
  }

  #addStock(scope: MeasureScope, cases: readonly Case[], kind: PeriodKind): void {
    for (const at of flowOf(cases, this.asOf).periods(kind, this.asOf)) {
      const within = { ...scope, period: at.period };
      this.#put(stockFigure('backlog', within, at));
      this.#put(stockFigure('overdue', within, at));
    }
  }

  #stockAt(id: string, scope: MeasureScope, cases: readonly Case[]): Figure | null {
    const { period } = scope;
    if (period === undefined || period === UNMARKED || daysOf(period).first > this.asOf) return null;
    return stockFigure(id, scope, flowOf(cases, this.asOf).at(period, this.asOf));
  }
}

const NOTHING: readonly never[] = [];
const NO_DAY = [UNMARKED] as const;
const verdictName = (verdict: Verdict) => (typeof verdict === 'string' ? verdict : 'excluded');
