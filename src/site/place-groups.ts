import type { PlaceRow } from '../domain/place.ts';
import type { SiteView } from './site-view.ts';

/** A township, or another place whose page no township's page leads to, with the places within that have pages. */
export interface PlaceGroup {
  readonly place: PlaceRow;
  readonly within: readonly PlaceRow[];
}

/** Every place with a page, once: in the order of the ledger, each township followed by its villages. */
export function placeGroups(view: SiteView): PlaceGroup[] {
  const shown = view.placesWithPages();
  const heads = shown.filter(
    (place) => view.tree.levelOf(place) !== '村' || view.tree.township(place.code) === undefined,
  );
  const byTownship = Map.groupBy(shown, (place) => view.tree.township(place.code));
  return heads.map((place) => ({ place, within: (byTownship.get(place) ?? []).filter((other) => other !== place) }));
}
