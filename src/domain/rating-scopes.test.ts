import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someSettings } from '../../tests/settings.ts';
import type { Figure } from './figure.ts';
import { FigureBook } from './figure-book.ts';
import type { Case } from './measure-case.ts';
import { PlaceTree } from './place.ts';

const ANSWERS = ['未评价', '满意', '基本满意', '不满意'] as const;
type Answer = (typeof ANSWERS)[number];

const closed = (id: number, place: string, category: string, satisfaction: Answer, countedOnly = false): Case => ({
  ...{ id: `M-${id}`, countedOnly, places: [place], category, unit: null, channel: null, campaign: null },
  ...{ receivedOn: '2026-03-01', acceptedOn: '2026-03-01', closedOn: '2026-03-05', replied: true },
  ...{ deadline: null, firstDeadline: null, state: 'closed', accepted: true, hasReason: true, reopened: false },
  ...{
    merged: false,
    confirmed: null,
    satisfaction,
    onTheSpot: false,
    fromEvent: false,
    isEventNamed: false,
    eventDay: null,
  },
  changes: [{ day: '2026-03-01', state: 'closed', dated: true }],
});
const settings = (threshold: number) => someSettings(`门槛:\n  小数门槛: ${threshold}\n`);
const ratings = (cases: readonly Case[], threshold: number): Figure[] =>
  new FigureBook(cases, '2026-03-31', settings(threshold), new PlaceTree([]))
    .all()
    .filter(({ measure }) => measure === 'rated' || measure === 'satisfied');

const isEmpty = (scope: object) => Object.keys(scope).length === 0;
const isWhole = ({ scope }: Figure) => isEmpty(scope);

/**
 * The answers that are certain to somebody who knows every listed matter and tries out every way they could have been
 * rated: those ways are kept that give the figures published. By index of the matter.
 */
function certain(cases: readonly Case[], published: readonly Figure[]): number[] {
  const possible = cases.map(() => new Set<Answer>());
  for (let way = 0; way < ANSWERS.length ** cases.length; way++) {
    const guess = cases.map((c, index) => ({
      ...c,
      satisfaction: ANSWERS[Math.floor(way / ANSWERS.length ** index) % ANSWERS.length] as Answer,
    }));
    if (!fits(guess, published)) continue;
    for (const [index, c] of guess.entries()) possible[index]?.add(c.satisfaction as Answer);
  }
  return possible.flatMap((answers, index) => (answers.size === 1 && !answers.has('未评价') ? [index] : []));
}

/** Whether a guess gives the sums that were published, added up here anew. */
function fits(guess: readonly Case[], published: readonly Figure[]): boolean {
  return published.every(({ measure, scope, numerator, denominator, beside }) => {
    const within = guess.filter(
      (c) =>
        (isEmpty(scope) || !c.countedOnly) &&
        (scope.place === undefined || c.places[0] === scope.place) &&
        (scope.category === undefined || c.category === scope.category),
    );
    const rated = within.filter((c) => c.satisfaction !== '未评价');
    if (measure === 'rated') return denominator === within.length && numerator === rated.length;
    const count = (answer: Answer) => rated.filter((c) => c.satisfaction === answer).length;
    return (
      denominator === rated.length &&
      numerator === count('满意') + count('基本满意') &&
      (beside?.satisfied ?? 0) === count('满意') &&
      (beside?.['fairly-satisfied'] ?? 0) === count('基本满意') &&
      (beside?.dissatisfied ?? 0) === count('不满意')
    );
  });
}

const smallLedger = fc.array(
  fc.record({
    place: fc.constantFrom('甲', '乙', '丙'),
    category: fc.constantFrom('路', '水'),
    answer: fc.constantFrom(...ANSWERS),
    hidden: fc.boolean(),
  }),
  { minLength: 2, maxLength: 6 },
);

describe('ratings by part', () => {
  it('tell no single answer that the whole does not tell, to a reader who tries out every possibility', () => {
    fc.assert(
      fc.property(smallLedger, (rows) => {
        // One of them at most is counted only.
        const first = rows.findIndex(({ hidden }) => hidden);
        const cases = rows.map(({ place, category, answer }, i) => closed(i, place, category, answer, i === first));
        const published = ratings(cases, 2);
        expect(certain(cases, published)).toEqual(certain(cases, published.filter(isWhole)));
      }),
      { numRuns: 300 },
    );
  });

  const some = (n: number, place: string, category: string, ...answers: Answer[]) =>
    Array.from({ length: n }, (_, i) => closed(i, place, category, answers[i % answers.length] as Answer));

  it('are shown where every part has enough answers and not all the same', () => {
    const figures = ratings([...some(6, '甲', '路', '满意', '不满意'), ...some(5, '乙', '路', '满意', '基本满意')], 5);
    const places = figures.filter(({ measure, scope }) => measure === 'satisfied' && scope.place !== undefined);
    expect(places.map(({ scope, numerator, denominator }) => [scope.place, numerator, denominator])).toEqual([
      ['乙', 5, 5],
      ['甲', 3, 6],
    ]);
  });

  it('are withheld with a sibling where one part is too small: it would follow from the whole', () => {
    const figures = ratings(
      [
        ...some(2, '甲', '路', '满意', '不满意'),
        ...some(5, '乙', '路', '满意', '不满意'),
        ...some(9, '丙', '路', '满意', '不满意'),
      ],
      5,
    );
    expect(
      figures.flatMap(({ measure, scope }) => (measure === 'satisfied' && scope.place ? [scope.place] : [])),
    ).toEqual(['丙']);
  });

  it('are withheld in the later division where two divisions together tell a single one', () => {
    // All of 乙 but one matter is about water, and water is nowhere else: 乙 less water is that matter.
    const figures = ratings(
      [
        ...some(6, '甲', '路', '满意', '不满意'),
        ...some(6, '乙', '水', '满意', '不满意'),
        closed(99, '乙', '路', '不满意'),
      ],
      5,
    );
    const by = (name: 'place' | 'category') =>
      figures.filter(({ measure, scope }) => measure === 'satisfied' && scope[name] !== undefined).length;
    expect([by('place'), by('category')]).toEqual([2, 0]);
  });
});
