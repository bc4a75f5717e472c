import type { SiteEvent } from './site.ts';

/** Events of one month, `YYYY-MM`. */
export interface EventMonth {
  readonly month: string;
  readonly events: readonly SiteEvent[];
}

/** Events by the month they begin in, in the order given. */
export function eventMonths(events: readonly SiteEvent[]): EventMonth[] {
  const months = Map.groupBy(events, (event) => event.startsAt.slice(0, 7));
  return [...months].map(([month, group]) => ({ month, events: group }));
}
