import { type CalendarDate, dayOf } from '../domain/calendar-date.ts';
import { disclosureOf } from '../domain/disclosure.ts';
import { FigureBook } from '../domain/figure-book.ts';
import type { IssueRow, IssueUpdateRow } from '../domain/issue.ts';
import { asKnownOn, type IssueHistory } from '../domain/issue-history.ts';
import { type StatusLabels, statusLabels } from '../domain/issue-state.ts';
import type { LedgerRows } from '../domain/ledger-catalogue.ts';
import { casesOf } from '../domain/measure-case.ts';
import type { PlaceTree } from '../domain/place.ts';
import type { SiteSettings } from '../domain/site-settings.ts';

/** The matters of a site, with their updates. */
export interface Matters {
  readonly all: readonly IssueHistory[];
  /** Those known at the cut-off, each as it was known then. */
  readonly known: readonly IssueHistory[];
  /** Those of them that are public; none while the settings can't be read. */
  readonly shown: readonly IssueHistory[];
  /** All rows that are not public, also those of a later day. */
  readonly hidden: readonly IssueRow[];
}

/** Matters as they were known at the end of a day. */
export const knownOn = (all: readonly IssueHistory[], day: CalendarDate, labels: StatusLabels): IssueHistory[] =>
  all.flatMap((history) => asKnownOn(history, day, labels) ?? []);

export function mattersOf(rows: LedgerRows, settings: SiteSettings | null, cutOff: CalendarDate): Matters {
  const labels: StatusLabels = settings?.labels ?? statusLabels();
  const all = issueHistories(rows);
  const known = knownOn(all, cutOff, labels);
  if (settings === null) return { all, known, shown: [], hidden: [] };
  const shown = known.filter(({ row }) => disclosureOf(row, settings) === '公开');
  const shownIds = new Set(shown.map(({ row }) => row.id));
  return { all, known, shown, hidden: rows.issues.filter(({ id }) => !shownIds.has(id)) };
}

function issueHistories(rows: LedgerRows): IssueHistory[] {
  const updates = new Map<string, IssueUpdateRow[]>();
  for (const update of rows.issueUpdates) {
    const list = updates.get(update.issue);
    if (list) list.push(update);
    else updates.set(update.issue, [update]);
  }
  const inOrder = (list: IssueUpdateRow[]) => list.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return rows.issues.map((row) => ({ row, updates: inOrder(updates.get(row.id) ?? []) }));
}

/** All figures, from the matters known at the cut-off; events give the day for what was settled on the spot. */
export function figureBook(
  settings: SiteSettings,
  rows: LedgerRows,
  { known }: Pick<Matters, 'known'>,
  places: PlaceTree,
  cutOff: CalendarDate,
): FigureBook {
  const eventDays = new Map(rows.events.map((event) => [event.id, dayOf(event.endsAt ?? event.startsAt)]));
  return new FigureBook(casesOf(known, settings, places, eventDays), cutOff, settings, places);
}
