import { addDays, type CalendarDate, dateInWords } from '../domain/calendar-date.ts';
import type { Talk } from '../domain/document.ts';
import { policyInForce } from '../domain/policy.ts';
import { PolicyBook } from '../domain/policy-book.ts';
import { type AnyFact, type AnyPolicy, amountInWords } from '../domain/policy-fact.ts';
import { compareText } from '../domain/problem.ts';
import { type Grounds, policyIdsOf } from './talk-validity.ts';

/** How far staff look ahead, in days. */
const LOOK_AHEAD = 60;

/** Something that holds now and soon will not, with the talks it touches. */
export interface ComingLapse {
  readonly kind: 'fact' | 'policy' | 'talk';
  /** Identifier in the ledger; a talk's folder. */
  readonly id: string;
  readonly name: string;
  /** What a fact sets; null for the others. */
  readonly amount: string | null;
  /** Last day it holds. */
  readonly lastDay: CalendarDate;
  /** What takes the place of a policy, where the ledger says so. */
  readonly replacedBy: string | null;
  readonly talks: readonly { readonly slug: string; readonly title: string }[];
}

type LapsingTalk = Grounds & Pick<Talk, 'slug' | 'title'>;

/**
 * What holds on a day and lapses within 60 days from it, the soonest first: policies, facts by their own term (those that
 * end with their policy stand with that) and talks by their validity.
 */
export function comingLapses(
  { policies, policyFacts }: { readonly policies: readonly AnyPolicy[]; readonly policyFacts: readonly AnyFact[] },
  talks: readonly LapsingTalk[],
  day: CalendarDate,
): ComingLapse[] {
  const book = new PolicyBook(policies, policyFacts);
  const isSoon = (last: CalendarDate | null): last is CalendarDate =>
    last !== null && last >= day && last <= addDays(day, LOOK_AHEAD);
  const touched = (uses: (talk: LapsingTalk) => boolean) =>
    talks.filter(uses).map(({ slug, title }) => ({ slug, title }));
  const found: ComingLapse[] = [];
  for (const policy of policies) {
    const { id, name, validityOn, replacedBy } = policy;
    if (validityOn === null || policyInForce(policy, validityOn) || !isSoon(addDays(validityOn, -1))) continue;
    const uses = touched((talk) => policyIdsOf(talk, book.fact).has(id));
    found.push({ kind: 'policy', id, name, amount: null, lastDay: addDays(validityOn, -1), replacedBy, talks: uses });
  }
  for (const fact of policyFacts) {
    const standing = fact.until === null ? null : book.standing(fact, addDays(fact.until, 1));
    if (!isSoon(fact.until) || standing?.state !== 'lapsed' || standing.by !== 'term') continue;
    const uses = touched(({ factRefs }) => factRefs.includes(fact.id));
    const { id, name, until: lastDay } = fact;
    found.push({ kind: 'fact', id, name, amount: amountInWords(fact), lastDay, replacedBy: null, talks: uses });
  }
  for (const { slug, title, validUntil } of talks) {
    if (!isSoon(validUntil)) continue;
    const own = { kind: 'talk', id: slug, name: title, amount: null, lastDay: validUntil, replacedBy: null } as const;
    found.push({ ...own, talks: [{ slug, title }] });
  }
  return found.toSorted((a, b) => compareText(a.lastDay, b.lastDay) || compareText(a.kind, b.kind));
}

const KINDS = { fact: '标准', policy: '政策', talk: '宣讲材料' } as const;

/** The list as staff read it, line by line; that there is nothing is said as well. */
export function comingLapsesInWords(lapses: readonly ComingLapse[], day: CalendarDate): string[] {
  const term = `从${dateInWords(day)}起 ${LOOK_AHEAD} 天内（到${dateInWords(addDays(day, LOOK_AHEAD))}）`;
  if (lapses.length === 0) return [`${term}，没有要到期的政策、标准和宣讲材料。`];
  return [
    `${term}到期的，一共 ${lapses.length} 项：`,
    ...lapses.flatMap(({ kind, id, name, amount, lastDay, replacedBy, talks }) => {
      const named = amount === null ? `《${name}》` : `「${name}」${amount}`;
      const next = replacedBy === null ? '' : `，之后执行编号 ${replacedBy} 的政策`;
      const uses =
        talks.length === 0
          ? '没有材料用到它。'
          : `用到它的材料：${talks.map(({ slug, title }) => `《${title}》（${slug}）`).join('、')}。`;
      return [
        `  ${dateInWords(lastDay)}是最后一天：${KINDS[kind]}${named}，编号 ${id}${next}。`,
        ...(kind === 'talk' ? [] : [`    ${uses}`]),
      ];
    }),
  ];
}
