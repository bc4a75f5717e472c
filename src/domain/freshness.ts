import { type CalendarDate, daysBetween } from './calendar-date.ts';
import { type SectionName, siteSections } from './site-section.ts';

/** How often inspections want a section renewed: news every two weeks, notices every six months. */
const paces = {
  schedule: 'news',
  issues: 'news',
  reports: 'news',
  talks: 'notices',
  policies: 'notices',
} as const satisfies { readonly [S in SectionName]?: 'news' | 'notices' };

/** Sections whose last news is looked at. */
export type PacedSection = keyof typeof paces;

/** A section that has been without news for longer than its kind may be. */
export interface StaleSection {
  readonly section: PacedSection;
  readonly name: string;
  /** Day of its last news; null where nothing in it says when it was published: that counts as never renewed. */
  readonly newest: CalendarDate | null;
  /** Days since; null like `newest`. */
  readonly days: number | null;
  /** Days it may be without news. */
  readonly limit: number;
}

/**
 * The sections that went stale, of those that have something in them. `datesOf` gives the days its items are published
 * under, null for an item that does not say; a section that is left out is not on the site. Days to come count as `today`,
 * which is the day the site is seen from, never the clock's.
 */
export function staleSections(
  datesOf: { readonly [S in PacedSection]?: readonly (CalendarDate | null)[] },
  today: CalendarDate,
  limits: { readonly news: number; readonly notices: number },
): StaleSection[] {
  return (Object.keys(paces) as PacedSection[]).flatMap((section) => {
    const dates = datesOf[section] ?? [];
    if (dates.length === 0) return [];
    const newest = dates.reduce((last, date) => (date !== null && (last === null || date > last) ? date : last), null);
    const days = newest === null ? null : Math.max(0, daysBetween(newest, today));
    const limit = limits[paces[section]];
    return days !== null && days <= limit ? [] : [{ section, name: siteSections[section].name, newest, days, limit }];
  });
}
