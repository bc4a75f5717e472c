import { addresses } from '../domain/address.ts';
import { type MeasureScope, OWN_LEVEL, scopePeriodInWords, UNMARKED } from '../domain/measure-scope.ts';
import type { SiteView } from './site-view.ts';

/** What names parts. */
type Names = Pick<SiteView, 'tree' | 'unitName'> & {
  readonly campaign: (id: string) => { readonly name: string } | undefined;
};

/** What a part of a division is called: a township, a category, a unit …; what belongs to a level itself is its 本级. */
export function partName(view: Names, scope: MeasureScope): string {
  const { place, part, category, unit, channel, campaign, period } = scope;
  if (place !== undefined) return `${place === UNMARKED ? UNMARKED : shortPlace(view, place)}${part ?? ''}`;
  if (unit !== undefined) return view.unitName(unit);
  if (campaign !== undefined) return view.campaign(campaign)?.name ?? campaign;
  if (period !== undefined) return scopePeriodInWords(period);
  return category ?? channel ?? '全站';
}

const shortPlace = (view: Names, code: string) => view.tree.get(code)?.name ?? code;

/** A whole scope in words, its parts one after the other: 大桥镇，道路，2026年3月; 全站 for an empty one. */
export function scopeInWords(view: Names, scope: MeasureScope): string {
  const parts = ['place', 'category', 'unit', 'channel', 'campaign', 'period'] as const;
  const named = parts.flatMap((name) => {
    const value = scope[name];
    if (value === undefined) return [];
    return [partName(view, name === 'place' && scope.part ? { place: value, part: scope.part } : { [name]: value })];
  });
  return named.length > 0 ? named.join('，') : '全站';
}

/** The list of the matters of a part, or the page of its place; null where it has none. */
export function partAddress(view: SiteView, { place, part, category, period }: MeasureScope): string | null {
  if (place !== undefined) return part !== OWN_LEVEL && view.hasPage(place) ? addresses.place(place) : null;
  if (category !== undefined) return view.issuesByCategory.has(category) ? addresses.issuesByCategory(category) : null;
  if (period === undefined) return null;
  return view.issuesByMonth.has(period) ? addresses.issuesByMonth(period) : null;
}

/** Orders parts as tables show them: places as the ledger has them, levels above townships behind, 未标明 last. */
export function byNameOfPart(view: SiteView): (a: MeasureScope, b: MeasureScope) => number {
  const order = new Map(view.site.places.map(({ code }, index) => [code, index]));
  const rank = (scope: MeasureScope): number => {
    if (Object.values(scope).includes(UNMARKED)) return Number.POSITIVE_INFINITY;
    const index = order.get(scope.place ?? '') ?? 0;
    return scope.part === OWN_LEVEL ? order.size + index : index;
  };
  return (a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b));
}
