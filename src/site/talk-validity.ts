import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Talk } from '../domain/document.ts';
import { policyInForce } from '../domain/policy.ts';
import type { PolicyBook } from '../domain/policy-book.ts';
import type { AnyFact, AnyPolicy, FactStanding } from '../domain/policy-fact.ts';

/** What a talk rests on. */
export type Grounds = Pick<Talk, 'policies' | 'policyRefs' | 'factRefs' | 'validUntil'>;

/** The policies a talk names: those of its front matter, then those its text names. */
export const policiesOf = <P>(
  talk: Pick<Talk, 'policies' | 'policyRefs'>,
  policyOf: (id: string) => P | undefined,
): P[] => [...new Set([...talk.policies, ...talk.policyRefs])].flatMap((id) => policyOf(id) ?? []);

/** The facts a talk prints, each once. */
export const factsOf = <F>({ factRefs }: Pick<Talk, 'factRefs'>, factOf: (id: string) => F | undefined): F[] =>
  [...new Set(factRefs)].flatMap((id) => factOf(id) ?? []);

/** Policies a talk rests on, by their identifiers: those it names, and those of the facts it prints. */
export const policyIdsOf = (
  talk: Pick<Talk, 'policies' | 'policyRefs' | 'factRefs'>,
  factOf: (id: string) => AnyFact | undefined,
): ReadonlySet<string> =>
  new Set([...talk.policies, ...talk.policyRefs, ...factsOf(talk, factOf).map(({ policy }) => policy)]);

/** A policy no longer in force, with what stands in its place, if anything. */
interface LapsedPolicy<P> {
  readonly policy: P;
  readonly replacement: P | null;
}

/** A fact that no longer holds, with the one that holds instead, if any. */
interface LapsedFact<F> {
  readonly fact: F;
  readonly standing: FactStanding & { readonly state: 'lapsed' };
  readonly successor: F | null;
}

/** Why a talk may no longer be relied on. */
export interface TalkLapse<P, F> {
  /** Its own last day of validity, where that has passed. */
  readonly since: CalendarDate | null;
  readonly policies: readonly LapsedPolicy<P>[];
  readonly facts: readonly LapsedFact<F>[];
}

/** What is out of date about a talk on a day; null if nothing is. */
export function lapseOf<P extends AnyPolicy, F extends AnyFact>(
  talk: Grounds,
  book: PolicyBook<P, F>,
  day: CalendarDate,
): TalkLapse<P, F> | null {
  const policies = [...policyIdsOf(talk, book.fact)]
    .flatMap((id) => book.policy(id) ?? [])
    .filter((policy) => !policyInForce(policy, day))
    .map((policy) => ({ policy, replacement: book.replacementOf(policy, day) }));
  const facts = factsOf(talk, book.fact).flatMap((fact) => {
    const standing = book.standing(fact, day);
    return standing.state === 'lapsed' ? [{ fact, standing, successor: book.successorOf(fact, day) }] : [];
  });
  const since = talk.validUntil !== null && talk.validUntil < day ? talk.validUntil : null;
  return since === null && policies.length === 0 && facts.length === 0 ? null : { since, policies, facts };
}
