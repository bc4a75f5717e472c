import type { Case } from './measure-case.ts';
import { dimensions, type MeasureScope, OWN_LEVEL, partOf, scopeKey, UNMARKED } from './measure-scope.ts';
import type { PlaceTree } from './place.ts';
import { compareText } from './problem.ts';

/** The township a matter counts for; for places above townships themselves (本级). */
export function townshipOf({ places: [own, ...above] }: Case, places: PlaceTree): MeasureScope {
  if (own === undefined) return { place: UNMARKED };
  if (places.get(own) === undefined) return { place: above.at(-1) ?? own };
  const township = places.township(own)?.code;
  if (township !== undefined) return { place: township };
  return places.children(own).length > 0 ? { place: own, part: OWN_LEVEL } : { place: own };
}

/** Matters by the scope they fall into, in the order of its key. */
export function byScope(cases: readonly Case[], scopeOf: (c: Case) => MeasureScope): [MeasureScope, Case[]][] {
  const groups = new Map<string, [MeasureScope, Case[]]>();
  for (const c of cases) {
    const scope = scopeOf(c);
    const key = scopeKey(scope);
    const group = groups.get(key);
    if (group) group[1].push(c);
    else groups.set(key, [scope, [c]]);
  }
  return [...groups].sort(([a], [b]) => compareText(a, b)).map(([, group]) => group);
}

/** The parts matters fall into, each with a number: a matter then carries a few numbers instead of texts. */
export class Scopes {
  readonly #ids = new Map<string, { id: number; scope: MeasureScope }>();
  readonly #places: PlaceTree;

  constructor(places: PlaceTree) {
    this.#places = places;
  }

  partsOf(c: Case): number[] {
    const [own = UNMARKED, ...above] = c.places;
    return [
      ...[own, ...above].map((place) => this.#id({ place })),
      ...(this.#places.children(own).length > 0 ? [this.#id({ place: own, part: OWN_LEVEL })] : []),
      ...dimensions.filter((dimension) => dimension !== 'place').map((d) => this.#id({ [d]: partOf(c, d) })),
    ];
  }

  get size(): number {
    return this.#ids.size;
  }

  /** By division, the parts in the order of their keys, 未标明 last. */
  inOrder(): { readonly id: number; readonly scope: MeasureScope }[] {
    const rank = (scope: MeasureScope) => dimensions.findIndex((dimension) => scope[dimension] !== undefined);
    const isLast = (scope: MeasureScope) => Number(dimensions.some((dimension) => scope[dimension] === UNMARKED));
    return [...this.#ids]
      .sort(([a, { scope: x }], [b, { scope: y }]) => rank(x) - rank(y) || isLast(x) - isLast(y) || compareText(a, b))
      .map(([, one]) => one);
  }

  #id(scope: MeasureScope): number {
    const key = scopeKey(scope);
    const known = this.#ids.get(key) ?? { id: this.#ids.size, scope };
    this.#ids.set(key, known);
    return known.id;
  }
}
