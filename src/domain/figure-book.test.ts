import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AS_OF, dayNumber, LAST, type Life, ledgerOf, someLives, statusAt } from '../../tests/lives.ts';
import { someSettings } from '../../tests/settings.ts';
import { type Figure, figureKey } from './figure.ts';
import { FigureBook } from './figure-book.ts';
import { casesOf } from './measure-case.ts';
import { type MeasureScope, OWN_LEVEL, UNMARKED } from './measure-scope.ts';
import { PlaceTree } from './place.ts';

// A second calculation of everything, by the sentences of contract §4, from the lives the ledger was written from.

const settings = someSettings();
const origin = { file: 'data/places.csv', sheet: null, row: 2 };
const COUNTY = '990122';
const TOWNSHIPS = ['990122101', '990122102'];
const VILLAGES = ['990122101001', '990122101002', '990122102001'];
const places = new PlaceTree(
  [COUNTY, ...TOWNSHIPS, ...VILLAGES].map((code) => ({ code, name: code, parent: null, level: null, origin })),
);
const bookOf = (lives: readonly Life[]) =>
  new FigureBook(casesOf(ledgerOf(lives, settings), settings, places, new Map()), AS_OF, settings, places);
const LIVES = someLives(40);
const RUNS = { numRuns: 100 };

const STATES: Readonly<Record<string, string>> = {
  ...{ 已登记: 'open', 已受理: 'open', 办理中: 'open', 重新办理: 'open', 阶段性办结: 'partly', 办结: 'closed' },
  ...{ 不予受理: 'refused', 已合并: 'folded', 已撤回: 'folded' },
};
const stateAt = (life: Life, day: number): string => STATES[statusAt(life, day) ?? ''] ?? 'none';
const standsAt = (life: Life, day: number) => ['open', 'partly'].includes(stateAt(life, day));

/** Day of the last step to a status by the cut-off, where days were kept. */
const dayOf = ({ kept, steps }: Life, status: string): number | null =>
  kept === 'nothing' ? null : (steps.findLast((step) => step.status === status && step.day <= LAST)?.day ?? null);
const isPublic = ({ disclosure }: Life) => disclosure === null || disclosure === '公开';
const isIn = (state: string, ...states: string[]) => states.includes(state);

/** What contract §4 says of one matter at the cut-off: [in the base, counted, left out for want of a date]. */
type Told = readonly [base: boolean, hit: boolean, leftOut?: boolean];
const RULES: Readonly<Record<string, (life: Life) => Told>> = {
  registered: () => [true, true],
  received: (life) => [true, stateAt(life, LAST) !== 'folded'],
  'accepted-on-time'(life) {
    const state = stateAt(life, LAST);
    const accepted = dayOf(life, '已受理') ?? dayOf(life, '不予受理');
    if (state === 'folded' || life.received + 15 > LAST) return [false, false];
    if (accepted === null) return statusAt(life, LAST) === '已登记' ? [true, false] : [false, false, true];
    // The reason of a refusal stands in the reply: it is known from the day of the reply on.
    const hasReason = life.replied === null || life.received + life.replied <= LAST;
    return [true, accepted <= life.received + 15 && (state !== 'refused' || hasReason)];
  },
  replied: (life) => {
    // The reason of a refusal is an undated reply.
    const undated = life.replied === null && life.steps.at(-1)?.status === '不予受理';
    const dated = life.replied !== null && life.received + life.replied <= LAST;
    return [stateAt(life, LAST) !== 'folded', dated || undated];
  },
  closed: (life) => [
    isIn(stateAt(life, LAST), 'open', 'partly', 'closed') && statusAt(life, LAST) !== '已登记',
    stateAt(life, LAST) === 'closed',
  ],
  'closed-on-time'(life) {
    const state = stateAt(life, LAST);
    if (isIn(state, 'folded', 'refused')) return [false, false];
    if (life.due === null) return [false, false, true];
    const due = life.received + life.due;
    if (due > LAST) return [false, false];
    const closed = dayOf(life, '办结');
    if (state === 'closed' && closed === null) return [false, false, true];
    return [true, state === 'closed' && closed !== null && closed <= due];
  },
  'within-30-days'(life) {
    const state = stateAt(life, LAST);
    const closed = dayOf(life, '办结');
    if (isIn(state, 'folded', 'refused') || life.received > LAST - 30) return [false, false];
    if (state === 'closed' && closed === null) return [false, false, true];
    return [true, state === 'closed' && closed !== null && closed - life.received <= 30];
  },
  'followed-up': (life) => [stateAt(life, LAST) === 'closed', life.confirmed !== null && life.confirmed !== '未回访'],
  confirmed: (life) => [
    stateAt(life, LAST) === 'closed' && life.confirmed !== null && life.confirmed !== '未回访',
    life.confirmed === '已解决',
  ],
  rated: (life) => [stateAt(life, LAST) === 'closed', life.satisfaction !== null && life.satisfaction !== '未评价'],
  satisfied: (life) => [
    stateAt(life, LAST) === 'closed' && life.satisfaction !== null && life.satisfaction !== '未评价',
    life.satisfaction !== '不满意',
  ],
  backlog: (life) => [true, standsAt(life, LAST)],
};

