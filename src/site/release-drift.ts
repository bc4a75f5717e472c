import type { CalendarDate } from '../domain/calendar-date.ts';
import type { CorrectionRow } from '../domain/correction.ts';
import { disclosureOf } from '../domain/disclosure.ts';
import type { IssueRow } from '../domain/issue.ts';
import { asKnownOn, type IssueHistory, stateOf } from '../domain/issue-history.ts';
import { type IssueState, isInHand, type StatusLabels, stateNames } from '../domain/issue-state.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { shorten } from '../domain/shorten.ts';
import type { SiteSettings } from '../domain/site-settings.ts';
import type { ReleaseDigest, ReleasedMatter } from '../outputs/release-digest.ts';

const DATES = [
  ['receivedOn', '收到日期'],
  ['acceptedOn', '受理日期'],
  ['closedOn', '办结日期'],
  ['repliedOn', '答复日期'],
] as const;

/** How far along a matter is; refused and folded are as final as closed. */
const PROGRESS: Readonly<Record<IssueState, number>> = {
  open: 0,
  'partly-closed': 1,
  closed: 2,
  refused: 2,
  folded: 2,
};

/** A date that a release had otherwise, or not at all. */
interface Redated {
  readonly row: IssueRow;
  readonly column: string;
  readonly was: CalendarDate | null;
  readonly value: CalendarDate | null;
}

/** Where the ledgers no longer say what was released. */
export interface ReleaseDrift {
  /** Matters that are in no ledger any more, and those that are no longer public. */
  readonly vanished: readonly string[];
  readonly hidden: readonly IssueRow[];
  readonly wentBack: readonly { readonly row: IssueRow; readonly was: IssueState }[];
  /** Dates up to the cut-off of the release that it did not have or had otherwise. */
  readonly redated: readonly Redated[];
  /** Public matters that it should have had. */
  readonly late: readonly IssueRow[];
}

/** Holds the ledgers against a release. `identifiers` are those of all rows, also of rows with a fault. */
export function releaseDrift(
  { asOf, matters }: ReleaseDigest,
  histories: readonly IssueHistory[],
  identifiers: ReadonlySet<string> | undefined,
  settings: SiteSettings,
): ReleaseDrift {
  const drift = {
    vanished: [...matters.keys()].filter((id) => !identifiers?.has(id)),
    hidden: [] as IssueRow[],
    wentBack: [] as { row: IssueRow; was: IssueState }[],
    redated: [] as Redated[],
    late: [] as IssueRow[],
  };
  for (const history of histories) {
    const { row } = history;
    const before = matters.get(row.id);
    const isPublic = disclosureOf(row, settings) === '公开';
    if (before && isPublic) {
      const { wentBack, redated } = matterDrift(history, before, asOf, settings.labels);
      if (wentBack) drift.wentBack.push({ row, was: before.state });
      drift.redated.push(...redated);
    } else if (before) drift.hidden.push(row);
    else if (isPublic && row.receivedOn <= asOf) drift.late.push(row);
  }
  return drift;
}

/** The drift as staff are told it; what a correction with a reason explains (its subject names the matter) is left out. */
export function driftProblems(
  { vanished, hidden, wentBack, redated, late }: ReleaseDrift,
  asOf: CalendarDate,
  corrections: readonly CorrectionRow[],
): Problem[] {
  const explained = new Set(
    corrections
      .filter(({ date, reason }) => date >= asOf && reason !== null)
      .flatMap(({ subject }) => subject.split(/[\s、，,；;]+/)),
  );
  const isOpen = (id: string) => !explained.has(id);
  const gone = vanished.filter(isOpen).map(shorten);
  // A township whose ledger comes late has hundreds: one sentence for each file.
  const added = [
    ...Map.groupBy(
      late.filter(({ id }) => isOpen(id)),
      ({ origin }) => origin.file,
    ).values(),
  ];
  return [
    ...(gone.length === 0 ? [] : [problem('vanished-since-release', { file: 'data' }, { ids: gone, asOf })]),
    ...hidden
      .filter(({ id }) => isOpen(id))
      .map(({ origin }) => problem('hidden-since-release', { ...origin, column: '公开属性' }, { asOf })),
    ...wentBack
      .filter(({ row }) => isOpen(row.id))
      .map(({ row: { origin, status }, was }) =>
        problem(
          'state-went-back',
          { ...origin, column: '状态', value: status },
          { was: stateNames[was], value: status, asOf },
        ),
      ),
    ...redated
      .filter(({ row }) => isOpen(row.id))
      .map(({ row, column, value, was }) =>
        problem('backdated', { ...row.origin, column, value }, { column, value, asOf, was }),
      ),
    ...added.flatMap((rows) =>
      rows
        .slice(0, 1)
        .map((row) =>
          problem(
            'registered-late',
            { ...row.origin, column: '收到日期', value: row.receivedOn },
            { count: rows.length, rows: rows.map(({ origin }) => origin.row), asOf },
          ),
        ),
    ),
  ];
}

function matterDrift(
  history: IssueHistory,
  before: ReleasedMatter,
  asOf: CalendarDate,
  labels: StatusLabels,
): { readonly wentBack: boolean; readonly redated: readonly Redated[] } {
  const { row, updates } = history;
  // As it was known at the cut-off then: what happened since is no drift.
  const then = asKnownOn(history, asOf, labels)?.row ?? row;
  const isOpen = (status: string | null) => status !== null && isInHand(stateOf(status, labels));
  const reopened = updates.some(({ date, status }) => date > asOf && isOpen(status));
  const isBehind = (status: string) => PROGRESS[stateOf(status, labels)] < PROGRESS[before.state];
  const wentBack = isBehind(then.status) && isBehind(row.status) && !reopened;
  const redated = DATES.flatMap(([key, column]): Redated[] => {
    const was = before[key];
    if (was === then[key] || (wentBack && key === 'closedOn')) return [];
    const value = then[key] ?? row[key];
    // What was in hand, or was reopened, is closed and answered later once more.
    const onceMore = isInHand(before.state) && key !== 'acceptedOn' && value !== null && value > asOf;
    const goesOn = was !== null && key !== 'receivedOn' && (reopened || onceMore);
    return goesOn ? [] : [{ row, column, was, value }];
  });
  return { wentBack, redated };
}
