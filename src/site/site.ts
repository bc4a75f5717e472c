import type { ActivityRow, IndicatorRow } from '../domain/activity.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import type { CampaignRow } from '../domain/campaign.ts';
import type { ChangeNote } from '../domain/change-note.ts';
import type { CommitmentRow, SurveyRow } from '../domain/commitment.ts';
import type { CorrectionRow } from '../domain/correction.ts';
import type { PublicIssue } from '../domain/disclosure.ts';
import type { Page, Report, Talk } from '../domain/document.ts';
import type { EventRow } from '../domain/event.ts';
import type { Figure } from '../domain/figure.ts';
import type { HolidayRow } from '../domain/holiday.ts';
import type { InterfaceStrings } from '../domain/interface-strings.ts';
import type { PlaceRow } from '../domain/place.ts';
import type { PolicyFactRow, PolicyRow } from '../domain/policy.ts';
import type { PolicyArticleRow } from '../domain/policy-article.ts';
import type { SiteSettings } from '../domain/site-settings.ts';
import type { StatedTotalRow } from '../domain/stated-total.ts';
import type { SynonymRow } from '../domain/synonym.ts';
import type { ContactRow, UnitRow } from '../domain/unit.ts';
import type { CitedFigure, StatedTotal } from './cited-figures.ts';
import type { WithdrawnDocument } from './held-documents.ts';

type Published<R> = Omit<R, 'origin'>;

/**
 * The whole checked site: everything that may be published and nothing else. Made once from a folder; pages, feeds,
 * search and open data read only this. References hold identifiers (codes for places) wherever the ledger they point
 * to exists; rows stand in the order of their ledgers unless said otherwise.
 */
export interface Site {
  readonly settings: SiteSettings;
  /** Last day the figures know of. */
  readonly asOf: CalendarDate;
  /** Day that decides what is coming, lapsed or embargoed; asOf unless given. */
  readonly now: CalendarDate;
  readonly campaigns: readonly Published<CampaignRow>[];
  readonly places: readonly PlaceRow[];
  readonly units: readonly Published<UnitRow>[];
  readonly contacts: readonly Published<ContactRow>[];
  /** Public matters, newest receipt first. */
  readonly issues: readonly PublicIssue[];
  /** By start, earliest first. */
  readonly events: readonly Published<EventRow>[];
  readonly activities: readonly Published<ActivityRow>[];
  readonly indicators: readonly Published<IndicatorRow>[];
  readonly commitments: readonly Published<CommitmentRow>[];
  readonly surveys: readonly Published<SurveyRow>[];
  readonly policies: readonly Published<PolicyRow>[];
  readonly policyFacts: readonly Published<PolicyFactRow>[];
  readonly policyArticles: readonly Published<PolicyArticleRow>[];
  readonly holidays: readonly Published<HolidayRow>[];
  readonly terms: readonly Published<SynonymRow>[];
  /** Newest first. */
  readonly corrections: readonly Published<CorrectionRow>[];
  /** Newest first; those without a date last. */
  readonly statedTotals: readonly Published<StatedTotalRow>[];
  readonly talks: readonly Talk[];
  /** What the pages of talks print around a text, translated, by language. */
  readonly interfaces: Readonly<Record<string, InterfaceStrings>>;
  readonly reports: readonly Report[];
  readonly pages: readonly Page[];
  /** Talks, reports and pages that were taken off: their addresses say so. In no list, feed, search or site map. */
  readonly withdrawn: readonly WithdrawnDocument[];
  readonly figures: readonly Figure[];
  /** Figures that documents print, in the order of the documents. */
  readonly cited: readonly CitedFigure[];
  /** Totals that other offices stated, and the figures they are set against. */
  readonly stated: readonly StatedTotal[];
  /** What changed since the release before; null for a first one. */
  readonly changeNote: ChangeNote | null;
  /** Matters that enter figures of the whole site only. */
  readonly countedOnly: number;
}

/** The site without what is computed from its figures, and without what it says of the release before. */
export type ListedSite = Omit<Site, 'figures' | 'cited' | 'stated' | 'changeNote'>;

export type SiteIssue = Site['issues'][number];
export type SiteEvent = Site['events'][number];
export type SitePolicy = Site['policies'][number];
