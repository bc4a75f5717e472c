import { addDays, type CalendarDate, calendarDate, dateInWords } from './calendar-date.ts';
import { periodInWords } from './period.ts';
import { plainForm } from './plain-form.ts';
import { type PolicyFactRow, type PolicyRow, policyInForce } from './policy.ts';

/** A policy and a fact of one, as far as they are looked at here; rows of ledgers and of the checked site are both. */
export type AnyPolicy = Pick<PolicyRow, 'id' | 'name' | 'number' | 'validity' | 'validityOn' | 'replacedBy'>;
export type AnyFact = Omit<PolicyFactRow, 'origin'>;

/** Where the policy's page tells of a fact. */
export const factAnchor = (id: string): string => `fact-${id}`;

const WRITTEN_DAY = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/;

/** The day a value is; null if it is none. */
function dayIn(value: string): CalendarDate | null {
  const [, year, month, day] = WRITTEN_DAY.exec(plainForm(value)) ?? [];
  return day === undefined ? null : calendarDate(Number(year), Number(month), Number(day));
}

/** Whether the words before an amount say already what it is per: 每人每年400元, not 每人每年400元/人·年. */
export const saysRate = (before: string): boolean =>
  /每一?(?:人|户|亩|年|月|天|日|学期|季|头|只|次|度|个|台|吨)[^，。；：、！？]{0,6}$/.test(before);

/** What a fact sets, as it is read in a sentence: 400元/人·年, 75%, 2026年4月30日; without what it is per where that was said. */
export function amountInWords({ value, unit }: Pick<AnyFact, 'value' | 'unit'>, withoutRate = false): string {
  const day = dayIn(value);
  const said = withoutRate ? unit?.replace(/[/／].*$/, '') : unit;
  return day === null ? `${value}${said ?? ''}` : dateInWords(day);
}

/** 《云岭县…办法》（云医保发〔2025〕8号). */
const policyInWords = ({ name, number }: Pick<AnyPolicy, 'name' | 'number'>): string =>
  `《${name}》${number === null ? '' : `（${number}）`}`;

/** A fact with for how long and by which document: 400元/人·年，2025年9月15日至2026年12月31日，《…办法》（云医保发〔2025〕8号）. */
export const factInWords = (fact: AnyFact, policy: Pick<AnyPolicy, 'name' | 'number'> | undefined): string =>
  [amountInWords(fact), periodInWords(fact.from, fact.until), policy && policyInWords(policy)]
    .filter((part) => !!part)
    .join('，');

/** First and last day; an open end is null. */
interface Term {
  readonly from: CalendarDate | null;
  readonly until: CalendarDate | null;
}

/** When a fact holds, cut at the end of its policy; null where its policy is over and nobody wrote since when. */
export function termOf(fact: AnyFact, policy: AnyPolicy | undefined): Term | null {
  // One that still holds on the last day there is has no end.
  if (policy === undefined || policyInForce(policy, '9999-12-31')) return fact;
  if (policy.validityOn === null) return null;
  const last = addDays(policy.validityOn, -1);
  return { from: fact.from, until: fact.until === null || last < fact.until ? last : fact.until };
}

/** How a fact stands on a day; one that has lapsed says whether it ran out itself, and after which day, if known. */
export type FactStanding =
  | { readonly state: 'in-force' }
  | { readonly state: 'not-yet'; readonly from: CalendarDate }
  | { readonly state: 'lapsed'; readonly by: 'term' | 'policy'; readonly lastDay: CalendarDate | null };

/** Whether a fact may be relied on, on a day: its last day counts, the day a policy's end takes effect does not. */
export function standingOfFact(fact: AnyFact, policy: AnyPolicy | undefined, day: CalendarDate): FactStanding {
  const term = termOf(fact, policy);
  if (term === null) return { state: 'lapsed', by: 'policy', lastDay: null };
  if (term.until !== null && term.until < day)
    return { state: 'lapsed', by: term.until === fact.until ? 'term' : 'policy', lastDay: term.until };
  return term.from !== null && day < term.from ? { state: 'not-yet', from: term.from } : { state: 'in-force' };
}

