import type { LedgerKey } from './ledger-catalogue.ts';
import type { PersonalKind } from './personal-kinds.ts';

/** Columns in which something personal by its form is official by its place: who is on duty, where an office is. */
const OFFICIAL: { readonly [K in LedgerKey]?: Readonly<Record<string, readonly PersonalKind[]>> } = {
  units: { name: ['person'], address: ['address'], phone: ['mobile'] },
  contacts: { name: ['person'], post: ['person'], phone: ['mobile'] },
  // A law speaks of people, homes and illness, of nobody's.
  policyArticles: { text: ['person', 'address', 'circumstance'] },
  events: { venue: ['address'], speaker: ['person'], post: ['person'], phone: ['mobile'] },
};

/**
 * The kinds that are no finding in a ledger's column. The cell of an office telephone sees to its own number. People are
 * looked for in prose only: an identifier or a reference introduces nobody.
 */
export const officialKinds = (ledger: LedgerKey, column: string, prose: boolean): readonly PersonalKind[] => [
  ...(OFFICIAL[ledger]?.[column] ?? []),
  ...(prose ? [] : (['person', 'circumstance'] as const)),
];

/** Of those kinds, what a row of its own takes back: who is visited at home (走访) has the event at a private address. */
export const officialIn = (
  official: readonly PersonalKind[],
  ledger: LedgerKey,
  row: Readonly<Record<string, unknown>>,
): readonly PersonalKind[] =>
  ledger === 'events' && row.kind === '走访' ? official.filter((kind) => kind !== 'address') : official;
