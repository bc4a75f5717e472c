import type { CalendarDate } from './calendar-date.ts';
import type { IssueRow, IssueUpdateRow } from './issue.ts';
import type { IssueHistory } from './issue-history.ts';
import type { PlaceTree } from './place.ts';
import type { SiteSettings } from './site-settings.ts';

/** How far a matter may be shown. Contract §4b: the counted and the hidden ones enter only figures of the whole site. */
export type Disclosure = '公开' | '仅统计' | '不公开';

/** 检举、控告、举报 may not reach those named (信访工作条例 30): counted only, by category or type. */
const ACCUSATION = /检举|控告|举报/;
export const accusationWord = (text: string): string | null => ACCUSATION.exec(text)?.[0] ?? null;

export function disclosureOf(row: IssueRow, { disclosure }: SiteSettings): Disclosure {
  const stated = row.disclosure ?? disclosure.default;
  if (stated !== '公开') return stated;
  const kind = `${row.category ?? ''} ${row.type ?? ''}`;
  if (ACCUSATION.test(kind) || disclosure.sensitive.some((word) => kind.includes(word))) return '仅统计';
  return '公开';
}

/** A step of a matter as the public sees it. */
export interface PublicUpdate {
  readonly date: CalendarDate;
  readonly status: string | null;
  readonly note: string | null;
  readonly unit: string | null;
}

/** A matter as the public sees it. Ratings and the day of the follow-up call are never shown for a single matter. */
export type PublicIssue = Omit<IssueRow, 'origin' | 'satisfaction' | 'followedUpOn' | 'disclosure'> & {
  readonly updates: readonly PublicUpdate[];
};

const publicUpdate = ({ date, status, note, unit }: IssueUpdateRow): PublicUpdate => ({ date, status, note, unit });

/**
 * The public rows: their place cut to the township unless the matter is about a public facility, their event named
 * only when enough public matters came from it, and no reference to a hidden row.
 */
export function publicIssues(
  histories: readonly IssueHistory[],
  settings: SiteSettings,
  places: PlaceTree,
): PublicIssue[] {
  const shown = histories.filter(({ row }) => disclosureOf(row, settings) === '公开');
  const ids = new Set(shown.map(({ row }) => row.id));
  const perEvent = new Map<string, number>();
  for (const { row } of shown) if (row.event) perEvent.set(row.event, (perEvent.get(row.event) ?? 0) + 1);
  return shown.map(({ row, updates }) => {
    const {
      origin: _origin,
      satisfaction: _satisfaction,
      followedUpOn: _followedUpOn,
      disclosure: _disclosure,
      ...shownRow
    } = row;
    const facility = settings.disclosure.villages.some((word) =>
      `${row.category ?? ''} ${row.type ?? ''}`.includes(word),
    );
    const place = row.place === null || facility ? row.place : (places.township(row.place)?.code ?? row.place);
    const enough = row.event !== null && (perEvent.get(row.event) ?? 0) >= settings.thresholds.smallNumbers;
    return {
      ...shownRow,
      place,
      event: enough ? row.event : null,
      mergedInto: row.mergedInto !== null && ids.has(row.mergedInto) ? row.mergedInto : null,
      updates: updates.map(publicUpdate),
    };
  });
}
