import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  calendarDate,
  daysBetween,
  fromExcelSerial,
  isoWeek,
  timeInWords,
  weekday,
  weekStart,
} from './calendar-date.ts';

const anyDay = fc.integer({ min: 0, max: 60_000 }).map((n) => addDays('1970-01-01', n));

describe('calendar dates', () => {
  it.each([
    ['2026-01-01', '2026-W01'],
    ['2027-01-01', '2026-W53'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-03', '2020-W53'],
  ])('%s lies in ISO week %s (ISO 8601 table)', (day, week) => expect(isoWeek(day)).toBe(week));

  it('reads Excel serial 45000 as 2023-03-15', () => expect(fromExcelSerial(45000)).toBe('2023-03-15'));
  it('knows that 12 March 2026 is a Thursday', () => expect(weekday('2026-03-12')).toBe('星期四'));
  it('adds days over a leap day', () => expect(addDays('2024-02-28', 2)).toBe('2024-03-01'));
  it('pads years, months and days', () => expect(calendarDate(987, 3, 2)).toBe('0987-03-02'));

  it('puts every day into the week that begins at most six days before it', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const ago = daysBetween(weekStart(isoWeek(day)), day);
        expect(ago).toBeGreaterThanOrEqual(0);
        expect(ago).toBeLessThan(7);
      }),
    );
  });
});

it.each([
  ['2026-03-02 09:00', '2026年3月2日 09:00'],
  ['2026-03-02 00:00', '2026年3月2日'],
  ['2026-03-02', '2026年3月2日'],
])('%s reads %s: a day written without a time shows none', (time, words) => expect(timeInWords(time)).toBe(words));
