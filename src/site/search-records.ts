import { addresses } from '../domain/address.ts';
import { articleName } from '../domain/article-number.ts';
import { dateInWords, dayOf } from '../domain/calendar-date.ts';
import { eventTime } from '../domain/event-time.ts';
import { amountInWords } from '../domain/policy-fact.ts';
import type { SiteView } from './site-view.ts';

/** What can be searched for; the keys stand in addresses (`/search/?kind=issue`). In the order hits are shown. */
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
export interface SearchRecord {
  readonly kind: SearchKind;
  readonly address: string;
  readonly title: string;
  /** What is searched besides the title. */
  readonly texts: readonly string[];
  /** What is shown with a hit but not searched. */
  readonly facts: readonly string[];
  /** Codes of the townships it belongs to. */
  readonly places: readonly string[];
  readonly category: string | null;
  /** `YYYY`. */
  readonly year: string | null;
}

type Draft = Partial<SearchRecord> & Pick<SearchRecord, 'kind' | 'address' | 'title'>;

const record = (draft: Draft): SearchRecord => ({
  texts: [],
  facts: [],
  places: [],
  category: null,
  year: null,
  ...draft,
});

const filled = (...values: readonly (string | null | undefined)[]): string[] =>
  values.filter((value) => !!value) as string[];
const yearOf = (date: string | null): string | null => date?.slice(0, 4) ?? null;

/** Everything search can find, kind by kind in the order of `searchKinds`, within a kind newest first. */
export function* searchRecords(view: SiteView): Generator<SearchRecord> {
  const { site } = view;
  const townships = (codes: readonly (string | null)[]): string[] => [
    ...new Set(codes.flatMap((code) => filled(code === null ? null : view.tree.township(code)?.code))),
  ];
  for (const policy of site.policies) {
    const facts = site.policyFacts.filter((fact) => fact.policy === policy.id);
    yield record({
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
      year: yearOf(policy.publishedOn ?? policy.signedOn),
    });
  }
  for (const talk of site.talks) {
    yield record({
      kind: 'talk',
      address: addresses.talk(talk.slug),
      title: talk.title,
      texts: filled(talk.summary, talk.plainText),
      facts: filled(talk.publishedAt && `${dateInWords(dayOf(talk.publishedAt))}发布`, ...talk.audience),
      places: townships(talk.places),
      year: yearOf(talk.publishedAt),
    });
  }
  for (const event of site.events.toReversed()) {
    const { day, clock } = eventTime(event, site.now);
    yield record({
      kind: 'event',
      address: addresses.event(event.id),
      title: event.title,
      texts: filled(event.venue, ...event.audience, event.speaker, event.post, event.form, event.changeNote),
      facts: filled(clock ? `${day} ${clock}` : day, event.place && view.placeName(event.place), event.status),
      places: townships([event.place]),
      year: yearOf(event.startsAt),
    });
  }
  for (const report of site.reports) {
    yield record({
      kind: 'report',
      address: addresses.report(report.slug),
      title: report.title,
      texts: filled(report.summary, report.plainText),
      facts: filled(report.publishedAt && dateInWords(dayOf(report.publishedAt))),
      places: townships(report.places),
      year: yearOf(report.publishedAt),
    });
  }
  for (const place of view.placesWithPages()) {
    yield record({
      kind: 'place',
      address: addresses.place(place.code),
      title: view.placeName(place.code),
      texts: site.contacts
        .filter((contact) => contact.place === place.code)
        .map(({ duty, name, post }) => filled(duty, name, post).join(' ')),
      places: townships([place.code]),
    });
  }
  for (const page of site.pages) {
    yield record({
      kind: 'page',
      address: addresses.page(page.slug),
      title: page.title,
      texts: filled(page.summary, page.plainText),
    });
  }
  if (view.has('commitments')) {
    const texts = site.commitments.map(({ name, note }) => filled(name, note).join('，'));
    yield record({ kind: 'page', address: addresses.commitments(), title: '实事项目', texts });
  }
  if (view.has('surveys')) {
    yield record({
      kind: 'page',
      address: addresses.surveys(),
      title: '调研课题',
      texts: site.surveys.map((row) => row.topic),
    });
  }
  for (const issue of site.issues) {
    yield record({
      kind: 'issue',
      address: addresses.issue(issue.id),
      title: issue.title,
      texts: filled(issue.summary, issue.reply),
      facts: filled(dateInWords(issue.receivedOn), issue.place && view.placeName(issue.place), issue.status),
      places: townships([issue.place]),
      category: issue.category,
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
export function searchFilters(view: SiteView): { key: string; name: string; choices: Choice[] }[] {
  const kinds = new Set<string>();
  const places = new Set<string>();
  const years = new Set<string>();
  for (const { kind, places: codes, year } of searchRecords(view)) {
    kinds.add(kind);
    for (const code of codes) places.add(code);
    if (year !== null) years.add(year);
  }
  const same = (value: string): Choice => ({ value, name: value });
  return [
    {
      key: 'kind',
      name: '内容',
      choices: Object.entries(searchKinds).flatMap(([value, name]) => (kinds.has(value) ? [{ value, name }] : [])),
    },
    {
      key: 'place',
      name: '乡镇',
      choices: view.townships().flatMap(({ code, name }) => (places.has(code) ? [{ value: code, name }] : [])),
    },
    { key: 'category', name: '问题类别', choices: [...view.issuesByCategory.keys()].toSorted().map(same) },
    {
      key: 'year',
      name: '年份',
      choices: [...years]
        .toSorted()
        .toReversed()
        .map((value) => ({ value, name: `${value}年` })),
    },
  ].filter(({ choices }) => choices.length > 1);
}
