import {
  addDays,
  type CalendarDate,
  type CivilTime,
  dateSeenFrom,
  dayOf,
  isoWeek,
  monthSeenFrom,
  weekday,
  weekStart,
} from './calendar-date.ts';
import type { EventRow } from './event.ts';

type Timed = Pick<EventRow, 'startsAt' | 'endsAt' | 'precision'>;

/** When an event is, in words as exact as its ledger row and no more. */
export interface EventTime {
  /** 3月12日 星期四; 3月9日至15日这一周; 3月. */
  readonly day: string;
  /** 14:30–16:00; what isn't settled yet; null where the day is all there is to say. */
  readonly clock: string | null;
  /** For `<time datetime>`: a minute, a day, a week or a month (HTML, valid date strings). */
  readonly machine: string;
}

const clockOf = (time: CivilTime) => time.slice(11);
const dayWords = (day: CalendarDate, today: CalendarDate) => `${dateSeenFrom(day, today)} ${weekday(day)}`;

export function eventTime({ startsAt, endsAt, precision }: Timed, today: CalendarDate): EventTime {
  const day = dayOf(startsAt);
  if (precision === '当月') return { day: monthSeenFrom(day, today), clock: '具体日期未定', machine: day.slice(0, 7) };
  if (precision === '当周') {
    const monday = weekStart(isoWeek(day));
    return {
      day: `${dateSeenFrom(monday, today)}至${dateSeenFrom(addDays(monday, 6), today)}这一周`,
      clock: '具体日期未定',
      machine: isoWeek(day),
    };
  }
  const lastDay = endsAt === null ? day : dayOf(endsAt);
  // A day written without a time reads as its first minute.
  const exact = precision === '时刻' || (precision === null && clockOf(startsAt) !== '00:00');
  if (lastDay > day) {
    const from = exact ? ` ${clockOf(startsAt)}` : '';
    return {
      day: `${dayWords(day, today)}${from}至${dayWords(lastDay, today)}`,
      clock: exact && endsAt ? clockOf(endsAt) : null,
      machine: day,
    };
  }
  if (!exact) return { day: dayWords(day, today), clock: null, machine: day };
  const until = endsAt !== null && endsAt > startsAt ? `–${clockOf(endsAt)}` : '';
  return { day: dayWords(day, today), clock: clockOf(startsAt) + until, machine: startsAt };
}

/** The time an event was moved from, in words; null unless it was moved. */
export function previousTime(event: Timed & Pick<EventRow, 'previousStartsAt'>, today: CalendarDate): string | null {
  if (event.previousStartsAt === null || event.previousStartsAt === event.startsAt) return null;
  const { day, clock } = eventTime(
    { startsAt: event.previousStartsAt, endsAt: null, precision: event.precision },
    today,
  );
  return clock === null ? day : `${day} ${clock}`;
}
