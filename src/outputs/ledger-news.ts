import type { CalendarDate } from '../domain/calendar-date.ts';
import type { ChangeKind, ChangeNote, StateMove } from '../domain/change-note.ts';
import { type IssueState, isInHand } from '../domain/issue-state.ts';
import { compareText } from '../domain/problem.ts';
import type { ReleaseDigest, ReleasedMatter } from './release-digest.ts';

/** One public matter whose state is another, or that was not listed before. */
export interface MovedMatter {
  readonly id: string;
  readonly from: IssueState | null;
  readonly to: IssueState;
  readonly receivedOn: CalendarDate;
  /** What it counts as beside being new or listed late; null where its state is told alone (在办 → 不予受理). */
  readonly counts: 'closed' | 'reopened' | 'wentBack' | null;
}

/** A date that a release had otherwise, or not at all. */
export interface RedatedMatter {
  readonly id: string;
  /** 收到日期 and so on. */
  readonly column: string;
  readonly was: CalendarDate | null;
  readonly value: CalendarDate | null;
}

/** What changed among public matters and documents from a release to the next: for staff one by one, for the public counted. */
export interface LedgerNews {
  readonly note: ChangeNote;
  readonly moved: readonly MovedMatter[];
  readonly redated: readonly RedatedMatter[];
  readonly reworded: readonly string[];
  /** Matters whose place, category, lead or 群众确认 is another. */
  readonly reassigned: readonly string[];
  /** Matters that are in no ledger any more. */
  readonly vanished: readonly string[];
  /** Matters that are there and no longer shown: their number alone, they are not public. */
  readonly hidden: number;
  readonly documents: { readonly added: string[]; readonly changed: string[]; readonly gone: string[] };
}

/** What only the ledgers tell, beside the two digests. */
interface Drift {
  readonly vanished: readonly string[];
  readonly redated: readonly RedatedMatter[];
  /** Matters whose state was put back, and no step says why. */
  readonly wentBack: ReadonlySet<string>;
}

/** Compares a release with the one to come. */
export function ledgerNews(before: ReleaseDigest, after: ReleaseDigest, drift: Drift): LedgerNews {
  const { vanished, redated } = drift;
  const moved: MovedMatter[] = [];
  const reworded: string[] = [];
  const reassigned: string[] = [];
  for (const [id, matter] of after.matters) {
    const { state: to, receivedOn, closedOn } = matter;
    const old = before.matters.get(id);
    const from = old?.state ?? null;
    // Closed before the last release and listed only now, it is no closing of these days.
    const isClosing = to === 'closed' && (from !== null || (closedOn !== null && closedOn > before.asOf));
    const back = drift.wentBack.has(id) ? 'wentBack' : from === 'closed' && isInHand(to) ? 'reopened' : null;
    if (from !== to) moved.push({ id, from, to, receivedOn, counts: isClosing ? 'closed' : back });
    if (old && isReworded(old, matter)) reworded.push(id);
    if (old && old.facts !== null && old.facts !== matter.facts) reassigned.push(id);
  }
  const unlisted = [...before.matters.keys()].filter((id) => !after.matters.has(id)).length;
  const [then, now] = [before.documents ?? after.documents, after.documents];
  const documents = {
    added: keysOf(now).filter((address) => !then?.has(address)),
    changed: keysOf(now).filter((address) => then?.has(address) && then.get(address) !== now?.get(address)),
    gone: keysOf(then).filter((address) => !now?.has(address)),
  };
  const count = (isMeant: (matter: MovedMatter) => boolean) => moved.filter(isMeant).length;
  const isLate = ({ receivedOn }: MovedMatter) => receivedOn <= before.asOf;
  const counts: Record<ChangeKind, number> = {
    received: count((matter) => matter.from === null && !isLate(matter)),
    late: count((matter) => matter.from === null && isLate(matter)),
    closed: count(({ counts }) => counts === 'closed'),
    reopened: count(({ counts }) => counts === 'reopened'),
    wentBack: count(({ counts }) => counts === 'wentBack'),
    redated: new Set(redated.map(({ id }) => id)).size,
    reworded: reworded.length,
    reassigned: reassigned.length,
    unlisted,
    documentsAdded: documents.added.length,
    documentsChanged: documents.changed.length,
    documentsGone: documents.gone.length,
    corrections: Math.max(0, (after.corrections ?? 0) - (before.corrections ?? after.corrections ?? 0)),
  };
  const note = { since: before.asOf, asOf: after.asOf, counts, states: stateMoves(moved) };
  return { note, moved, redated, reworded, reassigned, vanished, hidden: unlisted - vanished.length, documents };
}

/** Of `texts`: what was asked; behind it stands the reply. */
const ASKED = 8;

/** Whether what was asked is told otherwise, or a reply is another one although nothing was done since. */
function isReworded(before: ReleasedMatter, after: ReleasedMatter): boolean {
  const [was, now] = [before.texts, after.texts];
  if (was === null || now === null || was === now) return false;
  if (was.slice(0, ASKED) !== now.slice(0, ASKED)) return true;
  return was.length > ASKED && before.state === after.state && before.repliedOn === after.repliedOn;
}

const keysOf = (documents: ReadonlyMap<string, string> | null) => [...(documents?.keys() ?? [])];

function stateMoves(moved: readonly MovedMatter[]): StateMove[] {
  const groups = Map.groupBy(moved, ({ from, to }) => `${from ?? ''} ${to}`);
  return [...groups]
    .toSorted(([a], [b]) => compareText(a, b))
    .flatMap(([, group]) => group.slice(0, 1).map(({ from, to }) => ({ from, to, count: group.length })));
}
