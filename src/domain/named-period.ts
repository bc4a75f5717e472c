import { addDays, type CalendarDate, calendarDate, daysInMonth, isoWeek, weekStart } from './calendar-date.ts';
import { hanNumber, plainDigits } from './written-number.ts';
import { writtenPeriod } from './written-period.ts';

/**
 * The time a sentence names: a period as the registry knows it (`2026`, `2026-03`, `2026-W10`, `2026-03-12`), everything
 * up to the cut-off (截至), the day of the event told of (当天), one the registry has no figure for, or one there is not
 * (2月30日).
 */
export type NamedPeriod =
  | { readonly period: string }
  | { readonly upTo: CalendarDate | null }
  | { readonly eventDay: true }
  | { readonly none: string }
  | { readonly impossible: string };

const two = (n: number) => String(n).padStart(2, '0');
const NO_SPAN = '这一段时间本站没有单独的数';

const YEAR = String.raw`(?:(?<year>\d{4})年|(?<said>今年|去年|上年|当年))`;
const MONTH = `(?<month>1[0-2]|0?[1-9]|十[一二]|十|[一二三四五六七八九])月`;
const DAY = String.raw`(?<day>[12]\d|3[01]|0?[1-9]|[二三]?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]`;
const MENTION = new RegExp(
  [
    String.raw`(?<upTo>截至|截止到?|到)?\s*${YEAR}?${MONTH}(?:${DAY}|(?<end>底|末)|份)?(?<onward>以来|起|以前|之前|\s*(?:至|到|-|~|—|–)\s*(?:\d{1,2}月)?\d{1,2}[日月])?`,
    String.raw`(?<weekYear>\d{4})年第(?<week>\d{1,2})周`,
    String.raw`(?<onlyYear>\d{4})年(?<half1>[上下]半年|第?[一二三四1-4]季度)?`,
    `(?<relative>今年|去年|上年|年初以来|本月|当月|上个月|上月|本周|这周|上周|截至目前|截至今[天日]|目前|当天|当日|这一?天|今天|昨天)(?<half2>[上下]半年|第?[一二三四1-4]季度)?`,
    String.raw`(?<span>[上下]半年|第?[一二三四1-4]季度|同期|近[一二两三四五六七八九十\d]+[个]?[天周月年]|过去[一二两三四五六七八九十\d]+[个]?[天周月年])`,
  ].join('|'),
  'g',
);

/**
 * The period that a number at `at` belongs to: the last one named before it, else the first behind in its clause (截至 may
 * stand in the next); null without any. In a heading, asked at 0, it is the first.
 */
export function namedPeriod(sentence: string, at: number, seenFrom: CalendarDate): NamedPeriod | null {
  const text = plainDigits(sentence);
  const mentions = [...text.matchAll(MENTION)].filter(({ index }) => !/\d$/.test(text.slice(0, index)));
  const isNear = (index: number, mention: string) =>
    at === 0 || mention.startsWith('截') || !/[，,；;]/.test(text.slice(at, index));
  const behind = mentions.find(({ index }) => index >= at);
  const near = behind && isNear(behind.index, behind[0]) ? behind : undefined;
  const match = mentions.findLast(({ index }) => index < at) ?? near;
  if (!match?.groups) return null;
  const named = readMention(match[0], match.groups, seenFrom);
  const period = 'period' in named ? named.period : 'upTo' in named ? named.upTo : null;
  return period !== null && writtenPeriod(period) === null ? { impossible: match[0].trim() } : named;
}

function readMention(text: string, g: Record<string, string | undefined>, seenFrom: CalendarDate): NamedPeriod {
  const thisYear = Number(seenFrom.slice(0, 4));
  const saidYear = { 今年: thisYear, 去年: thisYear - 1, 上年: thisYear - 1, 年初以来: thisYear } as Record<
    string,
    number
  >;
  if (g.span || g.half1 || g.half2) return { none: NO_SPAN };
  if (g.week) return { period: `${g.weekYear}-W${two(Number(g.week))}` };
  if (g.onlyYear) return { period: g.onlyYear };
  if (g.relative) {
    const year = saidYear[g.relative];
    if (year !== undefined) return { period: String(year) };
    const month = seenFrom.slice(0, 7);
    const before = addDays(`${month}-01`, -1).slice(0, 7);
    const periods: Record<string, string> = {
      本月: month,
      当月: month,
      上个月: before,
      上月: before,
      本周: isoWeek(seenFrom),
      这周: isoWeek(seenFrom),
      上周: isoWeek(addDays(seenFrom, -7)),
    };
    const period = periods[g.relative];
    if (period) return { period };
    return /目前|截至/.test(g.relative) ? { upTo: null } : { eventDay: true };
  }
  const month = inDigits(g.month);
  // A month without its year is the last one of that name.
  const last = month <= Number(seenFrom.slice(5, 7)) ? thisYear : thisYear - 1;
  const year = g.year ? Number(g.year) : (saidYear[g.said ?? ''] ?? last);
  const day = g.end ? daysInMonth(year, month) : g.day ? inDigits(g.day) : null;
  if (g.onward) return wholeSpan(text, year, month, day ?? 1);
  if (g.upTo) return { upTo: calendarDate(year, month, day ?? daysInMonth(year, month)) };
  if (g.end) return { none: NO_SPAN };
  return { period: day === null ? `${year}-${two(month)}` : calendarDate(year, month, day) };
}

const inDigits = (text = '') => (/^\d/.test(text) ? Number(text) : Number(hanNumber(text)));

/** 3月1日至31日 is March, 3月2日至8日 may be a week of the calendar. */
function wholeSpan(text: string, year: number, month: number, day: number): NamedPeriod {
  const end = /(?:至|到|-|~|—|–)\s*(?:(\d{1,2})月)?(\d{1,2})日/.exec(text);
  if (!end) return { none: NO_SPAN };
  const first = calendarDate(year, month, day);
  const last = calendarDate(year, Number(end[1] ?? month), Number(end[2]));
  if (day === 1 && last === calendarDate(year, month, daysInMonth(year, month))) return { period: first.slice(0, 7) };
  if (weekStart(isoWeek(first)) === first && addDays(first, 6) === last) return { period: isoWeek(first) };
  return { none: NO_SPAN };
}
