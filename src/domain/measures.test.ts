import { describe, expect, it } from 'vitest';
import { someSettings } from '../../tests/settings.ts';
import { ageClassOf } from './ageing.ts';
import type { Figure } from './figure.ts';
import { FigureBook } from './figure-book.ts';
import type { IssueState } from './issue-state.ts';
import type { Case } from './measure-case.ts';
import { type MeasureScope, scopeKey, UNMARKED } from './measure-scope.ts';
import { measureNamed } from './measures.ts';
import { PlaceTree } from './place.ts';

const AS_OF = '2026-03-31';

const aCase = (values: Partial<Case>): Case => ({
  ...{ id: 'A', countedOnly: false, places: [], category: null, unit: null, channel: null, campaign: null },
  ...{ receivedOn: '2026-03-01', acceptedOn: '2026-03-02', closedOn: null, replied: false },
  ...{ deadline: null, firstDeadline: null, state: 'open', accepted: true, hasReason: false, reopened: false },
  ...{
    merged: false,
    confirmed: null,
    satisfaction: null,
    onTheSpot: false,
    fromEvent: false,
    isEventNamed: false,
    eventDay: null,
  },
  changes: [{ day: '2026-03-01', state: values.state ?? 'open', dated: false }],
  ...values,
});
const many = (n: number, values: Partial<Case>) => Array.from({ length: n }, () => aCase(values));

const compute = (cases: readonly Case[]) => new FigureBook(cases, AS_OF, someSettings(), new PlaceTree([])).all();
const find = (figures: readonly Figure[], measure: string, scope: MeasureScope = {}) =>
  figures.find((f) => f.measure === measure && scopeKey(f.scope) === scopeKey(scope));

describe('the measures', () => {
  it('do not take partly closed matters for closed ones (Hainan, December 2021: 492 + 291 + 644 of 1,427 is 34.5 %)', () => {
    const of = (n: number, state: IssueState) => many(n, { state });
    const figure = find(compute([...of(492, 'closed'), ...of(291, 'partly-closed'), ...of(644, 'open')]), 'closed');
    expect(figure).toMatchObject({
      numerator: 492,
      denominator: 1427,
      rate: 34.5,
      beside: { 'partly-closed': 291, 'closed-unanswered': 492 },
    });
  });

  it('say 98.0 % for 48 of 49, not 99 % (铁西区, September 2022)', () =>
    expect(find(compute([...many(48, { state: 'closed' }), aCase({})]), 'closed')?.rate).toBe(98));

  it('give counts without a rate below the small-number threshold', () =>
    expect(find(compute(many(4, { state: 'closed', places: ['101'] })), 'closed', { place: '101' })).toMatchObject({
      numerator: 4,
      denominator: 4,
      rate: null,
    }));

  it('give no rate when more than a tenth lacks the date it needs', () => {
    const dated = many(8, { state: 'closed', closedOn: '2026-03-10', deadline: '2026-03-20' });
    expect(find(compute([...dated, ...many(2, { state: 'closed' })]), 'closed-on-time')).toMatchObject({
      numerator: 8,
      denominator: 8,
      excluded: { 没有办理期限: 2 },
      rate: null,
    });
  });

  it('keep the figure against the first deadline beside the one against the extended deadline (rule 5)', () => {
    const extended = many(6, {
      ...{ state: 'closed', closedOn: '2026-03-20' },
      ...{ deadline: '2026-03-25', firstDeadline: '2026-03-10' },
    });
    expect(find(compute(extended), 'closed-on-time')).toMatchObject({
      numerator: 6,
      denominator: 6,
      rate: 100,
      beside: { 'original-base': 6 },
    });
  });

  it('tell merged from withdrawn matters beside what was received', () =>
    expect(
      find(compute([aCase({ state: 'folded', merged: true }), aCase({ state: 'folded' }), aCase({})]), 'received'),
    ).toMatchObject({ numerator: 1, beside: { merged: 1, withdrawn: 1 } }));

  it('leave out a satisfaction that would tell a single answer', () => {
    const rated = (n: number, satisfaction: string) => many(n, { state: 'closed', satisfaction });
    expect(find(compute(rated(1, '不满意')), 'satisfied')).toBeUndefined();
    expect(find(compute([...rated(1, '不满意'), ...rated(1, '满意')]), 'satisfied')).toMatchObject({
      numerator: 1,
      denominator: 2,
      rate: null,
      beside: { satisfied: 1, dissatisfied: 1 },
    });
    expect(find(compute(rated(9, '满意')), 'satisfied')).toMatchObject({ numerator: 9, denominator: 9, rate: 100 });
  });

  it('leave a matter from an unknown event out of 现场办结, and say why', () =>
    expect(find(compute([aCase({ fromEvent: true })]), 'on-the-spot')).toMatchObject({
      denominator: 0,
      excluded: { 没有活动日期: 1 },
    }));

  it('name what has no place', () =>
    expect(find(compute([aCase({})]), 'received', { place: UNMARKED })?.numerator).toBe(1));

  it('are found by identifier and by name, whatever the spaces', () => {
    expect(measureNamed('closed')?.name).toBe('办结率');
    expect(measureNamed('30天内办结')?.id).toBe('within-30-days');
    expect(measureNamed('好评率')).toBeUndefined();
  });

  it.each([
    ['2026-03-31', '0-7'],
    ['2026-03-24', '0-7'],
    ['2026-03-23', '8-15'],
    ['2026-01-30', '31-60'],
    ['2026-01-29', '61-'],
  ])('put a matter received on %s into the age class %s', (day, id) => expect(ageClassOf(day, AS_OF).id).toBe(id));
});
