import { describe, expect, it } from 'vitest';
import { ledgerKeys, ledgerOf } from './ledger-catalogue.ts';
import { officialKinds } from './official-cells.ts';

describe('what is official by its column', () => {
  it('is the address of an office, where an event is, and who speaks there', () => {
    expect(officialKinds('units', 'address', true)).toEqual(['address']);
    expect(officialKinds('events', 'venue', true)).toEqual(['address']);
    expect(officialKinds('events', 'speaker', true)).toEqual(['person']);
    expect(officialKinds('issues', 'reply', true)).toEqual([]);
  });
  it('leaves people out where nobody writes prose', () =>
    expect(officialKinds('issues', 'id', false)).toEqual(['person', 'circumstance']));
  it('names columns that there are', () => {
    const named = ledgerKeys.flatMap((key) =>
      ['name', 'address', 'phone', 'venue', 'speaker', 'post']
        .filter((column) => officialKinds(key, column, true).length > 0)
        .map((column) => [key, column, column in ledgerOf(key).columns]),
    );
    expect(named.length).toBe(10);
    expect(named.every(([, , exists]) => exists)).toBe(true);
  });
});
