import type { CalendarDate } from '../domain/calendar-date.ts';
import { type ChangeNote, readChangeNote } from '../domain/change-note.ts';
import { type IssueState, isIssueState } from '../domain/issue-state.ts';
import { compareText } from '../domain/problem.ts';

/** What a release told of one public matter: its state and its dates, as known at the cut-off. */
export interface ReleasedMatter {
  readonly state: IssueState;
  readonly receivedOn: CalendarDate;
  readonly acceptedOn: CalendarDate | null;
  readonly closedOn: CalendarDate | null;
  readonly repliedOn: CalendarDate | null;
  /** Short hashes of title and summary and, where there is one, of the reply; null in a digest of an older version. */
  readonly texts: string | null;
  /** Short hash of its place, category, lead and 群众确认 as published; null in a digest of an older version. */
  readonly facts: string | null;
}

/** What a built site keeps for the next one to be compared with: no texts, and nothing of rows that are not public. */
export interface ReleaseDigest {
  /** Whose site it is: its identifier or name. A site is compared with its own releases only. */
  readonly site: string;
  /** The cut-off of the release. */
  readonly asOf: CalendarDate;
  /** By identifier. */
  readonly matters: ReadonlyMap<string, ReleasedMatter>;
  /** Short hashes of the texts of talks, reports and pages, by address; null in a digest of an older version. */
  readonly documents: ReadonlyMap<string, string> | null;
  /** Short hashes of the addresses that say a document was taken off: they are told in no list. */
  readonly withdrawn: ReadonlySet<string>;
  /** How many matters were counted only, and how many corrections there were; null likewise. */
  readonly countedOnly: number | null;
  readonly corrections: number | null;
  /** What the release said of the changes since the one before it. */
  readonly note: ChangeNote | null;
}

/** Where a built site keeps its digest. */
export const DIGEST_FILE = 'digest.json';

/** Entries of an object, one a line, in the order of their names. */
const lines = <T>(entries: ReadonlyMap<string, T>, told: (value: T) => unknown) =>
  [...entries]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(told(value))}`)
    .join(',\n');

/** A digest as JSON, one matter a line: `"<id>":[state, received, accepted, closed, replied, hashes of its texts, of its facts]`. */
export function digestText(digest: ReleaseDigest): string {
  const { site, asOf, matters, documents, withdrawn, countedOnly, corrections, note } = digest;
  const issues = lines(matters, ({ state, receivedOn, acceptedOn, closedOn, repliedOn, texts, facts }) => [
    ...[state, receivedOn, acceptedOn, closedOn, repliedOn],
    ...(texts === null && facts === null ? [] : [texts]),
    ...(facts === null ? [] : [facts]),
  ]);
  const parts = [
    `"site":${JSON.stringify(site)},"asOf":${JSON.stringify(asOf)},"issues":{\n${issues}\n}`,
    ...(documents === null ? [] : [`"documents":{\n${lines(documents, (hash) => hash)}\n}`]),
    ...(withdrawn.size === 0 ? [] : [`"withdrawn":${JSON.stringify([...withdrawn].toSorted(compareText))}`]),
    `"countedOnly":${JSON.stringify(countedOnly)},"corrections":${JSON.stringify(corrections)},"note":${JSON.stringify(note)}`,
  ];
  return `{${parts.join(',')}}\n`;
}

/** A digest read back; null for a text that is none. */
export function readDigest(text: string): ReleaseDigest | null {
  const written = parsed(text);
  if (!isRecord(written) || typeof written.site !== 'string' || !isDay(written.asOf) || !isRecord(written.issues))
    return null;
  const matters = new Map<string, ReleasedMatter>();
  for (const [id, told] of Object.entries(written.issues)) {
    if (!Array.isArray(told) || told.length < 5) return null;
    const [state, receivedOn, acceptedOn, closedOn, repliedOn, texts = null, facts = null]: unknown[] = told;
    if (!isIssueState(state) || !isDay(receivedOn) || !isTextOrNull(texts) || !isTextOrNull(facts)) return null;
    if (!isDayOrNull(acceptedOn) || !isDayOrNull(closedOn) || !isDayOrNull(repliedOn)) return null;
    matters.set(id, { state, receivedOn, acceptedOn, closedOn, repliedOn, texts, facts });
  }
  const { site, asOf, documents, withdrawn, countedOnly, corrections, note } = written;
  return {
    site,
    asOf,
    matters,
    documents: isRecord(documents) ? new Map(Object.entries(documents).map(([at, hash]) => [at, String(hash)])) : null,
    withdrawn: new Set(Array.isArray(withdrawn) ? withdrawn.map(String) : []),
    countedOnly: typeof countedOnly === 'number' ? countedOnly : null,
    corrections: typeof corrections === 'number' ? corrections : null,
    note: readChangeNote(note),
  };
}

/** Whether two digests tell the same, whatever they say of the releases before them. */
export const isSameRelease = (a: ReleaseDigest, b: ReleaseDigest): boolean =>
  digestText({ ...a, note: null }) === digestText({ ...b, note: null });

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isTextOrNull = (value: unknown): value is string | null => value === null || typeof value === 'string';
const isDay = (value: unknown): value is CalendarDate => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
const isDayOrNull = (value: unknown): value is CalendarDate | null => value === null || isDay(value);
