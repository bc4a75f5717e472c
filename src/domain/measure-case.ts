import type { CalendarDate } from './calendar-date.ts';
import { disclosureOf, isPublicFacility, namedEvents, publicPlace } from './disclosure.ts';
import type { IssueRow } from './issue.ts';
import { type DatedSteps, deadlineOf, isAccepted, stateOf } from './issue-history.ts';
import type { IssueState } from './issue-state.ts';
import type { PlaceTree } from './place.ts';
import type { SiteSettings } from './site-settings.ts';
import { type StateChange, stateChanges } from './state-changes.ts';

/** One matter as the measures see it at the cut-off: dates that can't be relied on are null already. */
export interface Case {
  readonly id: string;
  /** Enters figures of the whole site only (contract §4 rule 10). */
  readonly countedOnly: boolean;
  /** The place it counts for, as far as that may be told, then what that lies in (contract §4 rule 8). */
  readonly places: readonly string[];
  readonly category: string | null;
  /** Lead unit; partners do not count. */
  readonly unit: string | null;
  readonly channel: string | null;
  readonly campaign: string | null;
  readonly receivedOn: CalendarDate;
  readonly acceptedOn: CalendarDate | null;
  readonly closedOn: CalendarDate | null;
  readonly replied: boolean;
  readonly deadline: CalendarDate | null;
  /** The first deadline, where it was put off: 原办理期限, else the deadline. */
  readonly firstDeadline: CalendarDate | null;
  readonly state: IssueState;
  readonly accepted: boolean;
  readonly hasReason: boolean;
  /** Closed once and in hand again (重新办理). */
  readonly reopened: boolean;
  /** Folded into another matter; the other folded ones were withdrawn. */
  readonly merged: boolean;
  readonly confirmed: string | null;
  readonly satisfaction: string | null;
  readonly onTheSpot: boolean;
  readonly fromEvent: boolean;
  /** Enough public matters came from the event for each of them to name it (contract §4b). */
  readonly isEventNamed: boolean;
  /** Last day of the event it came from. */
  readonly eventDay: CalendarDate | null;
  /** How it stood as its days ended. */
  readonly changes: readonly StateChange[];
}

/** What a matter is counted by: rows as kept have it, and public ones with their rating left out. */
export interface CountedMatter {
  readonly row: Omit<IssueRow, 'origin' | 'followedUpOn'>;
  readonly updates: DatedSteps['updates'];
}

/**
 * The cases of a ledger, each as it was known at the cut-off. A last day of an event is looked up by its identifier.
 */
export function casesOf(
  matters: readonly CountedMatter[],
  settings: SiteSettings,
  places: PlaceTree,
  eventDays: ReadonlyMap<string, CalendarDate>,
): Case[] {
  const { labels, deadlines } = settings;
  const lineages = new Map<string, readonly string[]>();
  const lineageOf = (place: string): readonly string[] => {
    const known = lineages.get(place);
    if (known) return known;
    const chain = places.lineage(place).map(({ code }) => code);
    // No place ledger, or none with this place: its township can still be told from it.
    const township = publicPlace(place, false, places);
    const unknown = township === null || township === place ? [place] : [place, township];
    const lineage = chain.length > 0 ? chain : unknown;
    lineages.set(place, lineage);
    return lineage;
  };
  const named = namedEvents(
    matters.map(({ row }) => row),
    settings,
  );
  return matters.map((matter) => {
    // 办结 before 受理: the acceptance counts as 未标明, for the deadline as well (contract §4 rule 7).
    const { closedOn, acceptedOn } = matter.row;
    const { updates } = matter;
    const row =
      closedOn !== null && acceptedOn !== null && closedOn < acceptedOn
        ? { ...matter.row, acceptedOn: null }
        : matter.row;
    const state = stateOf(row.status, labels);
    const place = row.place === null ? null : publicPlace(row.place, isPublicFacility(row, settings), places);
    const deadline = deadlineOf({ row, updates }, deadlines.close)?.day ?? null;
    const changes = stateChanges({ row, updates }, labels);
    const isOpen = state === 'open' || state === 'partly-closed';
    return {
      id: row.id,
      countedOnly: disclosureOf(row, settings) !== '公开',
      places: place === null ? NOWHERE : lineageOf(place),
      category: row.category,
      unit: row.lead,
      channel: row.channel,
      campaign: row.campaign,
      receivedOn: row.receivedOn,
      acceptedOn: row.acceptedOn,
      closedOn: state === 'closed' ? row.closedOn : null,
      replied: row.repliedOn !== null || row.reply !== null,
      deadline,
      firstDeadline: row.originalDueOn ?? deadline,
      state,
      accepted: isAccepted(row, labels),
      hasReason: row.reply !== null,
      reopened: isOpen && (row.status === '重新办理' || changes.some((change) => change.state === 'closed')),
      merged: state === 'folded' && (row.mergedInto !== null || row.status === '已合并'),
      confirmed: row.confirmed,
      satisfaction: row.satisfaction,
      onTheSpot: row.onTheSpot === true,
      fromEvent: row.event !== null,
      isEventNamed: row.event !== null && named.has(row.event),
      eventDay: row.event === null ? null : (eventDays.get(row.event) ?? null),
      changes,
    };
  });
}

const NOWHERE: readonly string[] = [];
