import { type CalendarDate, dayOf } from '../domain/calendar-date.ts';
import type { LedgerRows } from '../domain/ledger-catalogue.ts';
import type { readDocuments } from './read-documents.ts';

/** The day to go by where nothing has happened yet: of the first plan, else of the newest document. */
export const dayWithoutHappenings = (rows: LedgerRows, documents: Documents): CalendarDate =>
  firstPlan(rows) ?? newestDocument(documents) ?? '1970-01-01';

type Documents = Pick<ReturnType<typeof readDocuments>, 'talks' | 'reports'>;

const newestDocument = ({ talks, reports }: Documents): CalendarDate | null =>
  [...talks, ...reports].reduce<CalendarDate | null>((newest, { publishedAt }) => {
    const day = publishedAt === null ? null : dayOf(publishedAt);
    return day !== null && (newest === null || day > newest) ? day : newest;
  }, null);

const firstPlan = (rows: LedgerRows): CalendarDate | null =>
  rows.events.map(({ startsAt }) => dayOf(startsAt)).toSorted()[0] ?? null;
