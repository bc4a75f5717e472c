import type { IssueRow } from '../domain/issue.ts';
import { stateOf } from '../domain/issue-history.ts';
import type { StatusLabels } from '../domain/issue-state.ts';
import { type Problem, problem } from '../domain/problem.ts';

/** Matters in hand of which people are said to have confirmed that they are settled: one sentence for each file. */
export function checkConfirmed(issues: readonly IssueRow[], labels: StatusLabels): Problem[] {
  const rows = issues.filter(({ confirmed, status }) => confirmed === '已解决' && stateOf(status, labels) === 'open');
  return [...Map.groupBy(rows, ({ origin }) => origin.file).values()].flatMap((found) =>
    found.slice(0, 1).map(({ origin, confirmed }) => {
      const place = { ...origin, column: '群众确认', value: confirmed };
      return problem('confirmed-while-open', place, { rows: found.map((row) => row.origin.row) });
    }),
  );
}
