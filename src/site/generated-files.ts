import { addresses } from '../domain/address.ts';
import { type CivilTime, dayOf } from '../domain/calendar-date.ts';
import { eventKinds } from '../domain/event.ts';
import { type LedgerKey, ledgerOf } from '../domain/ledger-catalogue.ts';
import { type CalendarFrame, calendar } from '../outputs/calendar.ts';
import { atomFeed, type FeedEntry, jsonFeed } from '../outputs/feed.ts';
import { ledgerCsv, ledgerJson, type OpenLedger, openLedgers } from '../outputs/open-data.ts';
import { ledgerWorkbookChunks } from '../outputs/open-data-workbook.ts';
import { DIGEST_FILE, digestText } from '../outputs/release-digest.ts';
import { HEADERS_FILE, headersFile } from '../outputs/server-settings.ts';
import { figureRowFiles } from './figure-rows.ts';
import type { GeneratedFile } from './generated-file.ts';
import { releaseDigest } from './make-digest.ts';
import type { Site, SiteEvent } from './site.ts';
import type { SiteView } from './site-view.ts';

/** Where the public change note stands for machines. */
export const CHANGES_FILE = 'data/changes.json';

/** Open data, feeds and calendars of a site, and how servers are to send them, one after the other. */
export function* generatedFiles(view: SiteView): Generator<GeneratedFile> {
  for (const ledger of publishedLedgers(view.site)) {
    const { name } = ledgerOf(ledger.key);
    yield { path: `data/${name}.csv`, content: ledgerCsv(ledger) };
    yield { path: `data/${name}.xlsx`, content: ledgerWorkbookChunks(ledger) };
    yield { path: `data/${name}.json`, content: ledgerJson(ledger) };
  }
  const figures = view.site.figures.map((figure) => JSON.stringify(figure)).join(',\n');
  yield {
    path: 'data/figures.json',
    content: `{"asOf":${JSON.stringify(view.site.asOf)},"figures":[\n${figures}\n]}\n`,
  };
  yield* figureRowFiles(view);
  const { changeNote } = view.site;
  if (changeNote !== null) yield { path: CHANGES_FILE, content: `${JSON.stringify(changeNote, null, 2)}\n` };
  yield { path: DIGEST_FILE, content: digestText({ ...releaseDigest(view.site), note: changeNote }) };
  yield { path: HEADERS_FILE, content: headersFile(view.site.settings.base) };
  for (const scope of scopes(view)) {
    const frame = calendarFrame(view, scope.title);
    if (scope.events.length > 0) yield { path: `${scope.folder}schedule.ics`, content: calendar(scope.events, frame) };
    const feed = {
      ...scope,
      id: `${frame.host}/${scope.folder}`,
      home: absolute(view, `/${scope.page}`) ?? './',
      author: view.site.settings.organiser,
      stamp: frame.stamp,
    };
    const entries = feedEntries(view, scope);
    if (scope.folder !== '' && entries.length === 0) continue;
    yield { path: `${scope.folder}feed.xml`, content: atomFeed({ ...feed, entries }) };
    yield { path: `${scope.folder}feed.json`, content: jsonFeed({ ...feed, entries }) };
  }
}

/** What the open data hold: the checked site's rows, updates of public matters as a ledger of their own. */
export function publishedLedgers(site: Site): OpenLedger[] {
  const updates = site.issues.flatMap((issue) => issue.updates.map((update) => ({ issue: issue.id, ...update })));
  const rows: { readonly [K in LedgerKey]: readonly object[] } = { ...site, issueUpdates: updates, reviews: [] };
  return openLedgers((key) => rows[key] as readonly Record<string, unknown>[]);
}

/** The whole site, a place or a kind of event: each has its own calendar and feed. */
interface Scope {
  readonly title: string;
  /** Folder the files go into, and the page they belong to; both from the root without a leading slash. */
  readonly folder: string;
  readonly page: string;
  readonly events: readonly SiteEvent[];
  readonly documents: Pick<Site, 'talks' | 'reports'>;
}

const NO_DOCUMENTS = { talks: [], reports: [] };

function scopes(view: SiteView): Scope[] {
  const { site } = view;
  const inPlace = (code: string): Scope => {
    const within = view.tree.within(code);
    return {
      title: `${view.placeName(code)} · ${site.settings.name}`,
      folder: `places/${code}/`,
      page: `places/${code}/`,
      events: view.eventsByPlace.get(code) ?? [],
      documents: {
        talks: [],
        reports: site.reports.filter((report) => report.places.some((place) => within.has(place))),
      },
    };
  };
  const ofKind = ([name, kind]: [string, string]): Scope => ({
    title: `${name} · ${site.settings.name}`,
    folder: addresses.scheduleByKind(kind).slice(1),
    page: addresses.scheduleByKind(kind).slice(1),
    events: view.eventsByKind.get(kind) ?? [],
    documents: NO_DOCUMENTS,
  });
  return [
    { title: site.settings.name, folder: '', page: '', events: site.events, documents: site },
    ...view.placesWithPages().map((place) => inPlace(place.code)),
    ...Object.entries(eventKinds).map(ofKind),
  ];
}

const absolute = ({ site }: SiteView, address: string): string | null =>
  site.settings.base === null ? null : new URL(address.slice(1), site.settings.base).href;

const calendarFrame = (view: SiteView, name: string): CalendarFrame => ({
  name,
  host:
    view.site.settings.base === null
      ? (view.site.settings.siteId ?? 'lianxinqiao')
      : new URL(view.site.settings.base).host,
  placeName: view.placeName,
  url: (id) => absolute(view, addresses.event(id)),
  stamp: `${view.site.asOf} 00:00`,
});

/** Talks, reports and changes of events: what somebody who follows the site wants to hear of. */
function feedEntries(view: SiteView, { folder, events, documents }: Scope): FeedEntry[] {
  const up = '../'.repeat(folder.split('/').length - 1);
  const entry = (address: string, title: string, summary: string, at: CivilTime): FeedEntry => {
    const url = absolute(view, address) ?? up + address.slice(1);
    return { id: absolute(view, address) ?? `lianxinqiao:${address}`, title, url, summary, at };
  };
  return [
    ...documents.talks.flatMap((talk) =>
      talk.publishedAt ? [entry(addresses.talk(talk.slug), talk.title, talk.summary, talk.publishedAt)] : [],
    ),
    ...documents.reports.flatMap((r) =>
      r.publishedAt ? [entry(addresses.report(r.slug), r.title, r.summary, r.publishedAt)] : [],
    ),
    ...events.flatMap((event) => {
      if (event.changedAt === null || dayOf(event.changedAt) > view.site.now) return [];
      const changed = event.status === '取消' ? '取消' : '调整';
      return [
        entry(
          addresses.event(event.id),
          `${changed}：${event.title}`,
          event.changeNote ?? `${changed}了。`,
          event.changedAt,
        ),
      ];
    }),
  ];
}
