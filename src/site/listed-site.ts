import type { CalendarDate } from '../domain/calendar-date.ts';
import { publicCorrection } from '../domain/correction.ts';
import { hiddenRowFinder, publicIssues } from '../domain/disclosure.ts';
import type { LedgerRows } from '../domain/ledger-catalogue.ts';
import type { PlaceTree } from '../domain/place.ts';
import type { SiteSettings } from '../domain/site-settings.ts';
import { withdrawnDocuments } from './held-documents.ts';
import type { Matters } from './matters.ts';
import type { readDocuments } from './read-documents.ts';
import type { ListedSite } from './site.ts';

/** The checked site but for what is computed from the figures, and what it says of the release before. */
export function listedSite(
  settings: SiteSettings,
  rows: LedgerRows,
  { known, shown, hidden }: Matters,
  places: PlaceTree,
  documents: ReturnType<typeof readDocuments>,
  asOf: CalendarDate,
  now: CalendarDate,
): ListedSite {
  const namesHidden = hiddenRowFinder(
    hidden,
    shown.map(({ row }) => row),
  );
  const slugs = new Set(documents.talks.map(({ slug }) => slug));
  return {
    settings,
    asOf,
    now,
    campaigns: rows.campaigns.map(published),
    places: rows.places,
    units: rows.units.map(published),
    contacts: rows.contacts.map(published),
    issues: publicIssues(shown, settings, places).toSorted(newestFirst),
    events: rows.events
      .map((event) => ({ ...published(event), talks: event.talks.filter((slug) => slugs.has(slug)) }))
      .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : a.id < b.id ? -1 : 1)),
    activities: rows.activities.map(published),
    indicators: rows.indicators.map(published),
    commitments: rows.commitments.map(published),
    surveys: rows.surveys.map(published),
    policies: rows.policies.map(published),
    policyFacts: rows.policyFacts.map(published),
    policyArticles: rows.policyArticles.map(published),
    holidays: rows.holidays.map(published),
    terms: rows.terms.map(published),
    corrections: rows.corrections
      .map((row) => publicCorrection(published(row), namesHidden))
      .toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)),
    talks: documents.talks,
    interfaces: documents.interfaces,
    reports: documents.reports,
    pages: documents.pages,
    withdrawn: withdrawnDocuments(documents.every, { settings, pages: documents.pages }),
    statedTotals: rows.statedTotals.map(published),
    countedOnly: known.length - shown.length,
  };
}

function published<R extends { readonly origin: unknown }>(row: R): Omit<R, 'origin'> {
  const { origin: _origin, ...rest } = row;
  return rest;
}

const newestFirst = (a: { receivedOn: string; id: string }, b: { receivedOn: string; id: string }) =>
  a.receivedOn < b.receivedOn ? 1 : a.receivedOn > b.receivedOn ? -1 : a.id < b.id ? 1 : -1;
