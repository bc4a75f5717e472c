import type { CalendarDate } from '../domain/calendar-date.ts';
import type { Talk } from '../domain/document.ts';
import { policyInForce } from '../domain/policy.ts';
import type { SitePolicy } from './site.ts';

type PolicyOf = (id: string) => SitePolicy | undefined;

/** The policies a talk rests on: those of its front matter, then those its text names. */
export const policiesOf = (talk: Pick<Talk, 'policies' | 'policyRefs'>, policyOf: PolicyOf): SitePolicy[] =>
  [...new Set([...talk.policies, ...talk.policyRefs])].flatMap((id) => policyOf(id) ?? []);

/** Why a talk may no longer be relied on. */
export interface TalkLapse {
  /** Its own last day of validity, where that has passed. */
  readonly since: CalendarDate | null;
  /** Policies no longer in force, each with what stands in its place, if anything. */
  readonly policies: readonly { readonly policy: SitePolicy; readonly replacement: SitePolicy | null }[];
}

/** What is out of date about a talk on a day; null if nothing is. */
export function talkLapse(
  talk: Pick<Talk, 'policies' | 'policyRefs' | 'validUntil'>,
  policyOf: PolicyOf,
  day: CalendarDate,
): TalkLapse | null {
  const policies = policiesOf(talk, policyOf)
    .filter((policy) => !policyInForce(policy, day))
    .map((policy) => ({ policy, replacement: (policy.replacedBy !== null && policyOf(policy.replacedBy)) || null }));
  const since = talk.validUntil !== null && talk.validUntil < day ? talk.validUntil : null;
  return since === null && policies.length === 0 ? null : { since, policies };
}
