import { type CalendarDate, dateInWords } from './calendar-date.ts';
import type { Figure } from './figure.ts';
import { grouped } from './figure-sentence.ts';
import { daysOf, UNMARKED } from './measure-scope.ts';
import { type Beside, besideNames, type Measure } from './measures.ts';

// The lines of a card (口径): what a figure counts, in words.

/** The last day a figure of a stock counts: the end of its period, or the cut-off where that comes first. */
const lastDayOf = ({ scope: { period } }: Figure, asOf: CalendarDate): CalendarDate => {
  if (period === undefined || period === UNMARKED) return asOf;
  const { last } = daysOf(period);
  return last < asOf ? last : asOf;
};

/** What makes the numerator; how much there was at the end of a day is told with that day: 到2026年3月8日还没有办完的. */
export const numeratorInWords = ({ numerator, isStock }: Measure, figure: Figure, asOf: CalendarDate): string =>
  isStock ? numerator.replace('到那一天', `到${dateInWords(lastDayOf(figure, asOf))}`) : numerator;

/** What is left out: by reason, or the rule and that it touches none. */
export function leftOutInWords({ leftOut }: Measure, { excluded }: Figure): string {
  const reasons = Object.entries(excluded);
  if (reasons.length > 0) return reasons.map(([reason, count]) => `${reason}的${grouped(count)}件`).join('，');
  return leftOut.endsWith('不计入') ? `${leftOut}：0件` : leftOut;
}

/** Why a rate may be missing, and whether it is for want of dates (contract §4 rules 7 and 10). */
export function rateInWords({ denominator, rate, excluded }: Figure, smallNumbers: number): string {
  const rule = `分子除以分母，四舍五入到一位小数；分母不到${smallNumbers}件的、缺日期的超过十分之一的不算比率`;
  if (denominator === null || rate !== null || denominator < smallNumbers) return rule;
  const undated = Object.values(excluded).reduce((sum, count) => sum + count, 0);
  return `${rule}。这里缺日期的有${grouped(undated)}件，超过了十分之一，所以没有比率`;
}

/** The counts beside a figure, in the order they are named in: 满意, 基本满意, 不满意. */
export const besideInWords = (beside: Figure['beside'] = {}): string =>
  (Object.keys(besideNames) as Beside[])
    .flatMap((name) => (beside[name] === undefined ? [] : [`${besideNames[name]}${grouped(beside[name])}件`]))
    .join('；');
