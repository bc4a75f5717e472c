import type { Report, Talk } from '../domain/document.ts';
import type { LedgerKey, LedgerRows } from '../domain/ledger-catalogue.ts';
import { nearest } from '../domain/nearest.ts';
import { type Place, type Problem, problem } from '../domain/problem.ts';
import type { RowReading } from '../ledgers/read-rows.ts';
import { checkArticles } from './cited-article.ts';
import type { Spoken } from './read-document.ts';

/** Documents as far as they refer to rows and to each other. */
interface Referring {
  /** Translations as well. */
  readonly talks: readonly Talk[];
  readonly reports: readonly Report[];
  readonly spoken: Iterable<Spoken>;
}

/**
 * What documents refer to and is not there: at the tag's own line, or at the first line for what the front matter names.
 * Rows with a fault count as there.
 */
export function checkReferences(
  { talks, reports, spoken }: Referring,
  rows: LedgerRows,
  identifiers: RowReading['identifiers'],
): Problem[] {
  const known = (key: LedgerKey): ReadonlySet<string> => identifiers.get(key) ?? new Set();
  const targets = {
    policies: { names: known('policies'), target: '「政策」台账' },
    facts: { names: known('policyFacts'), target: '「政策要点」台账' },
    units: { names: new Set(rows.units.flatMap(({ id, name }) => [id, name])), target: '「单位」台账' },
    events: { names: known('events'), target: '「活动安排」台账' },
    places: { names: known('places'), target: '「区划」台账' },
    talks: { names: new Set(talks.map(({ slug }) => slug)), target: '宣讲材料' },
  };
  const missing = (place: Place, written: readonly string[], to: keyof typeof targets): Problem[] => {
    const { names, target } = targets[to];
    return written.flatMap((value) =>
      names.has(value)
        ? []
        : [problem('unknown-reference', { ...place, value }, { value, target, suggestions: nearest(value, names) })],
    );
  };
  const said = [...spoken].flatMap((one) => [one, one.noted]);
  return [
    ...talks.flatMap(({ file, policies, places }) => [
      ...missing({ file, line: 1 }, policies, 'policies'),
      ...missing({ file, line: 1 }, places, 'places'),
    ]),
    ...reports.flatMap(({ file, events, talks: material, places }) => [
      ...missing({ file, line: 1 }, events, 'events'),
      ...missing({ file, line: 1 }, material, 'talks'),
      ...missing({ file, line: 1 }, places, 'places'),
    ]),
    ...said.flatMap((one) =>
      (['facts', 'policies', 'units'] as const).flatMap((to) =>
        one[to].flatMap(({ id, place }) => missing(place, [id], to)),
      ),
    ),
    ...checkArticles(
      said.flatMap(({ articles }) => articles),
      rows.policyArticles,
      rows.policies,
    ),
    // A site of ledgers alone, as open data imported again make it, keeps no talks.
    ...(talks.length > 0 ? rows.events : []).flatMap((row) =>
      missing({ ...row.origin, column: '宣讲材料' }, row.talks, 'talks'),
    ),
  ];
}
