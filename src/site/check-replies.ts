import type { IssueRow } from '../domain/issue.ts';
import type { StatusLabels } from '../domain/issue-state.ts';
import type { LedgerRows } from '../domain/ledger-catalogue.ts';
import type { PlaceTree } from '../domain/place.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { type DoubtfulReply, doubtfulReplies } from '../domain/reply-lint.ts';
import { shorten } from '../domain/shorten.ts';

/**
 * Replies staff should look at once more, each told at its row with the other cases by file, row and identifier: what
 * others wrote or were answered is never repeated here. `nameable`: public matters, which a reply may name by mistake.
 */
export function checkReplies(
  { issues, units }: Pick<LedgerRows, 'issues' | 'units'>,
  nameable: readonly IssueRow[],
  places: PlaceTree,
  labels: StatusLabels,
): Problem[] {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return doubtfulReplies(issues, nameable, places, labels, (unit) => names.get(unit) ?? unit).map(problemOf);
}

function problemOf(found: DoubtfulReply<IssueRow>): Problem {
  const at = { ...found.matter.origin, column: '答复' };
  switch (found.doubt) {
    case 'empty':
      return problem('reply-says-nothing', at, severalOf(found.others));
    case 'passed-on':
      return problem('reply-passed-on', at, severalOf(found.others));
    case 'repeated':
      return problem('reply-repeated', at, { ...severalOf(found.others), more: found.more });
    case 'other-place':
      return problem('reply-other-place', at, { places: found.places });
    case 'other-matter':
      return problem('reply-other-matter', at, { other: inWords(found.other) });
    case 'date':
      return problem('reply-date', at, { what: found.what, written: found.written, received: found.matter.receivedOn });
  }
}

const severalOf = (others: readonly IssueRow[]) => ({
  count: others.length,
  others: others.slice(0, 5).map(inWords),
});

const inWords = ({ id, origin: { file, sheet, row } }: IssueRow) =>
  `「${file}」${sheet ? `工作表「${sheet}」` : ''}第 ${row} 行的「${shorten(id)}」`;
