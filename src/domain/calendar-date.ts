/** A day, `YYYY-MM-DD`, in the site's time zone. Text order is time order. */
export type CalendarDate = string;
/** A minute of a day, `YYYY-MM-DD HH:MM`, in the site's time zone. Text order is time order. */
export type CivilTime = string;

const DAY = 86_400_000;
const pad = (n: number, width = 2) => String(n).padStart(width, '0');

/** A day that no record is of: stands for the cut-off where none can be told, and nothing with a term is shown. */
export const NO_DAY: CalendarDate = '1970-01-01';

/** Days of a month in the Gregorian calendar; month 1–12. */
export const daysInMonth = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();

export const calendarDate = (year: number, month: number, day: number): CalendarDate =>
  `${pad(year, 4)}-${pad(month)}-${pad(day)}`;

const toMillis = (date: CalendarDate) => Date.UTC(+date.slice(0, 4), +date.slice(5, 7) - 1, +date.slice(8, 10));

const fromMillis = (millis: number): CalendarDate => {
  const d = new Date(millis);
  return calendarDate(d.getUTCFullYear(), d.getUTCMonth() + 1, d.getUTCDate());
};

export const addDays = (date: CalendarDate, days: number): CalendarDate => fromMillis(toMillis(date) + days * DAY);

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => (toMillis(to) - toMillis(from)) / DAY;

/** The day of a civil time. */
export const dayOf = (time: CivilTime): CalendarDate => time.slice(0, 10);

/** Excel's serial day number (1900 system) as a date: 45000 is 2023-03-15. Valid from 61 (1900-03-01) on. */
export const fromExcelSerial = (serial: number): CalendarDate => fromMillis(Date.UTC(1899, 11, 30) + serial * DAY);

/** ISO 8601 week of a day, `2026-W10`: weeks begin on Monday and belong to the year of their Thursday. */
export function isoWeek(date: CalendarDate): string {
  const weekday = (new Date(toMillis(date)).getUTCDay() + 6) % 7;
  const thursday = addDays(date, 3 - weekday);
  const year = +thursday.slice(0, 4);
  const week = Math.floor(daysBetween(calendarDate(year, 1, 1), thursday) / 7) + 1;
  return `${year}-W${pad(week)}`;
}

/** Monday of an ISO week. */
export function weekStart(week: string): CalendarDate {
  const fourth = calendarDate(+week.slice(0, 4), 1, 4);
  const weekday = (new Date(toMillis(fourth)).getUTCDay() + 6) % 7;
  return addDays(fourth, -weekday + (+week.slice(6) - 1) * 7);
}

const WEEKDAYS = ['星期日', '星期一', '星期二', '星期三', '星期四', '星期五', '星期六'];
export const weekday = (date: CalendarDate): string => WEEKDAYS[new Date(toMillis(date)).getUTCDay()] ?? '';

/** 2026年3月12日. */
export const dateInWords = (date: CalendarDate): string =>
  date === NO_DAY ? '还没有记录' : `${+date.slice(0, 4)}年${+date.slice(5, 7)}月${+date.slice(8, 10)}日`;

/** 2026年3月12日 09:30; a day written without a time reads as its first minute, and shows as the day. */
export const timeInWords = (time: CivilTime): string =>
  `${dateInWords(dayOf(time))}${/ (?!00:00)/.test(time) ? ` ${time.slice(11)}` : ''}`;

/** 2026年3月. Takes a month `YYYY-MM` or any date in it. */
export const monthInWords = (month: string): string => `${+month.slice(0, 4)}年${+month.slice(5, 7)}月`;

/** 3月12日 in the year of `today`, else 2025年3月12日. */
export const dateSeenFrom = (date: CalendarDate, today: CalendarDate): string =>
  date.slice(0, 4) === today.slice(0, 4) ? `${+date.slice(5, 7)}月${+date.slice(8, 10)}日` : dateInWords(date);

/** 3月 in the year of `today`, else 2025年3月. */
export const monthSeenFrom = (month: string, today: CalendarDate): string =>
  month.slice(0, 4) === today.slice(0, 4) ? `${+month.slice(5, 7)}月` : monthInWords(month);
