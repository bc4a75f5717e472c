import { addresses } from '../domain/address.ts';
import { articleName } from '../domain/article-number.ts';
import { dateInWords, dayOf } from '../domain/calendar-date.ts';
import { everyTalk } from '../domain/document.ts';
import { eventTime } from '../domain/event-time.ts';
import { stateNames } from '../domain/issue-state.ts';
import { policyInForce } from '../domain/policy.ts';
import { amountInWords } from '../domain/policy-fact.ts';
import type { FoundRecord, SearchFilterKey } from '../outputs/search-shard.ts';
import type { SiteView } from './site-view.ts';

/** What can be searched for; the keys stand in addresses (`/search/?kind=issue`). */
export const searchKinds = {
  policy: '政策',
  talk: '政策宣讲',
  event: '活动安排',
  report: '活动报道',
  place: '乡镇村',
  page: '其他页面',
  issue: '问题办理',
} as const;
export type SearchKind = keyof typeof searchKinds;

/** One thing search can find. */
export interface SearchRecord extends FoundRecord {
  readonly kind: SearchKind;
  /** Codes of the townships it belongs to. */
  readonly places: readonly string[];
  readonly category: string | null;
  /** How far a matter is, whether an event is still to come, whether a policy holds. */
  readonly state: string | null;
  /** `YYYY`. */
  readonly year: string | null;
}

type Draft = Partial<SearchRecord> & Pick<SearchRecord, 'kind' | 'address' | 'title'>;

const record = (draft: Draft): SearchRecord => ({
  texts: [],
  facts: [],
  places: [],
  category: null,
  state: null,
  year: null,
  ...draft,
});

const place = (at: number, draft: Draft): Placed => [at, record(draft)];

const townshipsOf = (view: SiteView, codes: readonly (string | null)[]): string[] => [
  ...new Set(codes.flatMap((code) => filled(code === null ? null : view.tree.township(code)?.code))),
];

const filled = (...values: readonly (string | null | undefined)[]): string[] =>
  values.filter((value) => !!value) as string[];
const yearOf = (date: string | null): string | null => date?.slice(0, 4) ?? null;

/** A record with its place among the things that are not matters: the lowest is shown first. */
type Placed = readonly [place: number, record: SearchRecord];

/**
 * Everything search can find but matters, in the order hits are shown: what holds and what is still to come first, then
 * places and pages, what has been, and at the end policies that hold no longer; within each newest first.
 */
export const searchRecords = (view: SiteView): SearchRecord[] =>
  [...placedRecords(view)].toSorted(([a], [b]) => a - b).map(([, record]) => record);

const COMING = 1;
const STANDING = 2;
const PAST = 3;
const LAPSED = 4;

