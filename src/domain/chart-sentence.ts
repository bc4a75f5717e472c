import { grouped } from './figure-sentence.ts';

/** What happened in a period and what stood at its end, in matters. */
export interface ChartPeriod {
  /** In full: 2026年3月2日至3月8日. */
  readonly name: string;
  /** Below the chart, short: 3月2日. */
  readonly shortName: string;
  readonly registered: number;
  readonly closed: number;
  readonly backlog: number;
  /** Not where the cut-off lies within it. */
  readonly complete: boolean;
}

/** A count in two parts that together are the whole. */
export interface ChartPart {
  readonly name: string;
  /** The dark part of the bar: closed ones, or those still in work. */
  readonly solid: number;
  /** The hatched part: what the whole has beyond that. */
  readonly hatched: number;
}

export const wholeOf = ({ solid, hatched }: ChartPart): number => solid + hatched;

/** More equal ones than this are counted, not named. */
const MOST_NAMED = 2;

/** 登记最多的一周45件（2026年3月9日至3月15日）; where several are equal, how many. */
function peak(
  what: string,
  periods: readonly ChartPeriod[],
  countOf: (p: ChartPeriod) => number,
  unit: string,
): string {
  const most = Math.max(...periods.map(countOf));
  if (most === 0) return `没有${what}的`;
  const highest = periods.filter((period) => countOf(period) === most).map(({ name }) => name);
  const which = highest.length <= MOST_NAMED ? highest.join('，') : `有${highest.length}${unit}这样`;
  return `${what}最多的一${unit}${grouped(most)}件（${which}）`;
}

/** A series in one sentence without its full stop: its length, what was most, and the backlog's way from first to last. */
export function seriesSentence(periods: readonly ChartPeriod[], unit: '周' | '个月'): string {
  const [first] = periods;
  const last = periods.at(-1);
  if (first === undefined || last === undefined) return '';
  const highest = Math.max(...periods.map(({ backlog }) => backlog));
  return [
    `从${first.name}起，共${periods.length}${unit}`,
    peak('登记', periods, ({ registered }) => registered, unit),
    peak('办结', periods, ({ closed }) => closed, unit),
    `期末结存从${grouped(first.backlog)}件到${grouped(last.backlog)}件，最高${grouped(highest)}件`,
  ].join('；');
}

/**
 * Parts in one sentence without its full stop: their sum and the largest, which is named from `least` matters
 * on only: smaller ones are not compared with each other (contract §4 rule 10).
 */
export function partsSentence(parts: readonly ChartPart[], whole: string, least: number): string {
  const sizes = parts.map(wholeOf);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const most = Math.max(0, ...sizes);
  const sum = `${whole}共${grouped(total)}件`;
  if (most < least || parts.length === 1) return sum;
  const largest = parts.filter((part) => wholeOf(part) === most);
  return `${sum}；${
    largest.length <= MOST_NAMED
      ? `最多的是${largest.map(({ name }) => name).join('和')}，${largest.length > 1 ? '各' : ''}${grouped(most)}件`
      : `最多的有${largest.length}个，各${grouped(most)}件`
  }`;
}
