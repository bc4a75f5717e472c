import type { Origin } from '../domain/ledger.ts';
import { type LedgerKey, type LedgerRows, ledgerOf } from '../domain/ledger-catalogue.ts';
import { nearest } from '../domain/nearest.ts';
import type { PlaceTree } from '../domain/place.ts';
import { type Problem, problem } from '../domain/problem.ts';
import type { RowReading } from '../ledgers/read-rows.ts';

/** Where each reference column points. Policies' talks and reports' events are checked with the documents. */
const REFERENCES: { readonly [K in LedgerKey]?: Readonly<Record<string, LedgerKey>> } = {
  contacts: { place: 'places' },
  issues: {
    campaign: 'campaigns',
    place: 'places',
    lead: 'units',
    partners: 'units',
    mergedInto: 'issues',
    event: 'events',
  },
  issueUpdates: { issue: 'issues', unit: 'units' },
  events: { campaign: 'campaigns', place: 'places' },
  activities: { campaign: 'campaigns', place: 'places', indicator: 'indicators' },
  commitments: { lead: 'units', place: 'places' },
  surveys: { campaign: 'campaigns', unit: 'units', place: 'places' },
  policies: { replacedBy: 'policies' },
  policyFacts: { policy: 'policies' },
};

/** Finds a row of a ledger by its identifier or by a name only one row has. */
interface Finder {
  readonly find: (written: string) => string | null;
  readonly suggest: (written: string) => string[];
  readonly empty: boolean;
}

/**
 * Among thousands of serial numbers every one is near another: no suggestions from so long a ledger, where finding them
 * would take minutes, too.
 */
const MOST_SUGGESTED_FROM = 1000;

function finder(
  rows: readonly Record<string, unknown>[],
  keyColumn: string,
  names: (row: Record<string, unknown>) => readonly string[],
  identifiers: ReadonlySet<string> = new Set(),
): Finder {
  const ids = new Set(identifiers);
  const byName = new Map<string, string | null>();
  for (const row of rows) {
    const id = String(row[keyColumn]);
    ids.add(id);
    for (const name of names(row)) {
      const key = name.replace(/\s+/g, '');
      byName.set(key, byName.has(key) && byName.get(key) !== id ? null : id);
    }
  }
  /** The same slip often stands in many rows. */
  const suggested = new Map<string, string[]>();
  return {
    find: (written) => (ids.has(written) ? written : (byName.get(written.replace(/\s+/g, '')) ?? null)),
    suggest(written) {
      if (ids.size > MOST_SUGGESTED_FROM) return [];
      const before = suggested.get(written);
      const found = before ?? nearest(written, [...ids, ...byName.keys()]);
      if (!before) suggested.set(written, found);
      return found;
    },
    empty: ids.size === 0,
  };
}

/**
 * Replaces references by identifiers and reports those that lead nowhere. Where a site does not keep the ledger
 * referred to, what was written stays as a name: a site needs no other ledger than the ones it uses.
 */
export function resolveReferences(
  rows: LedgerRows,
  places: PlaceTree,
  identifiers: RowReading['identifiers'],
): { rows: LedgerRows; problems: Problem[] } {
  const problems: Problem[] = [];
  const finders = new Map<LedgerKey, Finder>();
  const finderOf = (target: LedgerKey): Finder => {
    const known = finders.get(target);
    if (known) return known;
    const targetRows = rows[target] as readonly Record<string, unknown>[];
    const names = (row: Record<string, unknown>): string[] => {
      if (target === 'places') return [String(row.name), places.fullName(String(row.code))];
      return target === 'issues' || target === 'events' ? [] : [String(row.name)];
    };
    const made = finder(targetRows, ledgerOf(target).key ?? 'id', names, identifiers.get(target));
    finders.set(target, made);
    return made;
  };
  const resolved = Object.fromEntries(
    Object.entries(rows).map(([key, list]) => {
      const references = REFERENCES[key as LedgerKey];
      if (!references) return [key, list];
      return [
        key,
        (list as readonly Record<string, unknown>[]).map((row) =>
          resolveRow(key as LedgerKey, row, references, finderOf, problems),
        ),
      ];
    }),
  ) as unknown as LedgerRows;
  return { rows: resolved, problems };
}

function resolveRow(
  ledger: LedgerKey,
  row: Record<string, unknown>,
  references: Readonly<Record<string, LedgerKey>>,
  finderOf: (target: LedgerKey) => Finder,
  problems: Problem[],
): Record<string, unknown> {
  const changed: Record<string, unknown> = { ...row };
  for (const [column, target] of Object.entries(references)) {
    const value = row[column];
    const { find, suggest, empty } = finderOf(target);
    if (empty || value === null || value === undefined) continue;
    const resolveOne = (written: string): string => {
      const id = find(written);
      if (id === null) {
        const origin = row.origin as Origin;
        const zh = ledgerOf(ledger).columns[column]?.zh ?? column;
        problems.push(
          problem(
            'unknown-reference',
            { ...origin, column: zh, value: written },
            { value: written, target: `「${ledgerOf(target).zh}」`, suggestions: suggest(written) },
          ),
        );
      }
      return id ?? written;
    };
    changed[column] = Array.isArray(value) ? value.map((item) => resolveOne(String(item))) : resolveOne(String(value));
  }
  return changed;
}
