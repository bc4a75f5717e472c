import { dayOf, isoWeek } from '../domain/calendar-date.ts';
import { eventKinds } from '../domain/event.ts';
import { type Figure, figureKey } from '../domain/figure.ts';
import { type Deadline, deadlineOf, stateOf } from '../domain/issue-history.ts';
import type { IssueState } from '../domain/issue-state.ts';
import type { MeasureScope } from '../domain/measure-scope.ts';
import { PlaceTree } from '../domain/place.ts';
import { PolicyBook } from '../domain/policy-book.ts';
import type { Site, SiteEvent, SiteIssue, SitePolicy } from './site.ts';
import { policyIdsOf } from './talk-validity.ts';

/** Groups in the order their keys first appear. */
function groupBy<T>(items: readonly T[], keysOf: (item: T) => Iterable<string>): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    for (const key of keysOf(item)) {
      const group = groups.get(key);
      if (group) group.push(item);
      else groups.set(key, [item]);
    }
  }
  return groups;
}

const present = (value: string | null | undefined): string[] => (value ? [value] : []);

/** The checked site with the look-ups pages need. Everything is computed once from the site and never changes. */
export class SiteView {
  readonly site: Site;
  readonly tree: PlaceTree;
  readonly issuesByPlace: ReadonlyMap<string, readonly SiteIssue[]>;
  readonly issuesByCategory: ReadonlyMap<string, readonly SiteIssue[]>;
  readonly issuesByState: ReadonlyMap<IssueState, readonly SiteIssue[]>;
  readonly issuesByMonth: ReadonlyMap<string, readonly SiteIssue[]>;
  readonly issuesByEvent: ReadonlyMap<string, readonly SiteIssue[]>;
  readonly eventsByPlace: ReadonlyMap<string, readonly SiteEvent[]>;
  readonly eventsByKind: ReadonlyMap<string, readonly SiteEvent[]>;
  readonly eventsByTalk: ReadonlyMap<string, readonly SiteEvent[]>;
  /** Talks that rest on a policy, those that print one of its facts among them. */
  readonly talksByPolicy: ReadonlyMap<string, Site['talks']>;
  readonly talksByFact: ReadonlyMap<string, Site['talks']>;
  readonly policyBook: PolicyBook<SitePolicy, Site['policyFacts'][number]>;
  readonly articlesByPolicy: ReadonlyMap<string, Site['policyArticles']>;
  readonly #issues: ReadonlyMap<string, SiteIssue>;
  readonly #events: ReadonlyMap<string, SiteEvent>;
  readonly #talks: ReadonlyMap<string, Site['talks'][number]>;
  readonly #reports: ReadonlyMap<string, Site['reports'][number]>;
  readonly #units: ReadonlyMap<string, Site['units'][number]>;
  readonly #campaigns: ReadonlyMap<string, Site['campaigns'][number]>;
  readonly #figures: ReadonlyMap<string, Figure>;
  readonly #filled: Readonly<Record<Section, boolean>>;

  constructor(site: Site) {
    this.site = site;
    this.tree = new PlaceTree(site.places);
    const lineage = (code: string | null) =>
      code === null ? [] : this.tree.get(code) ? this.tree.lineage(code).map((p) => p.code) : [];
    this.issuesByPlace = groupBy(site.issues, (issue) => lineage(issue.place));
    this.issuesByCategory = groupBy(site.issues, (issue) => present(issue.category));
    this.issuesByState = groupBy(site.issues, (issue) => [this.stateOf(issue)]) as Map<IssueState, SiteIssue[]>;
    this.issuesByMonth = groupBy(site.issues, (issue) => [issue.receivedOn.slice(0, 7)]);
    this.issuesByEvent = groupBy(site.issues, (issue) => present(issue.event));
    this.eventsByPlace = groupBy(site.events, (event) => lineage(event.place));
    this.eventsByKind = groupBy(site.events, (event) => [eventKinds[event.kind]]);
    this.eventsByTalk = groupBy(site.events, (event) => event.talks);
    this.policyBook = new PolicyBook(site.policies, site.policyFacts);
    this.articlesByPolicy = Map.groupBy(site.policyArticles, ({ policy }) => policy);
    this.talksByPolicy = groupBy(site.talks, (talk) => policyIdsOf(talk, this.policyBook.fact));
    this.talksByFact = groupBy(site.talks, (talk) => new Set(talk.factRefs));
    this.#issues = new Map(site.issues.map((row) => [row.id, row]));
    this.#events = new Map(site.events.map((row) => [row.id, row]));
    this.#talks = new Map(site.talks.map((row) => [row.slug, row]));
    this.#reports = new Map(site.reports.map((row) => [row.slug, row]));
    this.#units = new Map(site.units.flatMap((row) => [[row.name, row] as const, [row.id, row] as const]));
    this.#campaigns = new Map(site.campaigns.map((row) => [row.id, row]));
    this.#figures = new Map(site.figures.map((figure) => [figureKey(figure.measure, figure.scope), figure]));
    this.#filled = filledSections(site, this.placesWithPages().length);
  }

