import { expect, test } from 'vitest';
import { namedPeriod } from './named-period.ts';

const SPAN = { none: '这一段时间本站没有单独的数' };

// The number stands at X; seen from 2 April 2026.
test.each([
  ['3月收到 X', { period: '2026-03' }],
  ['三月份收到 X', { period: '2026-03' }],
  ['5月收到 X', { period: '2025-05' }],
  ['去年12月收到 X', { period: '2025-12' }],
  ['2024年11月收到 X', { period: '2024-11' }],
  ['3月12日收到 X', { period: '2026-03-12' }],
  ['十二月十五日收到 X', { period: '2025-12-15' }],
  ['2026年3月1日至31日收到 X', { period: '2026-03' }],
  ['3月2日至8日收到 X', { period: '2026-W10' }],
  ['3月2日至10日收到 X', SPAN],
  ['1月至3月收到 X', SPAN],
  ['2026年第10周收到 X', { period: '2026-W10' }],
  ['今年以来收到 X', { period: '2026' }],
  ['2025年收到 X', { period: '2025' }],
  ['2025年收到 Y，其中3月 X', { period: '2026-03' }],
  ['2月收到 Y，3月收到 X', { period: '2026-03' }],
  ['本月收到 X', { period: '2026-04' }],
  ['上月收到 X', { period: '2026-03' }],
  ['上周收到 X', { period: '2026-W13' }],
  ['一季度收到 X', SPAN],
  ['上半年收到 X', SPAN],
  ['近一周收到 X', SPAN],
  ['截至3月31日，收到 X', { upTo: '2026-03-31' }],
  ['收到 X（截至2026年3月底）', { upTo: '2026-03-31' }],
  ['目前收到 X', { upTo: null }],
  ['当天收到 X', { eventDay: true }],
  ['用了三个月，收到 X', null],
  ['收到 X', null],
])('%s', (sentence, expected) => expect(namedPeriod(sentence, sentence.indexOf('X'), '2026-04-02')).toEqual(expected));
