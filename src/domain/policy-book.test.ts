import { describe, expect, it } from 'vitest';
import { PolicyBook } from './policy-book.ts';
import type { AnyFact, AnyPolicy } from './policy-fact.ts';

const policy = (id: string, more: Partial<AnyPolicy> = {}): AnyPolicy => ({
  ...{ id, name: `${id}办法`, number: null, validity: '有效', validityOn: null, replacedBy: null },
  ...more,
});
const fact = (id: string, value: string, more: Partial<AnyFact> = {}): AnyFact => ({
  ...{ id, value, policy: 'ZC-1', name: '个人缴费', unit: '元/人·年', appliesTo: '参保居民', from: null, until: null },
  ...more,
});
const repealed = policy('ZC-1', { validity: '废止', validityOn: '2026-02-10', replacedBy: 'ZC-2' });

describe('what holds instead', () => {
  const day = '2026-03-31';
  const book = (policies: AnyPolicy[], facts: AnyFact[] = []) => new PolicyBook(policies, facts);

  it('is the policy at the end of the chain, and of a circle the last before it closes', () => {
    const chain = [repealed, policy('ZC-2', { validity: '失效', replacedBy: 'ZC-3' }), policy('ZC-3')];
    expect(book(chain).replacementOf(repealed, day)?.id).toBe('ZC-3');
    const circle = [repealed, policy('ZC-2', { replacedBy: 'ZC-1' })];
    expect(book(circle).replacementOf(repealed, day)?.id).toBe('ZC-2');
    expect(book([repealed]).replacementOf(repealed, day)).toBeNull();
  });

  it('is the fact of the same name of the new policy, for the same people where there are several', () => {
    const policies = [repealed, policy('ZC-2')];
    const next = fact('2', '400', { policy: 'ZC-2' });
    const other = fact('3', '200', { policy: 'ZC-2', appliesTo: '低保对象' });
    const old = fact('1', '380');
    expect(book(policies, [old, next, other]).successorOf(old, day)?.id).toBe('2');
    expect(book(policies, [old, other]).successorOf(old, day)?.id).toBe('3');
    expect(book(policies, [old, { ...next, until: '2026-03-30' }]).successorOf(old, day)).toBeNull();
  });

  it('is a later fact of the same policy, where the policy still holds', () => {
    const old = fact('1', '380', { until: '2025-12-31' });
    const next = fact('2', '400', { from: '2026-01-01' });
    expect(book([policy('ZC-1')], [old, next]).successorOf(old, day)?.id).toBe('2');
  });
});
