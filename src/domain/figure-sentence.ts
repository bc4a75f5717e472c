import type { Figure } from './figure.ts';
import { measures } from './measures.ts';

/** 4668 → 4,668. */
export const grouped = (n: number): string => String(n).replace(/(?<!\.\d*)\B(?=(\d{3})+(?!\d))/g, ',');

/** For each rate: what its base is called, and those of them that count. 已受理300件，其中办结193件. */
const PHRASES: Readonly<Record<string, readonly [base: string, hit: string]>> = {
  'accepted-on-time': ['受理期限已到的', '按时受理或说明理由不予受理的'],
  replied: ['收到', '已答复'],
  closed: ['已受理', '办结'],
  'closed-on-time': ['办理期限已到的', '在期限内办结的'],
  'followed-up': ['办结', '回访到的'],
  confirmed: ['回访到的', '群众说已解决的'],
  rated: ['办结', '群众评价了的'],
  satisfied: ['群众评价了的', '满意和基本满意的'],
  'on-the-spot': ['活动上收到', '当场办结的'],
  'within-7-days': ['收到满7天、应当办的', '7天内办结的'],
  'within-30-days': ['收到满30天、应当办的', '30天内办结的'],
  'within-60-days': ['收到满60天、应当办的', '60天内办结的'],
};

/** What a nought means where nothing was written down: 0.0 % would read like an outcome. */
const UNRECORDED: Readonly<Record<string, string>> = {
  'followed-up': '台账里没有回访的记录',
  rated: '台账里没有评价的记录',
};

/**
 * A figure as a sentence without its full stop or typed spaces (the browser sets those); a rate never without its two counts. Where there is no rate it says
 * why: fewer than `smallNumbers` to divide by, or too many left out for want of a date (contract §4 rules 7 and 10).
 */
export function figureSentence({ measure, numerator, denominator, rate }: Figure, smallNumbers: number): string {
  const name = measures.find(({ id }) => id === measure)?.name ?? measure;
  if (denominator === null) return `${name}${grouped(numerator)}件`;
  const [base, hit] = PHRASES[measure] ?? ['共', '其中计入的'];
  if (denominator === 0) return `${base}0件`;
  const unrecorded = numerator === 0 ? UNRECORDED[measure] : undefined;
  if (unrecorded !== undefined) return `${base}${grouped(denominator)}件，${unrecorded}`;
  const counts = `${base}${grouped(denominator)}件，其中${hit}${grouped(numerator)}件`;
  if (rate !== null) return `${counts}，占${rate.toFixed(1)}%`;
  return `${counts}；${denominator < smallNumbers ? '件数太少，不算比率' : '缺日期的太多，不算比率'}`;
}
