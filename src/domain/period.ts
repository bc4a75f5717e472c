import { type CalendarDate, dateInWords } from './calendar-date.ts';

/** Days from one to another in words, either end open: 2026年1月1日起; null-null says nothing. */
export function periodInWords(from: CalendarDate | null, until: CalendarDate | null): string {
  if (from !== null && until !== null)
    return from === until ? dateInWords(from) : `${dateInWords(from)}至${dateInWords(until)}`;
  if (from !== null) return `${dateInWords(from)}起`;
  return until === null ? '' : `到${dateInWords(until)}`;
}
