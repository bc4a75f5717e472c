import { expect, test } from 'vitest';
import { eventMonths } from './schedule.ts';
import type { SiteEvent } from './site.ts';

test('events stand under the month they begin in, in the order given', () => {
  const event = (id: string, startsAt: string) => ({ id, startsAt }) as SiteEvent;
  const months = eventMonths([
    event('b', '2026-04-30 09:00'),
    event('c', '2026-05-01 00:00'),
    event('a', '2026-04-02 09:00'),
  ]);
  expect(months.map(({ month, events }) => [month, events.map(({ id }) => id)])).toEqual([
    ['2026-04', ['b', 'a']],
    ['2026-05', ['c']],
  ]);
});
