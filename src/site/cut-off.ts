import { addDays, type CalendarDate, dayOf, isoWeek, weekStart } from '../domain/calendar-date.ts';
import type { LedgerRows } from '../domain/ledger-catalogue.ts';
import type { SiteSettings } from '../domain/site-settings.ts';

/**
 * The end of the day in the settings, else of the newest recorded happening (contract §4 rule 1); with 每周 of the last
 * Sunday up to it: two releases within a week then tell the same. Null where nothing has happened and no day is given.
 */
export function cutOffDay(asOf: SiteSettings['asOf'] | undefined, rows: LedgerRows): CalendarDate | null {
  if (asOf !== 'weekly' && asOf) return asOf;
  const newest = newestHappening(rows);
  return newest !== null && asOf === 'weekly' ? addDays(weekStart(isoWeek(addDays(newest, 1))), -1) : newest;
}

/** Days on which something happened: never plans, holidays or the clock. Contract §4 rule 1. */
function newestHappening(rows: LedgerRows): CalendarDate | null {
  const days: CalendarDate[] = [];
  for (const row of rows.issues) {
    for (const day of [row.receivedOn, row.acceptedOn, row.closedOn, row.repliedOn, row.followedUpOn])
      if (day !== null) days.push(day);
  }
  for (const row of rows.issueUpdates) days.push(row.date);
  for (const row of rows.activities) days.push(row.date);
  for (const row of rows.events) if (row.status === '已举行') days.push(dayOf(row.startsAt));
  return days.reduce<CalendarDate | null>((newest, day) => (newest === null || day > newest ? day : newest), null);
}

/** The day to go by where nothing has happened yet: of the first plan; null where there is none. */
export const firstPlan = (rows: LedgerRows): CalendarDate | null =>
  rows.events.map(({ startsAt }) => dayOf(startsAt)).toSorted()[0] ?? null;
