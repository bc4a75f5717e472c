import { daysInMonth, isoWeek, weekStart } from './calendar-date.ts';
import { CellFault, type CellKind } from './cell.ts';
import { plainForm } from './plain-form.ts';

const PATTERN =
  /^(?<year>(?:19|20|21)\d{2})(?:年?$|(?:-?W|年第)(?<week>\d{1,2})周?$|[-/.年]?(?<month>\d{1,2})月?(?:[-/.月]?(?<day>\d{1,2})日?)?$)/i;
const COMPACT = /^(?<year>(?:19|20|21)\d{2})(?<month>\d{2})(?<day>\d{2})?$/;

/**
 * A period of the registry as people write it: 202603, 2026-03, 2026年3月; 2026; 2026-W10, 2026年第10周; 20260312,
 * 2026-03-12. Null for
 * anything else, and for a month, week or day there is not.
 */
export function writtenPeriod(written: string): string | null {
  const text = plainForm(written).replace(/\s/g, '');
  const parts = (COMPACT.exec(text) ?? PATTERN.exec(text))?.groups;
  if (!parts) return null;
  const { year = '', week, month, day } = parts;
  const two = (digits: string) => digits.padStart(2, '0');
  if (week) {
    const period = `${year}-W${two(week)}`;
    return isoWeek(weekStart(period)) === period ? period : null;
  }
  if (!month) return year;
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (!day) return `${year}-${two(month)}`;
  if (Number(day) < 1 || Number(day) > daysInMonth(Number(year), Number(month))) return null;
  return `${year}-${two(month)}-${two(day)}`;
}

/** A cell that holds one. */
export const figurePeriod: CellKind<string> = {
  form: '年、月、周或日，例如 2026、2026-03、2026-W10、2026-03-12',
  json: { type: 'string', pattern: '^\\d{4}(-\\d{2}(-\\d{2})?|-W\\d{2})?$' },
  blank: null,
  read: (value) => writtenPeriod(value) ?? new CellFault('unknown-period', { value }),
};
