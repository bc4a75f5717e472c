import { type CalendarDate, daysBetween } from '../domain/calendar-date.ts';
import type { ChangeNote } from '../domain/change-note.ts';
import type { CorrectionRow } from '../domain/correction.ts';
import type { IssueHistory } from '../domain/issue-history.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { type SiteSettings, siteKey } from '../domain/site-settings.ts';
import { ledgerNews } from '../outputs/ledger-news.ts';
import { newsReport } from '../outputs/news-report.ts';
import { isSameRelease, type ReleaseDigest } from '../outputs/release-digest.ts';
import { publicTitles, releaseDigest } from './make-digest.ts';
import { driftProblems, releaseDrift } from './release-drift.ts';
import type { ListedSite } from './site.ts';

/** What the ledgers say now, to be held against the last release. */
interface Ledgers {
  readonly histories: readonly IssueHistory[];
  /** Of all rows, also of rows with a fault. */
  readonly identifiers: ReadonlySet<string> | undefined;
  readonly corrections: readonly CorrectionRow[];
  readonly asOf: CalendarDate;
  readonly countedOnly: number;
}

/** What is new since the last release. */
export interface News {
  /** In counts; all are 0 where nothing changed. */
  readonly note: ChangeNote;
  /** One by one, for staff; null where nothing at all changed. */
  readonly report: string | null;
  /** What the site to come says of it in public: where nothing changed, what the release said. */
  readonly published: ChangeNote | null;
}

/** What staff are told of the last release; and the news, once the site is made. A release of another site says nothing. */
export interface SinceRelease {
  readonly problems: readonly Problem[];
  readonly newsOf: (listed: () => ListedSite) => News | null;
}

export function sinceRelease(
  release: ReleaseDigest | null,
  ledgers: Ledgers,
  settings: SiteSettings,
  settingsFile: string,
): SinceRelease {
  if (release === null || release.site !== siteKey(settings)) return { problems: [], newsOf: () => null };
  const drift = releaseDrift(release, ledgers.histories, ledgers.identifiers, settings);
  return {
    problems: [
      ...driftProblems(drift, release.asOf, ledgers.corrections),
      ...smallDifference(release, ledgers, settings, settingsFile),
    ],
    newsOf(listed) {
      const site = listed();
      const digest = releaseDigest(site);
      const redated = drift.redated.map(({ row, ...dates }) => ({ id: row.id, ...dates }));
      const wentBack = new Set(drift.wentBack.map(({ row }) => row.id));
      const news = ledgerNews(release, digest, { vanished: drift.vanished, redated, wentBack });
      if (isSameRelease(release, digest)) return { note: news.note, report: null, published: release.note };
      const titles = publicTitles(site);
      const report = newsReport(news, (name) => titles.get(name) ?? null);
      return { note: news.note, report, published: news.note };
    },
  };
}

/** Days between two releases below which a difference of few counted-only matters tells when they came. */
const WEEK = 7;

/** Contract §4 rule 10: nobody should learn of a counted-only matter by taking one release from the next. */
function smallDifference(
  { asOf: since, countedOnly: before }: ReleaseDigest,
  { asOf, countedOnly }: Ledgers,
  { thresholds }: SiteSettings,
  file: string,
): Problem[] {
  const days = daysBetween(since, asOf);
  const difference = before === null ? 0 : Math.abs(countedOnly - before);
  if (Math.abs(days) >= WEEK || difference === 0 || difference >= thresholds.smallNumbers) return [];
  return [problem('small-difference', { file, value: asOf }, { since, days, difference })];
}
