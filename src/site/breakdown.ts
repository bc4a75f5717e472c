import { publicPlace } from '../domain/disclosure.ts';
import type { Figure } from '../domain/figure.ts';
import { type Dimension, type MeasureScope, OWN_LEVEL, UNMARKED } from '../domain/measure-scope.ts';
import { byNameOfPart, partAddress, partName } from './part-name.ts';
import type { SiteView } from './site-view.ts';

/** One line of a table that divides what was received. A null is not shown, for the reason its table gives. */
export interface BreakdownRow {
  readonly name: string;
  /** The list of these matters. */
  readonly address: string | null;
  readonly received: number;
  readonly accepted: number | null;
  readonly closed: number | null;
  /** Of those accepted, in per cent; null where there are too few. */
  readonly rate: number | null;
}

/** Parts that, with one line for what is counted only, sum to the whole (contract §4 rules 8 and 10). */
export interface Breakdown {
  /** Whether any part has a name: a ledger without the column has nothing to divide by. */
  readonly isDivided: boolean;
  readonly rows: readonly BreakdownRow[];
  readonly countedOnly: BreakdownRow | null;
  readonly whole: BreakdownRow;
}

const row = (
  name: string,
  address: string | null,
  received: Figure | undefined,
  closed: Figure | undefined,
): BreakdownRow => ({
  name,
  address,
  received: received?.numerator ?? 0,
  accepted: closed?.denominator ?? 0,
  closed: closed?.numerator ?? 0,
  rate: closed?.rate ?? null,
});

const sum = (rows: readonly BreakdownRow[], key: 'received' | 'accepted' | 'closed') =>
  rows.reduce((total, part) => total + (part[key] ?? 0), 0);

/** How a table of results divides. */
export type DivisionBy = Dimension | 'period';

/** The tables of results, each on a page of its own. */
export const divisions = [
  { title: '各乡镇', by: '乡镇', key: 'place', drawn: true },
  { title: '各类别', by: '类别', key: 'category', drawn: true },
  { title: '各主办单位', by: '单位', key: 'unit', drawn: false },
  { title: '各来源', by: '来源', key: 'channel', drawn: false },
  { title: '各专项', by: '专项', key: 'campaign', drawn: false },
  { title: '各月份（按收到日期）', by: '月份', key: 'period', drawn: false },
] as const satisfies { title: string; by: string; key: DivisionBy; drawn: boolean }[];

/**
 * The parts of a division, in the order of its table: townships with 本级 of what lies above them, months for periods. Each
 * matter falls into one.
 */
export function divisionScopes(view: SiteView, by: DivisionBy): MeasureScope[] {
  const scopes = view.site.figures.flatMap(({ measure, scope }) =>
    measure === 'received' && scope[by] !== undefined && Object.keys(scope).every((key) => key === by || key === 'part')
      ? [scope]
      : [],
  );
  if (by === 'period') return scopes.filter(({ period = '' }) => /^\d{4}-\d\d$|^\D+$/.test(period));
  if (by !== 'place') return scopes;
  return scopes.filter((scope) => isRow(view, scope)).toSorted(byNameOfPart(view));
}

/** Townships roll their villages up; other places stand for themselves alone. */
function isRow({ tree }: SiteView, { place = UNMARKED, part }: MeasureScope): boolean {
  const known = tree.get(place);
  // No place ledger, or none with this place: what its township can be told from counts there.
  if (known === undefined) return part === undefined && (publicPlace(place, false, tree) ?? place) === place;
  const township = tree.township(place);
  if (township !== undefined) return township.code === place && part === undefined;
  return part === OWN_LEVEL || tree.children(place).length === 0;
}

/** Received and closed by township, category or month of receipt: the site's figures put side by side. */
export function breakdown(view: SiteView, by: DivisionBy): Breakdown {
  const rows = divisionScopes(view, by).map((scope) =>
    row(partName(view, scope), partAddress(view, scope), view.figure('received', scope), view.figure('closed', scope)),
  );
  const whole = row('全站', null, view.figure('received'), view.figure('closed'));
  const isDivided = rows.some(({ name }) => name !== UNMARKED);
  return {
    isDivided,
    rows,
    countedOnly: countedOnlyRow(rows, whole, view.figure('closed')?.withoutCountedOnly === undefined),
    whole,
  };
}

/** Split where the whole has them: there every part is none or enough, fewer would point at single matters. */
function countedOnlyRow(rows: readonly BreakdownRow[], whole: BreakdownRow, isTold: boolean): BreakdownRow | null {
  const received = whole.received - sum(rows, 'received');
  if (received === 0) return null;
  return {
    name: '仅统计（不分列）',
    address: null,
    received,
    accepted: isTold ? (whole.accepted ?? 0) - sum(rows, 'accepted') : null,
    closed: isTold ? (whole.closed ?? 0) - sum(rows, 'closed') : null,
    rate: null,
  };
}
