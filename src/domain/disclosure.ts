import type { CalendarDate } from './calendar-date.ts';
import type { IssueRow, IssueUpdateRow } from './issue.ts';
import { type IssueHistory, REASON_TO_COME, stateOf } from './issue-history.ts';
import type { PlaceTree } from './place.ts';
import type { SiteSettings } from './site-settings.ts';

/** How far a matter may be shown. Contract §4b: the counted and the hidden ones enter only figures of the whole site. */
export type Disclosure = '公开' | '仅统计' | '不公开';

/** 检举、控告、举报 may not reach those named (信访工作条例 30): counted only, by category or type. */
const ACCUSATION = /检举|控告|举报/;
export const accusationWord = (text: string): string | null => ACCUSATION.exec(text)?.[0] ?? null;

export function disclosureOf(
  row: Pick<IssueRow, 'disclosure' | 'category' | 'type' | 'released'>,
  { disclosure }: SiteSettings,
): Disclosure {
  const stated = row.disclosure ?? disclosure.default;
  if (stated !== '公开') return stated;
  const kind = `${row.category ?? ''} ${row.type ?? ''}`;
  if (ACCUSATION.test(kind)) return '仅统计';
  return !row.released && isSensitive(row, disclosure.sensitive) ? '仅统计' : '公开';
}

/** Whether a matter is of a category that stays counts, unless a named reviewer releases it. */
export const isSensitive = ({ category, type }: Pick<IssueRow, 'category' | 'type'>, words: readonly string[]) =>
  words.some((word) => `${category ?? ''} ${type ?? ''}`.includes(word));

/** A step of a matter as the public sees it. */
export interface PublicUpdate {
  readonly date: CalendarDate;
  readonly status: string | null;
  readonly note: string | null;
  readonly unit: string | null;
}

/** A matter as the public sees it. Ratings and the day of the follow-up call are never shown for a single matter. */
export type PublicIssue = Omit<IssueRow, 'origin' | 'satisfaction' | 'followedUpOn' | 'released'> & {
  readonly updates: readonly PublicUpdate[];
};

/**
 * Stands in 并入 where the matter it went into is not public: names nobody, and is understood when the open data are
 * imported again.
 */
export const HIDDEN_TARGET = '不公开';

const publicUpdate = ({ date, status, note, unit }: IssueUpdateRow): PublicUpdate => ({ date, status, note, unit });

/** Whether the village of a matter may be named: it is about a public facility (contract §4b). */
export const isPublicFacility = (row: Pick<IssueRow, 'category' | 'type'>, { disclosure }: SiteSettings): boolean =>
  disclosure.villages.some((word) => `${row.category ?? ''} ${row.type ?? ''}`.includes(word));

/**
 * Where a matter is said to have happened: the village for public facilities, else its township; a place above
 * townships as it is, and none where only a village or a free text without a township is known.
 */
export function publicPlace(place: string, isFacility: boolean, places: PlaceTree): string | null {
  if (places.get(place)) {
    if (isFacility) return place;
    return places.lineage(place).find((above) => places.levelOf(above) !== '村')?.code ?? null;
  }
  // No place ledger, or none with this code: nesting codes (GB/T 10114) and the usual endings of names still tell.
  if (/^\d+$/.test(place)) return isFacility ? place : place.slice(0, 9);
  return (
    (isFacility ? /^.*?(?:村|社区)|^.*?(?:镇|乡|街道|[市县区州盟旗])/u : /^.*?(?:镇|乡|街道)|^.*?[市县区州盟旗]/u).exec(
      place,
    )?.[0] ?? null
  );
}

function publicTarget({ mergedInto, status }: IssueRow, shown: ReadonlySet<string>): string | null {
  if (mergedInto !== null && shown.has(mergedInto)) return mergedInto;
  return mergedInto !== null || status === '已合并' ? HIDDEN_TARGET : null;
}

/** The events that public matters may name: enough of them came from each. */
export function namedEvents(
  rows: readonly Pick<IssueRow, 'event' | 'disclosure' | 'category' | 'type' | 'released'>[],
  settings: SiteSettings,
): ReadonlySet<string> {
  const perEvent = new Map<string, number>();
  for (const row of rows) {
    if (row.event !== null && disclosureOf(row, settings) === '公开')
      perEvent.set(row.event, (perEvent.get(row.event) ?? 0) + 1);
  }
  const { smallNumbers } = settings.thresholds;
  return new Set([...perEvent].flatMap(([event, count]) => (count >= smallNumbers ? [event] : [])));
}

/**
 * The public rows: their place as far as it may be told, their event named only when enough public matters came from
 * it, and no hidden row named. Takes matters as known at the cut-off; of what it gives it makes the same again.
 */
export function publicIssues(
  histories: readonly IssueHistory[],
  settings: SiteSettings,
  places: PlaceTree,
): PublicIssue[] {
  const shown = histories.filter(({ row }) => disclosureOf(row, settings) === '公开');
  const ids = new Set(shown.map(({ row }) => row.id));
  const named = namedEvents(
    shown.map(({ row }) => row),
    settings,
  );
  return shown.map(({ row, updates }) => {
    const { origin: _o, satisfaction: _s, followedUpOn: _f, released: _r, ...shownRow } = row;
    const isNamed = row.event !== null && named.has(row.event);
    return {
      ...shownRow,
      // Said of each row: another site may hide those that do not say it.
      disclosure: '公开',
      place: row.place === null ? null : publicPlace(row.place, isPublicFacility(row, settings), places),
      event: isNamed ? row.event : null,
      // Settled on the spot: at which event, day and township would tell.
      onTheSpot: row.event === null || isNamed ? row.onTheSpot : null,
      // Of a matter that is in hand again, what was said of its former end would be read as said of now.
      confirmed: stateOf(row.status, settings.labels) === 'closed' ? row.confirmed : null,
      reply: row.reply ?? (stateOf(row.status, settings.labels) === 'refused' ? REASON_TO_COME : null),
      mergedInto: publicTarget(row, ids),
      updates: updates.map(publicUpdate),
    };
  });
}

/** Words of an identifier that a text can name it by: told apart from ordinary figures by length or a letter. */
const isTelling = (id: string) => id.length >= 6 || (id.length >= 4 && /\D/.test(id));

/** Finds rows that are not public in a text by their identifier, standing alone. */
export function hiddenIdFinder(hidden: readonly Pick<IssueRow, 'id'>[]): (text: string) => boolean {
  const ids = new Set(hidden.map(({ id }) => id).filter(isTelling));
  const inWords = [...ids].filter((id) => /\P{ASCII}/u.test(id));
  return (text) =>
    (ids.size > 0 && (text.match(/[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9]/g) ?? []).some((token) => ids.has(token))) ||
    inWords.some((id) => text.includes(id));
}

/** The same, or by a title of some length that no public row has as well (many matters are 路灯不亮). */
export function hiddenRowFinder(
  hidden: readonly Pick<IssueRow, 'id' | 'title'>[],
  shown: readonly Pick<IssueRow, 'title'>[],
): (text: string) => boolean {
  const namesId = hiddenIdFinder(hidden);
  const known = new Set(shown.map(({ title }) => title));
  const titles = hidden.map(({ title }) => title).filter((title) => [...title].length >= 7 && !known.has(title));
  return (text) => namesId(text) || titles.some((title) => text.includes(title));
}