function expected(lives: readonly Life[], rule: (life: Life) => Told) {
  const told = lives.map(rule);
  const base = told.filter(([within]) => within);
  return {
    numerator: base.filter(([, hit]) => hit).length,
    denominator: base.length,
    leftOut: told.filter(([, , left]) => left).length,
  };
}
const leftOutOf = (figure: Figure) => Object.values(figure.excluded).reduce((a, b) => a + b, 0);
const COUNTS = ['registered', 'received', 'backlog'];
function agree(figure: Figure | undefined | null, lives: readonly Life[], measure: string): void {
  const { numerator, denominator, leftOut } = expected(lives, RULES[measure] as (life: Life) => Told);
  const told = figure && [figure.numerator, figure.denominator, leftOutOf(figure)];
  expect([measure, figure?.scope, told]).toEqual([
    measure,
    figure?.scope,
    [numerator, COUNTS.includes(measure) ? null : denominator, leftOut],
  ]);
}
const known = (lives: readonly Life[]) => lives.filter(({ received }) => received <= LAST);

describe('figures, against a second calculation', () => {
  it('agree for the whole site, public and counted-only matters together (rule 10)', () => {
    fc.assert(
      fc.property(LIVES, (lives) => {
        const book = bookOf(lives);
        for (const measure of Object.keys(RULES)) {
          const figure = book.figure(measure, {});
          if (measure === 'satisfied' && figure === null) continue;
          agree(figure, figure?.withoutCountedOnly === undefined ? lives : lives.filter(isPublic), measure);
        }
      }),
      RUNS,
    );
  });

  it('agree for every place, rolled up, and every category, unit, channel and campaign', () => {
    fc.assert(
      fc.property(LIVES, (lives) => {
        const book = bookOf(lives);
        const shown = lives.filter(isPublic);
        const measures = Object.keys(RULES).filter((measure) => !['rated', 'satisfied'].includes(measure));
        const check = (scope: MeasureScope, within: (life: Life) => boolean) => {
          for (const measure of measures) agree(book.figure(measure, scope), shown.filter(within), measure);
        };
        for (const code of [COUNTY, ...TOWNSHIPS])
          check({ place: code }, ({ place }) => place?.startsWith(code) === true);
        // Only matters of public facilities name their village (contract §4b).
        for (const code of VILLAGES)
          check({ place: code }, ({ place, category }) => place === code && ['道路', '饮水'].includes(category ?? ''));
        check({ place: COUNTY, part: OWN_LEVEL }, ({ place }) => place === COUNTY);
        check({ place: UNMARKED }, ({ place }) => place === null);
        check({ category: '道路' }, ({ category }) => category === '道路');
        check({ category: UNMARKED }, ({ category }) => category === null);
        check({ unit: 'U1' }, ({ unit }) => unit === 'U1');
        check({ channel: '登门走访' }, ({ channel }) => channel === '登门走访');
        check({ campaign: 'C1' }, ({ campaign }) => campaign === 'C1');
        check(
          { place: '990122101', category: '道路' },
          ({ place, category }) => place?.startsWith('990122101') === true && category === '道路',
        );
      }),
      RUNS,
    );
  });

  it('agree for cohorts by month, week and day, each by the date its measure goes by (rule 4)', () => {
    const cohort: Readonly<Record<string, (life: Life) => number | null>> = {
      ...{ received: ({ received }) => received, closed: ({ received }) => received },
      'closed-on-time': ({ received, due }) => (due === null ? null : received + due),
      'followed-up': (life) => dayOf(life, '办结'),
    };
    // Day 0 is Thursday, 1 January 2026: week 1 of the year.
    const weekOf = (day: number) => `2026-W${String(Math.floor((day + 3) / 7) + 1).padStart(2, '0')}`;
    const periods = { month: (day: number) => dayNumber(day).slice(0, 7), week: weekOf, day: dayNumber };
    fc.assert(
      fc.property(LIVES, fc.integer({ min: 0, max: LAST }), (lives, at) => {
        const book = bookOf(lives);
        for (const [measure, dated] of Object.entries(cohort)) {
          for (const periodOf of Object.values(periods)) {
            const within = lives.filter((life) => {
              const day = dated(life);
              return isPublic(life) && day !== null && periodOf(day) === periodOf(at);
            });
            agree(book.figure(measure, { period: periodOf(at) }), within, measure);
          }
        }
      }),
      RUNS,
    );
  });

  it('balance: opening + registered + reopened − closed − refused − folded − undated = closing, day by day', () => {
    fc.assert(
      fc.property(LIVES, fc.constantFrom('week', 'month'), (lives, kind) => {
        const shown = known(lives.filter(isPublic));
        const flows = bookOf(lives)
          .all()
          .filter(({ measure, scope }) => measure === 'backlog' && Object.keys(scope).join() === 'period')
          .filter(({ scope }) => (kind === 'week') === scope.period?.includes('W') && (scope.period?.length ?? 0) > 4)
          .filter(({ scope }) => kind === 'week' || scope.period?.length === 7);
        let before = 0;
        let moved = 0;
        for (const { flow, numerator } of flows) {
          if (!flow) throw new Error('a backlog without its flow');
          const { opening, registered, reopened, closed, refused, folded, undated, closing } = flow;
          expect(opening).toBe(before);
          expect(opening + registered + reopened - closed - refused - folded - undated).toBe(closing);
          expect(numerator).toBe(closing);
          before = closing;
          moved += registered + reopened + closed + refused + folded + undated;
        }
        // Counted by comparing the end of each day with the end of the day before.
        let changes = shown.length;
        for (const life of shown)
          for (let day = life.received; day <= LAST; day++) {
            const was = day === life.received ? true : standsAt(life, day - 1);
            if (was !== standsAt(life, day)) changes++;
          }
        expect(moved).toBe(changes);
        expect(before).toBe(shown.filter((life) => standsAt(life, LAST)).length);
      }),
      RUNS,
    );
  });

  it('tell what stood and what was overdue at the end of each week', () => {
    fc.assert(
      fc.property(LIVES, fc.integer({ min: 0, max: 16 }), (lives, week) => {
        const sunday = 3 + 7 * week;
        const period = `2026-W${String(week + 1).padStart(2, '0')}`;
        const shown = lives.filter(isPublic);
        const standing = shown.filter((life) => standsAt(life, sunday));
        const overdue = standing.filter(
          (life) => stateAt(life, sunday) === 'open' && life.due !== null && life.received + life.due < sunday,
        );
        const book = bookOf(lives);
        expect(book.figure('backlog', { period })?.numerator ?? 0).toBe(standing.length);
        expect(book.figure('overdue', { period })?.numerator ?? 0).toBe(overdue.length);
        const inTownship = standing.filter(({ place }) => place?.startsWith('990122101'));
        expect(book.figure('backlog', { place: '990122101', period })?.numerator ?? 0).toBe(inTownship.length);
      }),
      RUNS,
    );
  });
});

