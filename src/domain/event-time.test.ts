import { expect, test } from 'vitest';
import { eventTime, previousTime } from './event-time.ts';

const TODAY = '2026-03-31';

test.each<[string, Parameters<typeof eventTime>[0], string, string | null, string]>([
  [
    'a time',
    { startsAt: '2026-03-12 14:30', endsAt: '2026-03-12 16:00', precision: '时刻' },
    '3月12日 星期四',
    '14:30–16:00',
    '2026-03-12 14:30',
  ],
  [
    'a start alone',
    { startsAt: '2026-03-12 14:30', endsAt: null, precision: null },
    '3月12日 星期四',
    '14:30',
    '2026-03-12 14:30',
  ],
  [
    'another year',
    { startsAt: '2025-12-31 09:00', endsAt: null, precision: null },
    '2025年12月31日 星期三',
    '09:00',
    '2025-12-31 09:00',
  ],
  ['a day', { startsAt: '2026-03-12 00:00', endsAt: null, precision: '当日' }, '3月12日 星期四', null, '2026-03-12'],
  [
    'a day written without a time',
    { startsAt: '2026-03-12 00:00', endsAt: null, precision: null },
    '3月12日 星期四',
    null,
    '2026-03-12',
  ],
  [
    'some day of a week',
    { startsAt: '2026-03-12 00:00', endsAt: null, precision: '当周' },
    '3月9日至3月15日这一周',
    '具体日期未定',
    '2026-W11',
  ],
  [
    'some day of a month',
    { startsAt: '2026-05-01 00:00', endsAt: null, precision: '当月' },
    '5月',
    '具体日期未定',
    '2026-05',
  ],
  [
    'several days',
    { startsAt: '2026-03-12 09:00', endsAt: '2026-03-13 17:00', precision: '时刻' },
    '3月12日 星期四 09:00至3月13日 星期五',
    '17:00',
    '2026-03-12',
  ],
])('%s is said as exactly as it is known', (_name, event, day, clock, machine) => {
  expect(eventTime(event, TODAY)).toEqual({ day, clock, machine });
});

test('a moved event tells the time it had', () => {
  const event = {
    startsAt: '2026-04-09 09:30',
    endsAt: null,
    precision: '时刻',
    previousStartsAt: '2026-04-02 09:30',
  } as const;
  expect(previousTime(event, TODAY)).toBe('4月2日 星期四 09:30');
  expect(previousTime({ ...event, previousStartsAt: null }, TODAY)).toBeNull();
});
