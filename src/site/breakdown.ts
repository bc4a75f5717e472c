import { addresses } from '../domain/address.ts';
import { monthInWords } from '../domain/calendar-date.ts';
import { type Figure, type MeasureScope, UNMARKED } from '../domain/measures.ts';
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

/** Received and closed by township, category or month of receipt: the site's figures put side by side. */
export function breakdown(view: SiteView, by: 'place' | 'category' | 'period'): Breakdown {
  const { site } = view;
  const part = (key: string) => {
    const scope: MeasureScope = { [by]: key };
    const [name, address] = partName(view, by, key);
    return row(name, address, view.figure('received', scope), view.figure('closed', scope));
  };
  const keys = site.figures.flatMap(({ measure, scope }) =>
    measure === 'received' && scope[by] !== undefined ? [scope[by]] : [],
  );
  const last = keys.filter((key) => key === UNMARKED);
  const rows = [...keys.filter((key) => key !== UNMARKED), ...last].map(part);
  const whole = row('全站', null, view.figure('received'), view.figure('closed'));
  return { rows, countedOnly: countedOnlyRow(rows, whole, site.settings.thresholds.smallNumbers), whole };
}

/** Split only where every part is none or enough: fewer would point at single matters. */
function countedOnlyRow(rows: readonly BreakdownRow[], whole: BreakdownRow, smallNumbers: number): BreakdownRow | null {
  const received = whole.received - sum(rows, 'received');
  if (received === 0) return null;
  const accepted = (whole.accepted ?? 0) - sum(rows, 'accepted');
  const closed = (whole.closed ?? 0) - sum(rows, 'closed');
  const parts = [closed, accepted - closed, received - accepted];
  const split = parts.every((count) => count === 0 || count >= smallNumbers);
  return {
    name: '仅统计（不分列）',
    address: null,
    received,
    accepted: split ? accepted : null,
    closed: split ? closed : null,
    rate: null,
  };
}

function partName(
  view: SiteView,
  by: 'place' | 'category' | 'period',
  key: string,
): [name: string, address: string | null] {
  if (key === UNMARKED) return [UNMARKED, null];
  if (by === 'period') return [monthInWords(key), view.issuesByMonth.has(key) ? addresses.issuesByMonth(key) : null];
  if (by === 'category') return [key, view.issuesByCategory.has(key) ? addresses.issuesByCategory(key) : null];
  const place = view.tree.get(key);
  if (!place) return [key, null];
  if (view.tree.levelOf(place) === '乡') return [place.name, addresses.place(key)];
  // What names no township belongs to the level above: 本级.
  return [`${place.name}本级`, null];
}