function* placedRecords(view: SiteView): Generator<Placed> {
  const { site } = view;
  const townships = (codes: readonly (string | null)[]) => townshipsOf(view, codes);
  for (const policy of site.policies) {
    const facts = site.policyFacts.filter((fact) => fact.policy === policy.id);
    const holds = policyInForce(policy, site.now);
    yield place(holds ? 0 : LAPSED, {
      kind: 'policy',
      address: addresses.policy(policy.id),
      title: policy.name,
      texts: filled(
        policy.number,
        policy.issuer && view.unitName(policy.issuer),
        ...facts.map((fact) => filled(fact.name, amountInWords(fact), fact.appliesTo).join('，')),
        ...(view.articlesByPolicy.get(policy.id) ?? []).map(({ article, text }) => `${articleName(article)} ${text}`),
      ),
      facts: filled(policy.validity, policy.publishedOn && `${dateInWords(policy.publishedOn)}发布`),
      state: holds ? '有效' : '已失效',
      year: yearOf(policy.publishedOn ?? policy.signedOn),
    });
  }
  for (const talk of everyTalk(site.talks)) {
    yield place(0, {
      kind: 'talk',
      address: addresses.talk(talk.slug),
      ...('original' in talk && talk.language ? { lang: talk.language } : {}),
      title: talk.title,
      texts: filled(talk.summary, talk.plainText),
      facts: filled(talk.publishedAt && `${dateInWords(dayOf(talk.publishedAt))}发布`, ...talk.audience),
      places: townships(talk.places),
      year: yearOf(talk.publishedAt),
    });
  }
  for (const event of site.events.toReversed()) {
    const { day, clock } = eventTime(event, site.now);
    const isComing = view.isComing(event);
    yield place(isComing ? COMING : PAST, {
      kind: 'event',
      address: addresses.event(event.id),
      title: event.title,
      texts: filled(event.venue, ...event.audience, event.speaker, event.post, event.form, event.changeNote),
      facts: filled(clock ? `${day} ${clock}` : day, event.place && view.placeName(event.place), event.status),
      places: townships([event.place]),
      state: event.status === '取消' ? '已取消' : isComing ? '将举行' : '已举行',
      year: yearOf(event.startsAt),
    });
  }
  for (const report of site.reports) {
    yield place(PAST, {
      kind: 'report',
      address: addresses.report(report.slug),
      title: report.title,
      texts: filled(report.summary, report.plainText),
      facts: filled(report.publishedAt && dateInWords(dayOf(report.publishedAt))),
      places: townships(report.places),
      year: yearOf(report.publishedAt),
    });
  }
  for (const { code } of view.placesWithPages()) {
    yield place(STANDING, {
      kind: 'place',
      address: addresses.place(code),
      title: view.placeName(code),
      texts: site.contacts
        .filter((contact) => contact.place === code)
        .map(({ duty, name, post }) => filled(duty, name, post).join(' ')),
      places: townships([code]),
    });
  }
  for (const page of site.pages) {
    yield place(STANDING, {
      kind: 'page',
      address: addresses.page(page.slug),
      title: page.title,
      texts: filled(page.summary, page.plainText),
    });
  }
  if (view.has('commitments')) {
    const texts = site.commitments.map(({ name, note }) => filled(name, note).join('，'));
    yield place(STANDING, { kind: 'page', address: addresses.commitments(), title: '实事项目', texts });
  }
  if (view.has('surveys')) {
    yield place(STANDING, {
      kind: 'page',
      address: addresses.surveys(),
      title: '调研课题',
      texts: site.surveys.map((row) => row.topic),
    });
  }
}

/** The matters, newest first. */
export function* matterRecords(view: SiteView): Generator<SearchRecord> {
  for (const issue of view.site.issues) {
    yield record({
      kind: 'issue',
      address: addresses.issue(issue.id),
      title: issue.title,
      texts: filled(issue.summary, issue.reply),
      facts: filled(dateInWords(issue.receivedOn), issue.place && view.placeName(issue.place), issue.status),
      places: townshipsOf(view, [issue.place]),
      category: issue.category,
      state: stateNames[view.stateOf(issue)],
      year: yearOf(issue.receivedOn),
    });
  }
}

/** A choice of a filter: what stands in the address, and what it is called. */
export interface Choice {
  readonly value: string;
  readonly name: string;
}

/** The filters of the search page with the choices that occur in this site; a filter without two choices is left out. */
export function searchFilters(view: SiteView): { key: SearchFilterKey; name: string; choices: Choice[] }[] {
  const found = {
    kind: new Set<string>(),
    place: new Set<string>(),
    state: new Set<string>(),
    year: new Set<string>(),
  };
  for (const { kind, places, state, year } of [...searchRecords(view), ...matterRecords(view)]) {
    found.kind.add(kind);
    for (const code of places) found.place.add(code);
    if (state !== null) found.state.add(state);
    if (year !== null) found.year.add(year);
  }
  const same = (value: string): Choice => ({ value, name: value });
  const kinds = Object.entries(searchKinds).map(([value, name]) => ({ value, name }));
  const townships = view.townships().map(({ code, name }) => ({ value: code, name }));
  const years = [...found.year].toSorted().toReversed();
  const filters: { key: SearchFilterKey; name: string; choices: Choice[] }[] = [
    { key: 'kind', name: '内容', choices: kinds.filter(({ value }) => found.kind.has(value)) },
    { key: 'place', name: '乡镇', choices: townships.filter(({ value }) => found.place.has(value)) },
    { key: 'category', name: '类别', choices: [...view.issuesByCategory.keys()].toSorted().map(same) },
    { key: 'state', name: '状态', choices: [...found.state].map(same) },
    { key: 'year', name: '年份', choices: years.map((value) => ({ value, name: `${value}年` })) },
  ];
  return filters.filter(({ choices }) => choices.length > 1);
}
