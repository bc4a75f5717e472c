import { daysBetween } from '../domain/calendar-date.ts';
import type { IssueRow } from '../domain/issue.ts';
import type { StatusLabels } from '../domain/issue-state.ts';
import { nearDuplicates } from '../domain/near-duplicates.ts';
import type { PlaceTree } from '../domain/place.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { shorten } from '../domain/shorten.ts';

/** Matters that were probably registered twice, told at the later row. */
export const checkNearDuplicates = (rows: readonly IssueRow[], places: PlaceTree, labels: StatusLabels): Problem[] =>
  nearDuplicates(rows, places, labels).map(({ later, earlier, likeness, more }) => {
    const { file, sheet, row } = earlier.origin;
    return problem(
      'near-duplicate',
      { ...later.origin, column: '编号', value: later.id },
      {
        id: shorten(earlier.id),
        where: `「${file}」${sheet ? `工作表「${sheet}」` : ''}第 ${row} 行`,
        likeness,
        days: daysBetween(earlier.receivedOn, later.receivedOn),
        more,
      },
    );
  });
