import { type CalendarDate, dateInWords, dateSeenFrom } from './calendar-date.ts';

/** Days from one to another in words, the year said once; either end may be open. 2026年3月23日至3月29日; 2026年1月1日起. */
export function periodInWords(from: CalendarDate | null, until: CalendarDate | null): string {
  if (from !== null && until !== null)
    return from === until ? dateInWords(from) : `${dateInWords(from)}至${dateSeenFrom(until, from)}`;
  if (from !== null) return `${dateInWords(from)}起`;
  return until === null ? '' : `到${dateInWords(until)}`;
}
