import { HIDDEN_TARGET } from '../domain/disclosure.ts';
import type { Origin } from '../domain/ledger.ts';
import { type LedgerKey, type LedgerRows, ledgerOf } from '../domain/ledger-catalogue.ts';
import { nearest } from '../domain/nearest.ts';
import type { PlaceTree } from '../domain/place.ts';
import { plainForm } from '../domain/plain-form.ts';
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
  policyArticles: { policy: 'policies' },
  statedTotals: { place: 'places' },
};

/** Rows of a ledger by what they may be written as. */
interface Finder {
  /** The identifiers a text may mean: itself, or those of all rows of that name. */
  readonly find: (written: string) => readonly string[];
  readonly suggest: (written: string) => string[];
  readonly empty: boolean;
}

/**
 * Among thousands of serial numbers every one is near another: no suggestions from so long a ledger, where finding them
 * would take minutes, too.
 */
const MOST_SUGGESTED_FROM = 1000;
/** Where so many differ the column holds something else. */
const MOST_SUGGESTED = 300;
const LONGEST_NAME = 40;

/** Names are compared without spaces and with one kind of brackets: 水利局（本级） is 水利局(本级). */
const nameForm = (name: string) => plainForm(name).replace(/\s+/g, '');

function finder(
  rows: readonly Record<string, unknown>[],
  keyColumn: string,
  names: (row: Record<string, unknown>) => readonly string[],
  identifiers: ReadonlySet<string> = new Set(),
): Finder {
  const ids = new Set(identifiers);
  const byName = new Map<string, Set<string>>();
  for (const row of rows) {
    const id = String(row[keyColumn]);
    ids.add(id);
    for (const name of names(row)) {
      const form = nameForm(name);
      byName.set(form, (byName.get(form) ?? new Set()).add(id));
    }
  }
  /** The same slip often stands in many rows. */
  const suggested = new Map<string, string[]>();
  return {
    find: (written) => (ids.has(written) ? [written] : [...(byName.get(nameForm(written)) ?? [])]),
    suggest(written) {
      if (ids.size > MOST_SUGGESTED_FROM) return [];
      const before = suggested.get(written);
      if (before || suggested.size > MOST_SUGGESTED || written.length > LONGEST_NAME) return before ?? [];
      const found = nearest(written, [...ids, ...byName.keys()]);
      suggested.set(written, found);
      return found;
    },
    empty: ids.size === 0,
  };
}

/**
 * The township a row is about where it is not said in the row: the one whose name stands in the name of its file or
 * sheet (`2026-03 大桥镇.csv`). Null if none or several do.
 */
function townshipFinder(places: PlaceTree): (origin: Origin) => string | null {
  const townships = places.all().filter((place) => places.levelOf(place) === '乡');
  const known = new Map<string, string | null>();
  return ({ file, sheet }) => {
    const text = `${file} ${sheet ?? ''}`;
    const before = known.get(text);
    if (before !== undefined) return before;
    const named = townships.filter(({ name }) => text.includes(name));
    const found = named.length === 1 ? (named[0]?.code ?? null) : null;
    known.set(text, found);
    return found;
  };
}

/**
 * Replaces references by identifiers and reports those that lead nowhere or to several rows. Of places
 * with one name the one in the township of the row's file is meant. Where a site does not keep the ledger
 * referred to, what was written stays as a name: a site needs no other ledger than the ones it uses.
 */
export function resolveReferences(
  { rows, faulty, identifiers }: Pick<RowReading, 'rows' | 'faulty' | 'identifiers'>,
  places: PlaceTree,
): { rows: LedgerRows; problems: Problem[] } {
  const problems: Problem[] = [];
  const townshipOf = townshipFinder(places);
  const finders = new Map<LedgerKey, Finder>();
  const finderOf = (target: LedgerKey): Finder => {
    const before = finders.get(target);
    if (before) return before;
    const known = [...rows[target], ...faulty[target]] as readonly Record<string, unknown>[];
    const targetRows = known.filter((row) => typeof row[ledgerOf(target).key ?? 'id'] === 'string');
    const names = (row: Record<string, unknown>): string[] => {
      if (typeof row.name !== 'string') return [];
      if (target === 'places') return [String(row.name), places.fullName(String(row.code))];
      return target === 'issues' || target === 'events' ? [] : [String(row.name)];
    };
    const made = finder(targetRows, ledgerOf(target).key ?? 'id', names, identifiers.get(target));
    finders.set(target, made);
    return made;
  };
  const resolveOne = (written: string, target: LedgerKey, { origin, column }: Written): string => {
    const { find, suggest } = finderOf(target);
    const found = find(written);
    const township = found.length > 1 && target === 'places' ? townshipOf(origin) : null;
    const meant =
      township === null ? found : found.filter((code) => places.lineage(code).some((p) => p.code === township));
    if (meant.length === 1) return meant[0] ?? written;
    const place = { ...origin, column, value: written };
    const zh = `「${ledgerOf(target).zh}」`;
    problems.push(
      found.length > 1
        ? problem('ambiguous-reference', place, {
            value: written,
            target: zh,
            candidates: found.map(candidate(target)),
          })
        : problem('unknown-reference', place, { value: written, target: zh, suggestions: suggest(written) }),
    );
    return written;
  };
  const candidate = (target: LedgerKey) => (id: string) =>
    target === 'places' ? `${places.fullName(id)}（${id}）` : `「${id}」`;
  const resolveAll = (given: object) =>
    Object.fromEntries(
      Object.entries(given).map(([key, list]) => {
        const references = REFERENCES[key as LedgerKey];
        if (!references) return [key, list];
        return [
          key,
          (list as readonly Record<string, unknown>[]).map((row) => {
            // Most rows hold identifiers already: only those that change are copied.
            let changed = row;
            for (const [name, target] of Object.entries(references)) {
              const value = row[name];
              if (finderOf(target).empty || value === null || value === undefined) continue;
              if (name === 'mergedInto' && value === HIDDEN_TARGET) continue;
              const column = ledgerOf(key as LedgerKey).columns[name]?.zh ?? name;
              const resolve = (written: unknown) =>
                resolveOne(String(written), target, { origin: row.origin as Origin, column });
              const resolved = Array.isArray(value) ? value.map(resolve) : resolve(value);
              if (String(resolved) !== String(value)) changed = { ...changed, [name]: resolved };
            }
            return changed;
          }),
        ];
      }),
    );
  resolveAll(faulty);
  return { rows: resolveAll(rows) as unknown as LedgerRows, problems };
}

/** Where a reference stands. */
interface Written {
  readonly origin: Origin;
  readonly column: string;
}