describe('figures among themselves', () => {
  it('nest: received ⊇ accepted ⊇ closed ⊇ followed up ⊇ confirmed, received ⊇ replied, in every part (rule 6)', () => {
    fc.assert(
      fc.property(LIVES, (lives) => {
        const book = bookOf(lives);
        const scopes = book.all().flatMap(({ measure, scope }) => (measure === 'registered' ? [scope] : []));
        for (const scope of scopes.filter(({ period }) => period === undefined)) {
          const n = (measure: string, key: 'numerator' | 'denominator' = 'numerator') => {
            const figure = book.figure(measure, scope);
            // Counts that leave the counted-only matters out don't nest with those that have them.
            return figure?.withoutCountedOnly === undefined ? (figure?.[key] ?? 0) : null;
          };
          const chain = [
            n('registered'),
            n('received'),
            n('closed', 'denominator'),
            n('closed'),
            n('followed-up'),
            n('confirmed'),
          ].filter((count) => count !== null);
          expect(chain).toEqual(chain.toSorted((a, b) => b - a));
          expect(n('replied') ?? 0).toBeLessThanOrEqual(n('received') ?? 0);
        }
      }),
      RUNS,
    );
  });

  it('sum over every division to the public whole: nothing is counted twice or lost (rule 8)', () => {
    fc.assert(
      fc.property(LIVES, (lives) => {
        const figures = bookOf(lives).all();
        const shown = known(lives.filter(isPublic)).length;
        const sum = (scopes: (scope: MeasureScope) => boolean) =>
          figures
            .filter(({ measure, scope }) => measure === 'registered' && scopes(scope))
            .reduce((total, { numerator }) => total + numerator, 0);
        for (const by of ['category', 'unit', 'channel', 'campaign'] as const)
          expect(sum((scope) => scope[by] !== undefined)).toBe(shown);
        expect(sum(({ period }) => period !== undefined && period.length === 7)).toBe(shown);
        expect(sum(({ period }) => period?.includes('W') === true)).toBe(shown);
        expect(sum(({ period }) => period?.length === 10)).toBe(shown);
        const ofTree = [...TOWNSHIPS, UNMARKED];
        expect(sum(({ place, part }) => (part ? place === COUNTY : ofTree.includes(place ?? '')))).toBe(shown);
      }),
      RUNS,
    );
  });

  it('give a rate only with enough to divide by, never one of 100 or 0 that is not whole, never above 100', () => {
    fc.assert(
      fc.property(LIVES, (lives) => {
        for (const { numerator, denominator, rate, excluded } of bookOf(lives).all()) {
          if (denominator !== null) expect(numerator).toBeLessThanOrEqual(denominator);
          if (rate === null) continue;
          const left = Object.values(excluded).reduce((a, b) => a + b, 0);
          expect(denominator).toBeGreaterThanOrEqual(5);
          expect(left * 10).toBeLessThanOrEqual((denominator ?? 0) + left);
          expect(rate === 100).toBe(numerator === denominator);
          expect(rate === 0).toBe(numerator === 0);
        }
      }),
      RUNS,
    );
  });

  it('have one entry for each measure and scope', () => {
    fc.assert(
      fc.property(LIVES, (lives) => {
        const keys = bookOf(lives)
          .all()
          .map((figure) => figureKey(figure.measure, figure.scope));
        expect(new Set(keys).size).toBe(keys.length);
      }),
      RUNS,
    );
  });

  it('are the same asked for one by one and all together', () => {
    fc.assert(
      fc.property(LIVES, (lives) => {
        const single = bookOf(lives);
        for (const figure of bookOf(lives).all()) expect(single.figure(figure.measure, figure.scope)).toEqual(figure);
      }),
      { numRuns: 20 },
    );
  });

  it('do not depend on the order of the rows', () => {
    fc.assert(
      fc.property(LIVES, (lives) => {
        expect(bookOf(lives.toReversed()).all()).toEqual(bookOf(lives).all());
      }),
      RUNS,
    );
  });
});
