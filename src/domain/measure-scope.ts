import {
  addDays,
  type CalendarDate,
  dateInWords,
  daysInMonth,
  isoWeek,
  monthInWords,
  weekStart,
} from './calendar-date.ts';
import type { Case } from './measure-case.ts';
import { periodInWords } from './period.ts';

/**
 * What a figure is about; an empty scope is the whole site. `period` is a year, month, ISO week or day: `2026`,
 * `2026-03`, `2026-W10`, `2026-03-12`. Any of them may be 未标明.
 */
export interface MeasureScope {
  readonly place?: string;
  /** 本级: what counts for the place itself, not for one within it. */
  readonly part?: typeof OWN_LEVEL;
  readonly category?: string;
  readonly unit?: string;
  readonly channel?: string;
  readonly campaign?: string;
  readonly period?: string;
  readonly age?: string;
}

/** What has no value in a partition. */
export const UNMARKED = '未标明';
export const OWN_LEVEL = '本级';

const ORDER = ['place', 'part', 'category', 'unit', 'channel', 'campaign', 'period', 'age'] as const;
/** A scope as one text, the same for equal scopes. */
export const scopeKey = (scope: MeasureScope): string => ORDER.map((name) => scope[name] ?? '').join('|');

/** The divisions a matter falls into once, whatever the measure. */
export const dimensions = ['place', 'category', 'unit', 'channel', 'campaign'] as const;
export type Dimension = (typeof dimensions)[number];

/** The part a matter falls into: for places its own one. */
export const partOf = (c: Case, dimension: Dimension): string =>
  (dimension === 'place' ? c.places[0] : c[dimension]) ?? UNMARKED;

/** Whether a matter lies in a scope, its period aside. */
export const isWithin = (c: Case, scope: MeasureScope): boolean =>
  dimensions.every((dimension) => {
    const wanted = scope[dimension];
    if (wanted === undefined) return true;
    if (dimension !== 'place' || scope.part === OWN_LEVEL || wanted === UNMARKED)
      return partOf(c, dimension) === wanted;
    return c.places.includes(wanted);
  });

export const periodKinds = ['year', 'month', 'week', 'day'] as const;
export type PeriodKind = (typeof periodKinds)[number];

export function periodOf(day: CalendarDate, kind: PeriodKind): string {
  if (kind === 'week') return isoWeek(day);
  return day.slice(0, { year: 4, month: 7, day: 10 }[kind]);
}

export function periodKindOf(period: string): PeriodKind {
  if (period.includes('W')) return 'week';
  return period.length === 4 ? 'year' : period.length === 7 ? 'month' : 'day';
}

/** First and last day of a period. */
export function daysOf(period: string): { first: CalendarDate; last: CalendarDate } {
  const kind = periodKindOf(period);
  if (kind === 'year') return { first: `${period}-01-01`, last: `${period}-12-31` };
  if (kind === 'day') return { first: period, last: period };
  if (kind === 'week') return { first: weekStart(period), last: addDays(weekStart(period), 6) };
  const days = daysInMonth(Number(period.slice(0, 4)), Number(period.slice(5)));
  return { first: `${period}-01`, last: `${period}-${days}` };
}

/** Tells whether a day lies in a period; a day that is not known lies in 未标明. Made once, asked often. */
export function periodTest(period: string | undefined): (day: CalendarDate | null) => boolean {
  if (period === undefined) return () => true;
  if (period === UNMARKED) return (day) => day === null;
  const { first, last } = daysOf(period);
  return (day) => day !== null && day >= first && day <= last;
}

/** 2026年; 2026年3月; 2026年3月2日至3月8日; 2026年3月12日. */
export function scopePeriodInWords(period: string): string {
  if (period === UNMARKED) return UNMARKED;
  const { first, last } = daysOf(period);
  return {
    year: () => `${period}年`,
    month: () => monthInWords(period),
    week: () => periodInWords(first, last),
    day: () => dateInWords(period),
  }[periodKindOf(period)]();
}