  issue = (id: string) => this.#issues.get(id);
  event = (id: string) => this.#events.get(id);
  policy = (id: string) => this.policyBook.policy(id);
  fact = (id: string) => this.policyBook.fact(id);
  talk = (slug: string) => this.#talks.get(slug);
  report = (slug: string) => this.#reports.get(slug);
  unit = (idOrName: string) => this.#units.get(idOrName);
  campaign = (id: string) => this.#campaigns.get(id);

  /** Name of an office; what stands in the ledger where there is no such unit. */
  unitName = (idOrName: string) => this.#units.get(idOrName)?.name ?? idOrName;
  /** Township and village, e.g. 大桥镇 桥头村; what stands in the ledger where there is no such place. */
  placeName = (code: string) => (this.tree.get(code) ? this.tree.fullName(code, this.site.settings.place) : code);

  /** State at the cut-off: public rows stand as they were known then. */
  stateOf = (issue: SiteIssue): IssueState => stateOf(issue.status, this.site.settings.labels);
  /** The deadline that counts; null where there is none. */
  deadlineOf = (issue: SiteIssue): Deadline | null =>
    deadlineOf({ row: issue, updates: issue.updates }, this.site.settings.deadlines.close);
  /** Open past its deadline at the cut-off. */
  isOverdue(issue: SiteIssue): boolean {
    const deadline = this.deadlineOf(issue);
    return deadline !== null && deadline.day < this.site.asOf && this.stateOf(issue) === 'open';
  }

  figure = (measure: string, scope: MeasureScope = {}): Figure | undefined =>
    this.#figures.get(figureKey(measure, scope));

  /** Figures printed in documents or set against what others stated: each has its card. */
  citedFigures = (): Figure[] =>
    [...this.site.cited, ...this.site.stated].flatMap(({ measure, scope }) => this.figure(measure, scope) ?? []);

  /** Last day an event may still be going on: the end of its week or month where no exact time is set. */
  isComing(event: SiteEvent): boolean {
    const start = dayOf(event.startsAt);
    if (event.status === '已举行') return false;
    if (event.precision === '当月') return start.slice(0, 7) >= this.site.now.slice(0, 7);
    if (event.precision === '当周') return isoWeek(start) >= isoWeek(this.site.now);
    return dayOf(event.endsAt ?? event.startsAt) >= this.site.now;
  }
  comingEvents = (events: readonly SiteEvent[] = this.site.events) => events.filter((event) => this.isComing(event));
  /** Newest first. */
  pastEvents = (events: readonly SiteEvent[] = this.site.events) =>
    events.filter((event) => !this.isComing(event)).toReversed();

  /** Closed matters, newest closing first. */
  lastClosed = (most: number): SiteIssue[] =>
    this.site.issues
      .filter(
        (issue) => this.stateOf(issue) === 'closed' && issue.closedOn !== null && issue.closedOn <= this.site.asOf,
      )
      .toSorted((a, b) => ((a.closedOn ?? '') < (b.closedOn ?? '') ? 1 : -1))
      .slice(0, most);

  /** Townships of the site with anything to show, in the order of the ledger. */
  townships = () => this.site.places.filter((place) => this.tree.levelOf(place) === '乡');
  /** Whether a place has a page: townships, villages, and the site's own place; provinces and others above it do not. */
  hasPage = (code: string): boolean => {
    const place = this.tree.get(code);
    return (
      place !== undefined && (['乡', '村'].includes(this.tree.levelOf(place)) || code === this.site.settings.place)
    );
  };
  placesWithPages = () => this.site.places.filter((place) => this.hasPage(place.code));

  /** Whether a section has something in it: an empty one is neither linked nor built. */
  has = (section: Section): boolean => this.#filled[section];
}

export type Section = keyof ReturnType<typeof filledSections>;

const filledSections = (site: Site, places: number) => ({
  issues: site.issues.length > 0,
  results: site.figures.some((f) => f.measure === 'registered' && f.numerator > 0) || site.activities.length > 0,
  schedule: site.events.length > 0,
  talks: site.talks.length > 0,
  reports: site.reports.length > 0,
  places: places > 0,
  commitments: site.commitments.length > 0,
  surveys: site.surveys.length > 0,
  bulletins: site.issues.length > 0,
  policies: site.policies.length > 0,
});
