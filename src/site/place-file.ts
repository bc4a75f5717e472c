import { addresses } from '../domain/address.ts';
import type { ChartPeriod } from '../domain/chart-sentence.ts';
import type { Figure } from '../domain/figure.ts';
import type { PlaceRow } from '../domain/place.ts';
import { recentFlow } from './flow-series.ts';
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
  /** Received and closed; the whole site has a page of its own for them. */
  readonly figures: readonly Figure[];
  /** What the figures leave out. */
  readonly figuresNote: string;
  /** The last weeks of a township; none where there is too little to draw. */
  readonly weeks: readonly ChartPeriod[];
  readonly talks: Site['talks'];
  /** The places within it that have pages. */
  readonly within: { readonly title: string; readonly places: readonly PlaceRow[] };
  /** Nothing happened here yet that may be shown. */
  readonly isEmpty: boolean;
}

/** Half a year. */
const WEEKS = 26;

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
    figuresNote: tree.levelOf(place) === '村' ? '只数公开的、写明到村的公共设施事项。' : '只数公开的事项。',
    figures: isWhole ? [] : ['received', 'closed'].flatMap((measure) => view.figure(measure, { place: code }) ?? []),
    weeks:
      isWhole || issues.length < site.settings.thresholds.smallNumbers
        ? []
        : recentFlow(view, { place: code }, 'week', WEEKS),
    talks: site.talks.filter(({ slug, places }) => given.has(slug) || places.includes(code)),
    within: isWhole
      ? { title: '乡镇', places: view.townships() }
      : { title: '村和社区', places: tree.children(code).filter((child) => view.hasPage(child.code)) },
    isEmpty: events.length === 0 && issues.length === 0,
  };
}
