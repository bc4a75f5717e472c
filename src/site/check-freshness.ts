import { type CalendarDate, dayOf } from '../domain/calendar-date.ts';
import { type DocumentKind, documentKinds } from '../domain/document.ts';
import { type PacedSection, staleSections } from '../domain/freshness.ts';
import type { IssueHistory } from '../domain/issue-history.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { siteSections } from '../domain/site-section.ts';
import type { SiteSettings } from '../domain/site-settings.ts';
import type { ReadFolder } from './read-folder.ts';

/** What a section is made of, as far as its freshness goes. */
interface SectionSource {
  /** The folder where it stands in several. */
  readonly file: string;
  /** Whether it was begun: its ledger or a document of it is there, shown or not. */
  readonly isBegun: boolean;
  /** Days of what is shown; null for what says none. */
  readonly dates: readonly (CalendarDate | null)[];
}

/**
 * What an inspection of a published site (one with an address) would hold against it: documents without a time, sections
 * without news, sections that were begun and hold nothing. Counted at `today`, never by the clock.
 */
export function checkFreshness(
  folder: Pick<ReadFolder, 'rows' | 'matters' | 'documents' | 'ledgers' | 'today'>,
  { base, thresholds }: SiteSettings,
): Problem[] {
  if (base === null) return [];
  const sources = sectionSources(folder);
  const dates = Object.fromEntries(Object.entries(sources).map(([section, source]) => [section, source.dates]));
  const limits = { news: thresholds.freshness, notices: thresholds.noticeFreshness };
  const { talks, reports } = folder.documents;
  return [
    ...[...talks, ...reports]
      .filter(({ publishedAt }) => publishedAt === null)
      .map(({ file }) => problem('missing-publication-time', { file, line: 1 }, {})),
    ...staleSections(dates, folder.today, limits).map(({ section, ...stale }) =>
      problem('stale-section', { file: sources[section].file }, stale),
    ),
    ...(Object.keys(sources) as PacedSection[])
      .filter((section) => sources[section].isBegun && sources[section].dates.length === 0)
      .map((section) => problem('empty-section', { file: sources[section].file }, siteSections[section])),
  ];
}

function sectionSources({
  rows,
  matters,
  documents,
  ledgers: { identifiers, faulty },
}: Parameters<typeof checkFreshness>[0]): Record<PacedSection, SectionSource> {
  const files = (key: 'events' | 'issues' | 'policies') => new Set(rows[key].map(({ origin }) => origin.file));
  const ledger = (key: 'events' | 'issues' | 'policies', dates: SectionSource['dates']): SectionSource => ({
    file: files(key).size === 1 ? ([...files(key)][0] ?? 'data') : 'data',
    isBegun: identifiers.has(key) && faulty[key].length === 0,
    dates,
  });
  const folderOf = (kind: DocumentKind, shown: readonly { readonly publishedAt: string | null }[]): SectionSource => ({
    file: documentKinds[kind].folder,
    isBegun: documents.every.some((one) => one.kind === kind),
    dates: shown.map(({ publishedAt }) => publishedAt && dayOf(publishedAt)),
  });
  return {
    schedule: ledger(
      'events',
      rows.events.flatMap(({ startsAt, changedAt }) => [dayOf(startsAt), changedAt && dayOf(changedAt)]),
    ),
    issues: ledger('issues', matters.shown.map(lastStep)),
    policies: ledger(
      'policies',
      rows.policies.map(({ publishedOn, signedOn }) => publishedOn ?? signedOn),
    ),
    talks: folderOf('talk', documents.talks),
    reports: folderOf('report', documents.reports),
  };
}

/** The last thing that is known to have happened to a matter. */
const lastStep = ({ row, updates }: IssueHistory): CalendarDate =>
  [row.receivedOn, row.acceptedOn, row.repliedOn, row.closedOn, ...updates.map(({ date }) => date)]
    .filter((date) => date !== null)
    .toSorted()
    .at(-1) as CalendarDate;
