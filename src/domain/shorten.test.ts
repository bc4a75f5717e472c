import { describe, expect, it } from 'vitest';
import { positives } from '../../tests/privacy/labelled-set.ts';
import { findPersonalData } from './personal-data.ts';
import { masked, shorten } from './shorten.ts';

describe('a text as a message may show it', () => {
  it('holds nothing that the gate finds, whatever kind it was of', () => {
    for (const { text } of positives) expect(findPersonalData(masked(text)), masked(text)).toEqual([]);
  });
  it('holds nothing of it where it is cut off either', () => {
    for (const { text } of positives) expect(findPersonalData(shorten(`${'前'.repeat(30)}${text}`))).toEqual([]);
  });
  it('is masked in the name of a file', () => {
    expect(masked('data/issues/13800001234.csv')).toBe('data/issues/138****1234.csv');
    expect(masked('content/reports/村民刘桂英/index.mdx')).toBe('content/reports/村民刘某某/index.mdx');
    expect(masked('public/甘A00K12_li.hua@example.com.pdf')).not.toMatch(/00K12|li\.hua/);
  });
  it('shows no bare name that slipped into a cell of states or days', () => {
    expect(shorten('张伟强')).toBe('张某某');
    expect(['办里中', '大桥镇', '开门接访'].map(shorten)).toEqual(['办里中', '大桥镇', '开门接访']);
  });
  it('shows no identity number whose check character is wrong', () =>
    expect(masked('110105194912310021')).toBe('110****21'));
});
