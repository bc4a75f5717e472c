import type { Case } from './measure-case.ts';
import { type MeasureScope, scopeKey } from './measure-scope.ts';
import { isRated } from './measures.ts';
import { compareText } from './problem.ts';

/** Puts each matter into one part of a division. */
export type Division = (c: Case) => MeasureScope;

/** Matters that lie in the same parts of all divisions, with how many gave which answer. */
interface Group {
  readonly parts: readonly string[];
  readonly answers: Map<string, number>;
}
type Answers = ReadonlyMap<string, number>;

const total = (answers: Answers) => [...answers.values()].reduce((a, b) => a + b, 0);
/** A sum of ratings tells no single answer: there is none, or there are enough and not all the same. */
const isSafe = (answers: Answers, smallNumbers: number): boolean =>
  answers.size === 0 || (answers.size > 1 && total(answers) >= smallNumbers);

/**
 * The parts whose ratings may be shown (contract §4 rule 10): enough answers, not all the same, what is withheld as well.
 * Divisions cross each other, and a reader may add and subtract what is printed of all of them. But whatever is worked
 * out that way is made of the sums over those matters that lie in the same parts shown; so a part is shown only while
 * each of these sums is safe by itself. Earlier divisions go first, in each the part with most ratings.
 */
export function ratingScopes(
  cases: readonly Case[],
  divisions: readonly Division[],
  smallNumbers: number,
): MeasureScope[] {
  const scopes = new Map<string, MeasureScope>();
  const groups = new Map<string, Group>();
  for (const c of cases) {
    if (c.state !== 'closed') continue;
    // Counted only: in the whole, in none of its parts.
    const own = c.countedOnly ? [] : divisions.map((division) => division(c));
    const parts = own.map(scopeKey);
    for (const [index, key] of parts.entries()) scopes.set(key, own[index] as MeasureScope);
    const key = parts.join('\n');
    const group = groups.get(key) ?? { parts, answers: new Map<string, number>() };
    groups.set(key, group);
    const { satisfaction } = c;
    if (satisfaction !== null && isRated(c)) count(group.answers, satisfaction, 1);
  }
  return [...partsToShow([...groups.values()], divisions.length, smallNumbers)]
    .sort(compareText)
    .map((key) => scopes.get(key) as MeasureScope);
}

/** Keeps the matters that the parts shown so far can't tell apart together, with the sum of their answers. */
function partsToShow(groups: readonly Group[], divisions: number, smallNumbers: number): string[] {
  const whole = sumOf(groups);
  const sums = new Map(groups.map((group) => [group, whole]));
  return candidates(groups, divisions)
    .filter(({ members }) => {
      const split = [...Map.groupBy(members, (group) => sums.get(group) ?? whole)].map(([sum, moved]) => {
        const inside = sumOf(moved);
        const outside = new Map([...sum].map(([answer, n]) => [answer, n - (inside.get(answer) ?? 0)] as const));
        return { sum, moved, inside, outside: new Map([...outside].filter(([, n]) => n > 0)) };
      });
      if (!split.every(({ inside, outside }) => isSafe(inside, smallNumbers) && isSafe(outside, smallNumbers)))
        return false;
      for (const { sum, moved, inside, outside } of split) {
        for (const group of moved) sums.set(group, inside);
        // Those that stay share the old sum, which becomes what is left of it.
        sum.clear();
        for (const [answer, n] of outside) sum.set(answer, n);
      }
      return true;
    })
    .map(({ key }) => key);
}

function sumOf(groups: readonly Group[]): Map<string, number> {
  const sum = new Map<string, number>();
  for (const { answers } of groups) for (const [answer, n] of answers) count(sum, answer, n);
  return sum;
}

const count = (answers: Map<string, number>, answer: string, n: number) =>
  answers.set(answer, (answers.get(answer) ?? 0) + n);

/** The parts in the order in which they are tried, with the matters in them. */
function candidates(groups: readonly Group[], divisions: number): { key: string; members: readonly Group[] }[] {
  return Array.from({ length: divisions }, (_, division) =>
    [...Map.groupBy(groups, ({ parts }) => parts[division])]
      .flatMap(([key, members]) => (key === undefined ? [] : [{ key, members, size: total(sumOf(members)) }]))
      .sort((a, b) => b.size - a.size || compareText(a.key, b.key)),
  ).flat();
}
