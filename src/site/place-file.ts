import { addresses } from '../domain/address.ts';
import type { Figure } from '../domain/measures.ts';
import type { PlaceRow } from '../domain/place.ts';
import type { Site, SiteEvent, SiteIssue } from './site.ts';
import type { SiteView } from './site-view.ts';

/** All there is about one place and what lies within it. */
export interface PlaceFile {
  /** Places with pages it lies in, outermost first. */
  readonly above: readonly PlaceRow[];
  /** Who answers for it, then who answers for what it lies in. */
  readonly contacts: Site['contacts'];
  readonly coming: readonly SiteEvent[];
  readonly past: readonly SiteEvent[];
  readonly issues: readonly SiteIssue[];
  /** The list of these issues. */
  readonly issuesAddress: string;
  /** Figures of a township or of the whole site; villages have none. */
  readonly figures: readonly Figure[];
  readonly talks: Site['talks'];
  /** The places within it that have pages. */
  readonly within: { readonly title: string; readonly places: readonly PlaceRow[] };
  /** Nothing happened here yet that may be shown. */
  readonly isEmpty: boolean;
}

export function placeFile(view: SiteView, place: PlaceRow): PlaceFile {
  const { site, tree } = view;
  const { code } = place;
  const isWhole = code === site.settings.place;
  const lineage = tree
    .lineage(code)
    .filter((other) => view.hasPage(other.code) && (other === place || other.code !== site.settings.place));
  const events = view.eventsByPlace.get(code) ?? [];
  const issues = view.issuesByPlace.get(code) ?? [];
  const past = view.pastEvents(events);
  const given = new Set(past.filter(({ status }) => status !== '取消').flatMap((event) => event.talks));
  const coming = view.comingEvents(events);
  return {
    above: lineage.slice(1).toReversed(),
    contacts: lineage.flatMap((other) => site.contacts.filter((contact) => contact.place === other.code)),
    coming,
    past,
    issues,
    issuesAddress: isWhole ? addresses.issues() : addresses.issuesByPlace(code),
    figures: isWhole ? [] : ['received', 'closed'].flatMap((measure) => view.figure(measure, { place: code }) ?? []),
    talks: site.talks.filter(({ slug, places }) => given.has(slug) || places.includes(code)),
    within: isWhole
      ? { title: '乡镇', places: view.townships() }
      : { title: '村和社区', places: tree.children(code).filter((child) => view.hasPage(child.code)) },
    isEmpty: events.length === 0 && issues.length === 0,
  };
}
