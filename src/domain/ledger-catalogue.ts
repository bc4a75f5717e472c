import { activityLedger, indicatorLedger } from './activity.ts';
import { campaignLedger } from './campaign.ts';
import { commitmentLedger, surveyLedger } from './commitment.ts';
import { correctionLedger } from './correction.ts';
import { eventLedger } from './event.ts';
import { holidayLedger } from './holiday.ts';
import { issueLedger, issueUpdateLedger } from './issue.ts';
import type { Ledger, Placed, Row } from './ledger.ts';
import { placeLedger } from './place.ts';
import { policyFactLedger, policyLedger } from './policy.ts';
import { policyArticleLedger } from './policy-article.ts';
import { reviewLedger } from './review.ts';
import { statedTotalLedger } from './stated-total.ts';
import { synonymLedger } from './synonym.ts';
import { contactLedger, unitLedger } from './unit.ts';

/** Every ledger a site may have, by its key in code. Contract §2. */
export const ledgers = {
  campaigns: campaignLedger,
  places: placeLedger,
  units: unitLedger,
  contacts: contactLedger,
  issues: issueLedger,
  issueUpdates: issueUpdateLedger,
  events: eventLedger,
  activities: activityLedger,
  indicators: indicatorLedger,
  commitments: commitmentLedger,
  surveys: surveyLedger,
  policies: policyLedger,
  policyFacts: policyFactLedger,
  policyArticles: policyArticleLedger,
  holidays: holidayLedger,
  terms: synonymLedger,
  corrections: correctionLedger,
  statedTotals: statedTotalLedger,
  reviews: reviewLedger,
} as const;

export type LedgerKey = keyof typeof ledgers;
export type LedgerRow<K extends LedgerKey> = Placed<Row<(typeof ledgers)[K]['columns']>>;

/** All rows of a site, by ledger. */
export type LedgerRows = { readonly [K in LedgerKey]: readonly LedgerRow<K>[] };

export const ledgerKeys = Object.keys(ledgers) as LedgerKey[];
export const ledgerOf = (key: LedgerKey): Ledger => ledgers[key];

/** The ledger a name stands for (a file, folder or sheet): English or Chinese name or a synonym, in any case. */
export function ledgerNamed(name: string): LedgerKey | null {
  const wanted = name.normalize('NFKC').trim().toLowerCase().replaceAll('_', '-');
  return (
    ledgerKeys.find((key) => {
      const { name: english, zh, aliases } = ledgers[key];
      return [english, zh, ...aliases].some((known) => known.toLowerCase() === wanted);
    }) ?? null
  );
}
