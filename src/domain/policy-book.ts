import type { CalendarDate } from './calendar-date.ts';
import { policyInForce } from './policy.ts';
import { type AnyFact, type AnyPolicy, type FactStanding, standingOfFact } from './policy-fact.ts';

/** Policies and their facts with what stands in the place of those that are over. References hold identifiers. */
export class PolicyBook<P extends AnyPolicy, F extends AnyFact> {
  readonly #policies: ReadonlyMap<string, P>;
  readonly #facts: ReadonlyMap<string, F>;
  readonly #factsOf: ReadonlyMap<string, readonly F[]>;

  constructor(policies: readonly P[], facts: readonly F[]) {
    this.#policies = new Map(policies.map((row) => [row.id, row]));
    this.#facts = new Map(facts.map((row) => [row.id, row]));
    this.#factsOf = Map.groupBy(facts, ({ policy }) => policy);
  }

  policy = (id: string): P | undefined => this.#policies.get(id);
  fact = (id: string): F | undefined => this.#facts.get(id);
  factsOf = (policy: string): readonly F[] => this.#factsOf.get(policy) ?? [];
  policies = (): P[] => [...this.#policies.values()];
  facts = (): F[] => [...this.#facts.values()];

  standing = (fact: F, day: CalendarDate): FactStanding => standingOfFact(fact, this.policy(fact.policy), day);

  /** The policy that holds instead of one that is over, or the last that is known to; null if none is named. */
  replacementOf(policy: P, day: CalendarDate): P | null {
    const seen = new Set([policy.id]);
    let last: P | null = null;
    for (let next: P | null = policy; next !== null; ) {
      next = (next.replacedBy !== null && this.policy(next.replacedBy)) || null;
      if (next === null || seen.has(next.id)) break;
      seen.add(next.id);
      last = next;
      if (policyInForce(next, day)) break;
    }
    return last;
  }

  /** The fact of the same name that holds instead on a day: of the replacing policy, or a later one of the same. */
  successorOf(fact: F, day: CalendarDate): F | null {
    const policy = this.policy(fact.policy);
    const replacement = policy === undefined || policyInForce(policy, day) ? policy : this.replacementOf(policy, day);
    if (!replacement) return null;
    const named = this.factsOf(replacement.id).filter(
      (one) => one.id !== fact.id && one.name === fact.name && this.standing(one, day).state === 'in-force',
    );
    // Of two for different people, the one for the same.
    return named.find((one) => one.appliesTo === fact.appliesTo) ?? (named.length === 1 ? (named[0] ?? null) : null);
  }
}
