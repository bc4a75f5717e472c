import { hiddenIdFinder, hiddenRowFinder } from '../domain/disclosure.ts';
import type { IssueRow } from '../domain/issue.ts';
import type { IssueHistory } from '../domain/issue-history.ts';
import type { Origin } from '../domain/ledger.ts';
import type { LedgerRows } from '../domain/ledger-catalogue.ts';
import { type Place, type Problem, problem } from '../domain/problem.ts';
import type { readDocuments } from './read-documents.ts';

type Documents = Pick<ReturnType<typeof readDocuments>, 'every'>;

/** A text that is going to be published, and where it stands. */
type Written = readonly [text: string | null, place: Place];

/**
 * Nothing published names a row that is not public (contract §4b): every text is looked through for the identifiers
 * of hidden rows, and texts about events, plans and talks for their titles, too (matters may well have like titles).
 * Corrections are not looked through: they are withheld instead.
 */
export function checkHiddenRows(
  hidden: readonly IssueRow[],
  shown: readonly IssueHistory[],
  rows: LedgerRows,
  documents: Documents,
): Problem[] {
  if (hidden.length === 0) return [];
  const found: Problem[] = [];
  const look = (texts: Iterable<Written>, names: (text: string) => boolean) => {
    for (const [text, place] of texts) if (text && names(text)) found.push(problem('hidden-row-named', place, {}));
  };
  look(matterTexts(shown), hiddenIdFinder(hidden));
  look(
    otherTexts(rows, documents),
    hiddenRowFinder(
      hidden,
      shown.map(({ row }) => row),
    ),
  );
  return found;
}

const at = (origin: Origin, column: string): Place => ({ ...origin, column });

function* matterTexts(shown: readonly IssueHistory[]): Generator<Written> {
  for (const { row, updates } of shown) {
    yield [row.title, at(row.origin, '标题')];
    yield [row.summary, at(row.origin, '诉求摘要')];
    yield [row.reply, at(row.origin, '答复')];
    for (const update of updates) yield [update.note, at(update.origin, '说明')];
  }
}

function* otherTexts(rows: LedgerRows, { every }: Documents): Generator<Written> {
  for (const event of rows.events) {
    yield [event.title, at(event.origin, '标题')];
    yield [event.changeNote, at(event.origin, '变更说明')];
  }
  for (const row of rows.commitments) yield [`${row.name}\n${row.note ?? ''}`, at(row.origin, '说明')];
  for (const row of rows.surveys) yield [row.topic, at(row.origin, '课题')];
  for (const row of rows.statedTotals) yield [`${row.source}\n${row.note ?? ''}`, at(row.origin, '说明')];
  for (const { document, held } of every) {
    const { title, summary, plainText, expiryReason } = document;
    if (held === null) yield [`${title}\n${summary ?? ''}\n${plainText}`, { file: document.file }];
    if (held === 'expired') yield [`${title}\n${expiryReason ?? ''}`, { file: document.file }];
  }
}
