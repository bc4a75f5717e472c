import type { CalendarDate } from '../domain/calendar-date.ts';
import type { CorrectionRow } from '../domain/correction.ts';
import { disclosureOf } from '../domain/disclosure.ts';
import type { IssueRow } from '../domain/issue.ts';
import { asKnownOn, type IssueHistory, stateOf } from '../domain/issue-history.ts';
import { type IssueState, type StatusLabels, stateNames } from '../domain/issue-state.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { shorten } from '../domain/shorten.ts';
import { type SiteSettings, siteKey } from '../domain/site-settings.ts';
import type { ReleaseDigest, ReleasedMatter } from '../outputs/release-digest.ts';

const DATES = [
  ['receivedOn', '收到日期'],
  ['acceptedOn', '受理日期'],
  ['closedOn', '办结日期'],
  ['repliedOn', '答复日期'],
] as const;

const isUnfinished = (state: IssueState) => state === 'open' || state === 'partly-closed';
/** How far along a matter is; refused and folded are as final as closed. */
const PROGRESS: Readonly<Record<IssueState, number>> = {
  open: 0,
  'partly-closed': 1,
  closed: 2,
  refused: 2,
  folded: 2,
};

/**
 * Where the ledgers no longer say what was released: matters that are gone, states that went back, and dates up to the
 * cut-off of the release that it did not have or had otherwise. What a correction with a reason explains (its subject
 * names the matter) is left out. `identifiers` are those of all rows, also of rows with a fault.
 */
export function releaseDrift(
  { site, asOf, matters }: ReleaseDigest,
  histories: readonly IssueHistory[],
  identifiers: ReadonlySet<string> | undefined,
  corrections: readonly CorrectionRow[],
  settings: SiteSettings,
): Problem[] {
  if (site !== siteKey(settings)) return [];
  const explained = new Set(
    corrections
      .filter(({ date, reason }) => date >= asOf && reason !== null)
      .flatMap(({ subject }) => subject.split(/[\s、，,；;]+/)),
  );
  const gone = [...matters.keys()].filter((id) => !identifiers?.has(id) && !explained.has(id));
  const vanished =
    gone.length === 0 ? [] : [problem('vanished-since-release', { file: 'data' }, { ids: gone.map(shorten), asOf })];
  const late: IssueRow[] = [];
  const changed = histories.flatMap((history) => {
    const { row } = history;
    const before = matters.get(row.id);
    const isPublic = disclosureOf(row, settings) === '公开';
    if (explained.has(row.id)) return [];
    if (before && isPublic) return matterDrift(history, before, asOf, settings.labels);
    if (before) return [problem('hidden-since-release', { ...row.origin, column: '公开属性' }, { asOf })];
    if (isPublic && row.receivedOn <= asOf) late.push(row);
    return [];
  });
  // A township whose ledger comes late has hundreds: one sentence for each file.
  const added = [...Map.groupBy(late, ({ origin }) => origin.file).values()].flatMap((rows) =>
    rows
      .slice(0, 1)
      .map((row) =>
        problem(
          'registered-late',
          { ...row.origin, column: '收到日期', value: row.receivedOn },
          { count: rows.length, rows: rows.map(({ origin }) => origin.row), asOf },
        ),
      ),
  );
  return [...vanished, ...changed, ...added];
}

function matterDrift(
  history: IssueHistory,
  before: ReleasedMatter,
  asOf: CalendarDate,
  labels: StatusLabels,
): Problem[] {
  const { row, updates } = history;
  // As it was known at the cut-off then: what happened since is no drift.
  const then = asKnownOn(history, asOf, labels)?.row ?? row;
  const isOpen = (status: string | null) => status !== null && isUnfinished(stateOf(status, labels));
  const reopened = updates.some(({ date, status }) => date > asOf && isOpen(status));
  const isBehind = (status: string) => PROGRESS[stateOf(status, labels)] < PROGRESS[before.state];
  const wentBack = isBehind(then.status) && isBehind(row.status) && !reopened;
  const found = wentBack
    ? [
        problem(
          'state-went-back',
          { ...row.origin, column: '状态', value: row.status },
          { was: stateNames[before.state], value: row.status, asOf },
        ),
      ]
    : [];
  for (const [key, zh] of DATES) {
    const was = before[key];
    if (was === then[key] || (wentBack && key === 'closedOn')) continue;
    const value = then[key] ?? row[key];
    // What was in hand, or was reopened, is closed and answered later once more.
    const onceMore = isUnfinished(before.state) && key !== 'acceptedOn' && value !== null && value > asOf;
    const goesOn = was !== null && key !== 'receivedOn' && (reopened || onceMore);
    if (!goesOn) found.push(backdated(row, zh, value, asOf, was));
  }
  return found;
}

const backdated = (
  row: IssueRow,
  column: string,
  value: CalendarDate | null,
  asOf: CalendarDate,
  was: CalendarDate | null,
): Problem => problem('backdated', { ...row.origin, column, value }, { column, value, asOf, was });
