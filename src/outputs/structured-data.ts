import { type CalendarDate, type CivilTime, dayOf } from '../domain/calendar-date.ts';
import type { EventRow } from '../domain/event.ts';

/** One thing a page is about, in the words of schema.org; addresses are absolute. */
export type StructuredNode = { readonly '@type': string } & Readonly<Record<string, unknown>>;

/** Who publishes a site: its organiser (主办单位), and the address of the home page. */
export interface Publisher {
  readonly name: string;
  readonly home: string;
}

/** A node without the properties nobody knows a value of. */
const node = (type: string, properties: Readonly<Record<string, unknown>>): StructuredNode => ({
  '@type': type,
  ...Object.fromEntries(Object.entries(properties).filter(([, value]) => value != null && value !== '')),
});

/** ISO 8601 with the offset of China; a day written without a time reads as its first minute, and stays a day. */
const moment = (time: CivilTime | CalendarDate): string =>
  / (?!00:00)/.test(time) ? `${time.replace(' ', 'T')}:00+08:00` : dayOf(time);

const organisation = ({ name, home }: Publisher, more = {}) =>
  node('GovernmentOrganization', { name, url: home, ...more });

/**
 * What stands in `<script type="application/ld+json">`: data that no browser runs (and no content security policy needs to
 * allow). `<` is escaped, so that no text can end the element.
 */
export function structuredText(nodes: readonly StructuredNode[]): string {
  const [only] = nodes;
  const data = nodes.length === 1 ? only : { '@graph': nodes };
  return JSON.stringify({ '@context': 'https://schema.org', ...data }).replaceAll('<', '\\u003c');
}

/** The way from home to a page, whose own name ends it. */
export const breadcrumbs = (steps: readonly { readonly name: string; readonly url: string }[], here: string) =>
  node('BreadcrumbList', {
    itemListElement: [...steps, { name: here, url: null }].map(({ name, url }, index) =>
      node('ListItem', { position: index + 1, name, item: url }),
    ),
  });

/** The site and the office behind it. */
export const website = (
  name: string,
  publisher: Publisher,
  {
    language,
    phone,
    siteId,
  }: {
    readonly language: string;
    readonly phone: string | null;
    readonly siteId: string | null;
  },
): StructuredNode =>
  node('WebSite', {
    name,
    url: publisher.home,
    inLanguage: language,
    publisher: organisation(publisher, {
      ...(phone === null ? {} : { telephone: phone }),
      ...(siteId === null ? {} : { identifier: siteId }),
    }),
  });

/** What is said of an event beside its ledger row. */
interface EventSurroundings {
  readonly url: string;
  /** The places it lies in, the widest first, e.g. 云岭县, 大桥镇, 桥头村. */
  readonly places: readonly string[];
  readonly publisher: Publisher;
}

/**
 * An event that has a day and somewhere to be: null while either is open, or one would be told what nobody has settled.
 * Names nobody: speakers stand on the page alone.
 */
export function eventNode(
  event: EventRowPublished,
  { url, places, publisher }: EventSurroundings,
): StructuredNode | null {
  const startsAt = settledTime(event);
  const location = event.venue ?? places.at(-1);
  if (startsAt === null || location === undefined) return null;
  const previous =
    event.previousStartsAt === null || event.previousStartsAt === event.startsAt
      ? null
      : settledTime({ ...event, startsAt: event.previousStartsAt });
  const status = event.status === '取消' ? 'EventCancelled' : previous === null ? 'EventScheduled' : 'EventRescheduled';
  const { endsAt } = event;
  return node('Event', {
    name: event.title,
    url,
    description: [event.kind, event.audience.length > 0 ? `讲给${event.audience.join('、')}` : '', event.changeNote]
      .filter(Boolean)
      .join('。'),
    startDate: moment(startsAt),
    endDate: endsAt === null || endsAt <= event.startsAt ? null : startsAt.length > 10 ? moment(endsAt) : dayOf(endsAt),
    eventStatus: `https://schema.org/${status}`,
    previousStartDate: status === 'EventRescheduled' && previous !== null ? moment(previous) : null,
    eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
    location: node('Place', {
      name: location,
      address: node('PostalAddress', {
        addressCountry: 'CN',
        addressLocality: places.join(''),
        streetAddress: event.venue,
      }),
    }),
    organizer: organisation(publisher),
  });
}

type EventRowPublished = Omit<EventRow, 'origin'>;

/** A minute or a day; null where only a week or a month is settled. */
function settledTime(event: Pick<EventRow, 'startsAt' | 'precision'>): CivilTime | CalendarDate | null {
  if (event.precision === '当周' || event.precision === '当月') return null;
  return event.precision === '当日' ? dayOf(event.startsAt) : event.startsAt;
}

/** A talk to be read, or a report of an activity. */
export interface ArticleFacts {
  readonly type: 'Article' | 'NewsArticle';
  readonly title: string;
  readonly summary: string;
  readonly url: string;
  readonly language: string;
  readonly image: string | null;
  /** Null where it does not say: nothing is put in its place. */
  readonly publishedAt: CivilTime | null;
  /** Day of its last correction. */
  readonly correctedOn: CalendarDate | null;
  /** Office it came from; null for the publisher. */
  readonly source: string | null;
  readonly publisher: Publisher;
}

export function articleNode(article: ArticleFacts): StructuredNode {
  const { publishedAt, correctedOn } = article;
  const published = publishedAt && moment(publishedAt);
  return node(article.type, {
    headline: article.title,
    description: article.summary,
    url: article.url,
    mainEntityOfPage: article.url,
    inLanguage: article.language,
    image: article.image,
    datePublished: published,
    // What is published anew holds its corrections.
    dateModified: correctedOn !== null && correctedOn > (publishedAt ?? '') ? correctedOn : published,
    author:
      article.source === null || article.source === article.publisher.name
        ? organisation(article.publisher)
        : node('GovernmentOrganization', { name: article.source }),
    publisher: organisation(article.publisher),
  });
}

/** One table of the open data. */
export interface DatasetFacts {
  readonly name: string;
  readonly meaning: string;
  /** Chinese names of its columns. */
  readonly columns: readonly string[];
  readonly url: string;
  /** Where its licence is told. */
  readonly licence: string;
  readonly files: readonly { readonly type: string; readonly url: string }[];
  readonly asOf: CalendarDate;
  readonly place: string | null;
}

/** The tables of the open data, and who made them. */
export function datasetNodes(datasets: readonly DatasetFacts[], publisher: Publisher): StructuredNode[] {
  const id = `${publisher.home}#organiser`;
  return [
    { ...organisation(publisher), '@id': id },
    ...datasets.map((set) =>
      node('Dataset', {
        name: `${publisher.name}：${set.name}`,
        // Search engines take descriptions of 50 to 5,000 characters (Google, Dataset structured data).
        description: `${set.meaning}由${publisher.name}公布，可以自由下载、使用和转载，请注明来源和数据截至的日期。每一行有这些列：${set.columns.join('、')}。`,
        url: set.url,
        creator: { '@id': id },
        license: set.licence,
        isAccessibleForFree: true,
        dateModified: set.asOf,
        inLanguage: 'zh-CN',
        spatialCoverage: set.place,
        distribution: set.files.map(({ type, url }) => node('DataDownload', { encodingFormat: type, contentUrl: url })),
      }),
    ),
  ];
}
