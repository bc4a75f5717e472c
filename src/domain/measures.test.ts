import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from './calendar-date.ts';
import type { IssueState } from './issue-state.ts';
import { ageClassOf, type Case, computeFigures, type Figure, type MeasureScope, UNMARKED } from './measures.ts';
import { type SiteSettings, siteSettings } from './site-settings.ts';

const AS_OF = '2026-03-31';
const none = {
  required: null,
  default: null,
  sensitive: [],
  villages: [],
  accept: null,
  close: null,
  smallNumbers: null,
  freshness: null,
};
const settings: SiteSettings = siteSettings({
  ...{
    name: 'a',
    organiser: 'b',
    operator: null,
    contact: null,
    base: null,
    siteId: null,
    icp: null,
    police: null,
    languages: [],
    place: null,
  },
  ...{
    timeZone: null,
    asOf: null,
    sample: null,
    campaigns: [],
    colour: null,
    hotline: null,
    statusLabels: {},
    beforeAcceptance: [],
  },
  ...{ review: none, disclosure: none, deadlines: none, thresholds: none },
});

const aCase = (values: Partial<Case>): Case => ({
  ...{
    id: 'A',
    countedOnly: false,
    place: null,
    category: null,
    receivedOn: '2026-03-01',
    acceptedOn: '2026-03-02',
    closedOn: null,
    replied: false,
  },
  ...{
    deadline: null,
    state: 'open',
    accepted: true,
    hasReason: false,
    confirmed: null,
    satisfaction: null,
    onTheSpot: false,
    fromEvent: false,
    eventDay: null,
  },
  ...values,
});

const compute = (cases: readonly Case[]) => computeFigures(cases, AS_OF, settings, (place) => place);
const find = (figures: readonly Figure[], measure: string, scope: MeasureScope = {}) =>
  figures.find((f) => f.measure === measure && JSON.stringify(f.scope) === JSON.stringify(scope));

/** Any matter a ledger could hold by the cut-off, with dates in their order or missing. */
const anyCase: fc.Arbitrary<Case> = fc
  .record({
    received: fc.integer({ min: 0, max: 400 }),
    toAccept: fc.option(fc.integer({ min: 0, max: 30 })),
    toClose: fc.option(fc.integer({ min: 0, max: 120 })),
    state: fc.constantFrom<IssueState>('open', 'partly-closed', 'closed', 'refused', 'folded'),
    replied: fc.boolean(),
    countedOnly: fc.boolean(),
    place: fc.option(fc.constantFrom('101', '102', '103')),
    category: fc.option(fc.constantFrom('道路', '饮水')),
    confirmed: fc.option(fc.constantFrom('已解决', '部分解决', '未解决', '未回访')),
    satisfaction: fc.option(fc.constantFrom('满意', '基本满意', '不满意', '未评价')),
    due: fc.option(fc.integer({ min: 0, max: 90 })),
  })
  .map(({ received, toAccept, toClose, due, state, ...rest }) => {
    const receivedOn = addDays(AS_OF, -received);
    const by = (days: number | null) => (days === null || days > received ? null : addDays(receivedOn, days));
    const accepted = state === 'open' || state === 'partly-closed' || state === 'closed';
    return aCase({
      ...rest,
      state,
      accepted,
      receivedOn,
      acceptedOn: by(toAccept),
      closedOn: state === 'closed' ? by(toClose) : null,
      deadline: due === null ? null : addDays(receivedOn, due),
    });
  });
const anyLedger = fc.array(anyCase, { maxLength: 60 });

