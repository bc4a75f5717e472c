import { ageClasses } from '../domain/ageing.ts';
import type { ChartPart } from '../domain/chart-sentence.ts';
import type { BreakdownRow } from './breakdown.ts';
import type { BulletinPart } from './bulletins.ts';
import type { SiteView } from './site-view.ts';

/** The backlog by age: in work, and partly closed (阶段性办结、挂账). */
export const ageingParts = (view: SiteView): ChartPart[] =>
  ageClasses.map(({ id, name }) => {
    const figure = view.figure('ageing', { age: id });
    const hatched = figure?.beside?.['partly-closed'] ?? 0;
    return { name, solid: (figure?.numerator ?? 0) - hatched, hatched };
  });

/** What was received: closed, and not closed. */
export const receivedParts = (rows: readonly BreakdownRow[]): ChartPart[] =>
  rows.map(({ name, received, closed }) => ({ name, solid: closed ?? 0, hatched: received - (closed ?? 0) }));

/** What stood at the end of a week: within its time, and overdue. */
export const standingParts = (parts: readonly BulletinPart[]): ChartPart[] =>
  parts.map(({ name, counts }) => ({ name, solid: counts.open - counts.overdue, hatched: counts.overdue }));
