import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PersonalKind } from '../../src/domain/personal-kinds.ts';
import { negatives, positives } from './labelled-set.ts';
import { precision, quality, recall } from './quality.ts';

const all = [...positives, ...negatives];
const [tuned, held] = [quality(all.filter((one) => !one.heldOut)), quality(all.filter((one) => one.heldOut))];
const whole = quality(all);
const kinds = Object.keys(whole) as PersonalKind[];

/**
 * Least recall and precision over the whole set. Of the formatted kinds issue 4 asks for 0.99 and 0.98; of the others
 * they stand a little below what was measured when they were last tuned.
 */
const FLOORS: { readonly [K in PersonalKind]: readonly [recall: number, precision: number] } = {
  identity: [0.99, 0.98],
  mobile: [0.99, 0.98],
  card: [0.99, 0.98],
  email: [0.99, 0.98],
  plate: [0.99, 0.98],
  wechat: [0.95, 0.98],
  qq: [0.95, 0.98],
  address: [0.9, 0.97],
  circumstance: [0.87, 0.97],
  person: [0.85, 0.97],
};

const share = (value: number) => value.toFixed(2);

/** The table of the README: the whole set, and of it what was held out. */
const table = [
  '| kind | marked | recall | precision | held out: marked | recall | precision |',
  '|---|---|---|---|---|---|---|',
  ...kinds.map((kind) => {
    const [of, out] = [whole[kind], held[kind]];
    const cells = [of, out].flatMap((q) => [String(q.found + q.missed), share(recall(q)), share(precision(q))]);
    return `| ${kind} | ${cells.join(' | ')} |`;
  }),
].join('\n');

describe('the privacy gate on the labelled set', () => {
  it('is measured on at least 400 snippets with personal data and 400 without', () => {
    expect(positives.length).toBeGreaterThanOrEqual(400);
    expect(negatives.length).toBeGreaterThanOrEqual(400);
    expect(positives.every(({ marks }) => marks.length > 0)).toBe(true);
    expect(negatives.every(({ marks }) => marks.length === 0)).toBe(true);
    expect(kinds.filter((kind) => tuned[kind].found === 0 || held[kind].found === 0)).toEqual([]);
  });

  it.each(kinds)('finds %s as often, and as seldom wrongly, as its floor says', (kind) => {
    const [leastRecall, leastPrecision] = FLOORS[kind];
    expect(recall(whole[kind]), 'recall').toBeGreaterThanOrEqual(leastRecall);
    expect(precision(whole[kind]), 'precision').toBeGreaterThanOrEqual(leastPrecision);
  });

  it('is told in README.md with the figures measured here (copy the table from the difference)', () => {
    expect(readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8')).toContain(table);
  });
});
