import type { CalendarDate } from '../domain/calendar-date.ts';
import { type IssueState, issueStates } from '../domain/issue-state.ts';
import { compareText } from '../domain/problem.ts';

/** What a release told of one public matter: its state and its dates, as known at the cut-off. */
export interface ReleasedMatter {
  readonly state: IssueState;
  readonly receivedOn: CalendarDate;
  readonly acceptedOn: CalendarDate | null;
  readonly closedOn: CalendarDate | null;
  readonly repliedOn: CalendarDate | null;
}

/** What a built site keeps for the next one to be compared with: no texts, and nothing of rows that are not public. */
export interface ReleaseDigest {
  /** Whose site it is: its identifier or name. A site is compared with its own releases only. */
  readonly site: string;
  /** The cut-off of the release. */
  readonly asOf: CalendarDate;
  /** By identifier. */
  readonly matters: ReadonlyMap<string, ReleasedMatter>;
}

/** Where a built site keeps its digest. */
export const DIGEST_FILE = 'digest.json';

/** A digest as JSON, one matter a line, by identifier: `"<id>":[state, received, accepted, closed, replied]`. */
export function digestText({ site, asOf, matters }: ReleaseDigest): string {
  const lines = [...matters]
    .toSorted(([a], [b]) => compareText(a, b))
    .map(([id, { state, receivedOn, acceptedOn, closedOn, repliedOn }]) => {
      const told = [state, receivedOn, acceptedOn, closedOn, repliedOn];
      return `${JSON.stringify(id)}:${JSON.stringify(told)}`;
    });
  return `{"site":${JSON.stringify(site)},"asOf":${JSON.stringify(asOf)},"issues":{\n${lines.join(',\n')}\n}}\n`;
}

/** A digest read back; null for a text that is none. */
export function readDigest(text: string): ReleaseDigest | null {
  const written = parsed(text);
  if (!isRecord(written) || typeof written.site !== 'string' || !isDay(written.asOf) || !isRecord(written.issues))
    return null;
  const matters = new Map<string, ReleasedMatter>();
  for (const [id, told] of Object.entries(written.issues)) {
    if (!Array.isArray(told) || told.length !== 5) return null;
    const [state, receivedOn, acceptedOn, closedOn, repliedOn]: unknown[] = told;
    if (!isState(state) || !isDay(receivedOn)) return null;
    if (!isDayOrNull(acceptedOn) || !isDayOrNull(closedOn) || !isDayOrNull(repliedOn)) return null;
    matters.set(id, { state, receivedOn, acceptedOn, closedOn, repliedOn });
  }
  return { site: written.site, asOf: written.asOf, matters };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isDay = (value: unknown): value is CalendarDate => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);
const isDayOrNull = (value: unknown): value is CalendarDate | null => value === null || isDay(value);
const isState = (value: unknown): value is IssueState => (issueStates as readonly unknown[]).includes(value);
