import { type CalendarDate, dayOf } from '../domain/calendar-date.ts';
import type { LedgerRows } from '../domain/ledger-catalogue.ts';

/** The day to go by where nothing has happened yet: of the first plan; null where there is none. */
export const firstPlan = (rows: LedgerRows): CalendarDate | null =>
  rows.events.map(({ startsAt }) => dayOf(startsAt)).toSorted()[0] ?? null;

/** A day that no record is of: stands for the cut-off where none can be told, and nothing with a term is shown. */
export const NO_DAY: CalendarDate = '1970-01-01';
