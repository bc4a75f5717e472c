import { type CalendarDate, calendarDate, daysBetween, daysInMonth } from './calendar-date.ts';

/** A date written in a reply that does not go with the day its matter came. */
export interface WrongReplyDate {
  readonly written: CalendarDate;
  /** The reply's own date at its end, or the day it says the matter was raised. */
  readonly what: 'signed' | 'raised';
}

/** Days by which the day of raising may differ from 收到日期: matters lie over holidays and are passed on. */
const DAYS = 7;
const DATE = String.raw`(?:(\d{4})年)?(\d{1,2})月(\d{1,2})日`;
const SIGNED = /(\d{4})年(\d{1,2})月(\d{1,2})日[。.\s]*$/;
/** 您于3月2日来信反映; not 您3月2日反映后, 您曾于…, 您再次于… */
const RAISED = new RegExp(
  `(?:您|你|网友|来信人|来访人|来电人|来访群众|该群众)(?:于|在)?${DATE}(?:上午|下午|晚上?)?([^。！？；，,\\n]{0,24}?)(?:反映|反应|来信|来电|来访|留言|发帖|发贴|发布|咨询|投诉|提问|提出|求助|致电|拨打|上访|写信)(?!后|过)`,
  'g',
);
const NOT_THE_FIRST = /曾|此前|之前|上次|再次|又|回访|补充|追问|已|后|答复|回复|办理|购|签/;

/** The first date of a reply that can't be right; other dates in it (of policies, works, visits) mean nothing here. */
export function wrongReplyDate(reply: string, receivedOn: CalendarDate): WrongReplyDate | null {
  if (!reply.includes('日')) return null;
  for (const [, year, month, day, between = ''] of reply.matchAll(RAISED)) {
    if (NOT_THE_FIRST.test(between)) continue;
    const written = nearestDate(year, month, day, receivedOn);
    if (written !== null && Math.abs(daysBetween(written, receivedOn)) > DAYS) return { written, what: 'raised' };
  }
  const [, year, month, day] = SIGNED.exec(reply) ?? [];
  const written = year === undefined ? null : nearestDate(year, month, day, receivedOn);
  return written !== null && written < receivedOn ? { written, what: 'signed' } : null;
}

/** A day of the calendar; without a year the one nearest to another day. */
function nearestDate(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  to: CalendarDate,
): CalendarDate | null {
  const nearby = Number(to.slice(0, 4));
  const dates = (year === undefined ? [nearby, nearby - 1, nearby + 1] : [Number(year)])
    .filter(
      (y) =>
        Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= daysInMonth(y, Number(month)),
    )
    .map((y) => calendarDate(y, Number(month), Number(day)));
  const distance = (date: CalendarDate) => Math.abs(daysBetween(date, to));
  return dates.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}