describe('the measures', () => {
  it('keep every numerator within its denominator', () => {
    fc.assert(
      fc.property(anyLedger, (cases) => {
        for (const { numerator, denominator } of compute(cases))
          if (denominator !== null) expect(numerator).toBeLessThanOrEqual(denominator);
      }),
    );
  });

  it('nest: received ⊇ accepted ⊇ closed ⊇ followed up ⊇ confirmed, received ⊇ replied (contract §4 rule 6)', () => {
    fc.assert(
      fc.property(anyLedger, (cases) => {
        const figures = compute(cases);
        const chain = [
          find(figures, 'registered')?.numerator,
          find(figures, 'received')?.numerator,
          find(figures, 'closed')?.denominator,
          find(figures, 'closed')?.numerator,
          find(figures, 'followed-up')?.numerator,
          find(figures, 'confirmed')?.numerator,
        ].map((n) => n ?? Number.NaN);
        expect(chain).toEqual(chain.toSorted((a, b) => b - a));
        expect(find(figures, 'replied')?.numerator).toBeLessThanOrEqual(chain[1] ?? 0);
      }),
    );
  });

  it('sum over places, categories and months to the whole without the counted-only matters', () => {
    fc.assert(
      fc.property(anyLedger, (cases) => {
        const figures = compute(cases);
        const shown = cases.filter((c) => !c.countedOnly && c.state !== 'folded').length;
        for (const part of ['place', 'category', 'period'] as const) {
          const parts = figures.filter((f) => f.measure === 'received' && f.scope[part] !== undefined);
          expect(parts.reduce((sum, f) => sum + f.numerator, 0)).toBe(shown);
        }
      }),
    );
  });

  it('count the same as a plain recount', () => {
    fc.assert(
      fc.property(anyLedger, (cases) => {
        const figures = compute(cases);
        let closed = 0;
        let backlog = 0;
        let merged = 0;
        for (const c of cases) {
          if (c.state === 'closed') closed += 1;
          else if (c.state === 'open' || c.state === 'partly-closed') backlog += 1;
          else if (c.state === 'folded') merged += 1;
        }
        expect(find(figures, 'closed')?.numerator).toBe(closed);
        expect(find(figures, 'backlog')?.numerator).toBe(backlog);
        expect(find(figures, 'registered')?.numerator).toBe((find(figures, 'received')?.numerator ?? 0) + merged);
        const ages = figures.filter((f) => f.measure === 'ageing').reduce((sum, f) => sum + f.numerator, 0);
        expect(ages).toBe(backlog);
      }),
    );
  });

  it('do not take partly closed matters for closed ones (Hainan, December 2021: 492 + 291 + 644 of 1,427 is 34.5 %)', () => {
    const many = (n: number, state: IssueState) => Array.from({ length: n }, () => aCase({ state }));
    const figure = find(
      compute([...many(492, 'closed'), ...many(291, 'partly-closed'), ...many(644, 'open')]),
      'closed',
    );
    expect(figure).toMatchObject({ numerator: 492, denominator: 1427, rate: 34.5 });
  });

  it('give counts without a rate below the small-number threshold', () => {
    const figure = find(compute(Array.from({ length: 4 }, () => aCase({ state: 'closed', place: '101' }))), 'closed', {
      place: '101',
    });
    expect(figure).toMatchObject({ numerator: 4, denominator: 4, rate: null });
  });

  it('give no rate when more than a tenth lacks the date it needs', () => {
    const dated = Array.from({ length: 8 }, () =>
      aCase({ state: 'closed', closedOn: '2026-03-10', deadline: '2026-03-20' }),
    );
    const undated = Array.from({ length: 2 }, () => aCase({ state: 'closed' }));
    expect(find(compute([...dated, ...undated]), 'closed-on-time')).toMatchObject({
      numerator: 8,
      denominator: 8,
      excluded: { 没有办理期限: 2 },
      rate: null,
    });
  });

  it('leave out a satisfaction that would tell a single answer', () => {
    const rated = (n: number, satisfaction: string) =>
      Array.from({ length: n }, () => aCase({ state: 'closed', satisfaction }));
    expect(find(compute(rated(1, '不满意')), 'satisfied')).toBeUndefined();
    expect(find(compute([...rated(1, '不满意'), ...rated(1, '满意')]), 'satisfied')).toMatchObject({
      numerator: 1,
      denominator: 2,
      rate: null,
    });
    expect(find(compute(rated(9, '满意')), 'satisfied')).toMatchObject({ numerator: 9, denominator: 9, rate: 100 });
  });

  it('leave a matter from an unknown event out of 现场办结, and say why', () =>
    expect(find(compute([aCase({ fromEvent: true })]), 'on-the-spot')).toMatchObject({
      denominator: 0,
      excluded: { 没有活动日期: 1 },
    }));

  it('never break ratings down', () =>
    expect(
      compute(Array.from({ length: 9 }, () => aCase({ state: 'closed', satisfaction: '满意', place: '101' })))
        .filter((f) => f.measure === 'satisfied')
        .map((f) => f.scope),
    ).toEqual([{}]));

  it('name what has no place', () =>
    expect(find(compute([aCase({})]), 'received', { place: UNMARKED })?.numerator).toBe(1));

  it.each([
    ['2026-03-31', '0-7'],
    ['2026-03-24', '0-7'],
    ['2026-03-23', '8-15'],
    ['2026-01-30', '31-60'],
    ['2026-01-29', '61-'],
  ])('put a matter received on %s into the age class %s', (day, id) => expect(ageClassOf(day, AS_OF).id).toBe(id));
});
