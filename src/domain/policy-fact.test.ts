import { describe, expect, it, test } from 'vitest';
import {
  type AnyFact,
  type AnyPolicy,
  amountInWords,
  contradictions,
  factInWords,
  saysRate,
  standingOfFact,
} from './policy-fact.ts';

const policy = (id: string, more: Partial<AnyPolicy> = {}): AnyPolicy => ({
  ...{ id, name: `${id}办法`, number: null, validity: '有效', validityOn: null, replacedBy: null },
  ...more,
});
const fact = (id: string, value: string, more: Partial<AnyFact> = {}): AnyFact => ({
  ...{ id, value, policy: 'ZC-1', name: '个人缴费', unit: '元/人·年', appliesTo: '参保居民', from: null, until: null },
  ...more,
});
const repealed = policy('ZC-1', { validity: '废止', validityOn: '2026-02-10', replacedBy: 'ZC-2' });

test.each([
  ['400', '元/人·年', '400元/人·年'],
  ['75', '%', '75%'],
  ['2026-04-30', null, '2026年4月30日'],
  ['2026/4/30', null, '2026年4月30日'],
  ['2026年4月30日', null, '2026年4月30日'],
  ['免费', null, '免费'],
])('%s with unit %s is said as %s', (value, unit, words) => expect(amountInWords({ value, unit })).toBe(words));

test('a fact is said with its time and its document, as far as they are known', () => {
  const dated = fact('1', '400', { from: '2025-09-15', until: '2026-12-31' });
  expect(factInWords(dated, policy('医保', { number: '云医保发〔2025〕8号' }))).toBe(
    '400元/人·年，2025年9月15日至2026年12月31日，《医保办法》（云医保发〔2025〕8号）',
  );
  expect(factInWords(fact('1', '400'), undefined)).toBe('400元/人·年');
});

describe('a fact on a day', () => {
  const dated = fact('1', '400', { from: '2025-09-15', until: '2026-12-31' });
  test.each([
    ['2025-09-14', { state: 'not-yet', from: '2025-09-15' }],
    ['2025-09-15', { state: 'in-force' }],
    ['2026-12-31', { state: 'in-force' }],
    ['2027-01-01', { state: 'lapsed', by: 'term', lastDay: '2026-12-31' }],
  ] as const)('stands on %s as its own term says', (day, standing) =>
    expect(standingOfFact(dated, policy('ZC-1'), day)).toEqual(standing),
  );
  test.each([
    ['2026-02-09', { state: 'in-force' }],
    ['2026-02-10', { state: 'lapsed', by: 'policy', lastDay: '2026-02-09' }],
  ] as const)('stands on %s as long as its policy does', (day, standing) =>
    expect(standingOfFact(dated, repealed, day)).toEqual(standing),
  );
  it('has lapsed with a policy that was replaced nobody knows when', () =>
    expect(standingOfFact(dated, policy('ZC-1', { replacedBy: 'ZC-2' }), '2026-01-01')).toEqual({
      ...{ state: 'lapsed', by: 'policy', lastDay: null },
    }));
});

describe('two facts', () => {
  const policies = [repealed, policy('ZC-2')];
  const conflicts = (...facts: AnyFact[]) =>
    contradictions(facts, (id) => policies.find((one) => one.id === id)).map(({ fact, other }) => [fact.id, other.id]);
  const now = { policy: 'ZC-2' };
  test.each<[string, AnyFact, AnyFact]>([
    ['say otherwise of the same', fact('1', '380', now), fact('2', '400', now)],
    ['name the unit in another order', fact('1', '380', now), fact('2', '400', { ...now, unit: '元／年·人' })],
    ['count in another scale', fact('1', '3', { ...now, unit: '万元' }), fact('2', '20000', { ...now, unit: '元' })],
    ['are days', fact('1', '2026-04-30', { ...now, unit: null }), fact('2', '2026-05-30', { ...now, unit: null })],
    [
      'share a single day',
      fact('1', '380', { ...now, until: '2026-01-01' }),
      fact('2', '400', { ...now, from: '2026-01-01' }),
    ],
    ['share the last day of a policy', fact('1', '380'), fact('2', '400', { ...now, from: '2026-02-09' })],
  ])('contradict each other where they %s', (_, one, other) => expect(conflicts(one, other)).toEqual([['2', '1']]));

  test.each<[string, AnyFact, AnyFact]>([
    ['agree', fact('1', '400', now), fact('2', '400', now)],
    [
      'agree, written otherwise',
      fact('1', '2.8', { ...now, unit: '万元/户' }),
      fact('2', '28,000', { ...now, unit: '元/户' }),
    ],
    ['are for others', fact('1', '380', now), fact('2', '400', { ...now, appliesTo: '低保对象' })],
    ['are other things', fact('1', '380', now), fact('2', '400', { ...now, name: '财政补助' })],
    ['count something else', fact('1', '380', now), fact('2', '40', { ...now, unit: '%' })],
    [
      'follow one another',
      fact('1', '380', { ...now, until: '2025-12-31' }),
      fact('2', '400', { ...now, from: '2026-01-01' }),
    ],
    ['stand in a policy and the next', fact('1', '380'), fact('2', '400', { ...now, from: '2026-02-10' })],
    ['stand in a policy and the next, undated', fact('1', '380'), fact('2', '400', now)],
  ])('may stand beside each other where they %s', (_, one, other) => expect(conflicts(one, other)).toEqual([]));
});

it.each([
  ['每人每年', true],
  ['今年每人缴', true],
  ['每一亩补', true],
  ['个人缴费是', false],
  ['每人都要缴，标准是', false],
])('「%s」 before an amount says what it is per: %s', (before, said) => {
  expect(saysRate(before)).toBe(said);
  expect(amountInWords({ value: '400', unit: '元/人·年' }, said)).toBe(said ? '400元' : '400元/人·年');
});