/** A value as it can be compared: a number in its base unit, a day, or words; and what it is counted in. */
interface Amount {
  readonly value: number | string;
  /** 元, %, 个工作日; for a day 日期. */
  readonly base: string;
  /** The whole unit in one spelling, its parts in one order: 元/人/年. */
  readonly kind: string;
}

/** Other spellings of a unit, with what one of them is worth. */
const SPELLINGS: Readonly<Record<string, readonly [base: string, factor: number]>> = {
  万元: ['元', 10_000],
  角: ['元', 0.1],
  块: ['元', 1],
  块钱: ['元', 1],
  工作日: ['个工作日', 1],
};

/** How people write a unit in a sentence, itself among them. */
export const spellingsOf = (base: string): string[] => [
  base,
  ...Object.entries(SPELLINGS).flatMap(([written, [of, factor]]) => (of === base && factor === 1 ? [written] : [])),
];

/** What a fact sets, so that spellings of the same do not count as different: 28,000元 is 2.8万元, 元/年·人 is 元/人·年. */
export function amountOf({ value, unit }: Pick<AnyFact, 'value' | 'unit'>): Amount {
  const day = dayIn(value);
  if (day !== null) return { value: day, base: '日期', kind: '日期' };
  const [own = '', ...per] = plainForm(unit ?? '')
    .replace(/\s/g, '')
    .split(/[/·•・.*每]+/);
  const [base, factor] = SPELLINGS[own] ?? [own, 1];
  const written = plainForm(value).replaceAll(',', '').replace(/\s/g, '');
  const isNumber = /^\d+(?:\.\d+)?$/.test(written);
  return {
    value: isNumber ? Math.round(Number(written) * factor * 1e6) / 1e6 : written,
    base,
    kind: [base, ...per.filter(Boolean).toSorted()].join('/'),
  };
}

const sameWords = (text: string | null) => plainForm(text ?? '').replace(/[\s，。、；,.;]/g, '');

/** A later fact and the earlier one that says otherwise of the same thing for the same time. */
interface Contradiction<F> {
  readonly fact: F;
  readonly other: F;
}

/**
 * Facts that can't both be right: the same name, the same people, the same kind of unit, days in common, another amount.
 * What a policy sets that replaces the other's begins where that ends, unless a day is given.
 */
export function contradictions<F extends AnyFact>(
  facts: readonly F[],
  policyOf: (id: string) => AnyPolicy | undefined,
): Contradiction<F>[] {
  const told = facts.map((fact) => ({
    fact,
    ...amountOf(fact),
    term: termOf(fact, policyOf(fact.policy)),
    next: policyOf(fact.policy)?.replacedBy ?? null,
  }));
  type Told = (typeof told)[number];
  const follows = (later: Told, earlier: Told) =>
    later.fact.from === null && earlier.next === later.fact.policy && later.fact.policy !== earlier.fact.policy;
  const subject = ({ fact, kind }: Told) => JSON.stringify([sameWords(fact.name), sameWords(fact.appliesTo), kind]);
  return [...Map.groupBy(told, subject).values()].flatMap((same) =>
    same.flatMap((one, index) => {
      const other = same
        .slice(0, index)
        .find(
          (earlier) =>
            earlier.value !== one.value &&
            !follows(earlier, one) &&
            !follows(one, earlier) &&
            overlap(earlier.term, one.term),
        );
      return other === undefined ? [] : [{ fact: one.fact, other: other.fact }];
    }),
  );
}

function overlap(one: Term | null, other: Term | null): boolean {
  if (one === null || other === null) return false;
  const [a, b] = [one, other].map(({ from, until }) => ({ from: from ?? '0000', until: until ?? '9999' })) as [
    { from: string; until: string },
    { from: string; until: string },
  ];
  // A term cut before it begins has no day.
  return a.from <= a.until && b.from <= b.until && a.from <= b.until && b.from <= a.until;
}
