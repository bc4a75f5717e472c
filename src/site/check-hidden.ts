import { hiddenRowFinder } from '../domain/disclosure.ts';
import type { IssueRow } from '../domain/issue.ts';
import type { IssueHistory } from '../domain/issue-history.ts';
import type { Origin } from '../domain/ledger.ts';
import type { LedgerRows } from '../domain/ledger-catalogue.ts';
import { type Place, type Problem, problem } from '../domain/problem.ts';
import type { readDocuments } from './read-documents.ts';

/** A text that is going to be published, and where it stands. */
type Written = readonly [text: string | null, place: Place];

/**
 * Nothing published names a row that is not public (contract §4b): every text is looked through for the identifiers
 * and titles of hidden rows. Corrections are not: they are withheld instead.
 */
export function checkHiddenRows(
  hidden: readonly IssueRow[],
  shown: readonly IssueHistory[],
  rows: LedgerRows,
  documents: Pick<ReturnType<typeof readDocuments>, 'talks' | 'reports' | 'pages'>,
): Problem[] {
  if (hidden.length === 0) return [];
  const namesHidden = hiddenRowFinder(hidden);
  const found: Problem[] = [];
  for (const [text, place] of publishedTexts(shown, rows, documents)) {
    if (text !== null && namesHidden(text)) found.push(problem('hidden-row-named', place, {}));
  }
  return found;
}

function* publishedTexts(
  shown: readonly IssueHistory[],
  rows: LedgerRows,
  { talks, reports, pages }: Pick<ReturnType<typeof readDocuments>, 'talks' | 'reports' | 'pages'>,
): Generator<Written> {
  const at = (origin: Origin, column: string): Place => ({ ...origin, column });
  for (const { row, updates } of shown) {
    yield [row.title, at(row.origin, '标题')];
    yield [row.summary, at(row.origin, '诉求摘要')];
    yield [row.reply, at(row.origin, '答复')];
    for (const update of updates) yield [update.note, at(update.origin, '说明')];
  }
  for (const event of rows.events) {
    yield [event.title, at(event.origin, '标题')];
    yield [event.changeNote, at(event.origin, '变更说明')];
  }
  for (const row of rows.commitments) yield [`${row.name}\n${row.note ?? ''}`, at(row.origin, '说明')];
  for (const row of rows.surveys) yield [row.topic, at(row.origin, '课题')];
  for (const document of [...talks, ...reports, ...pages]) {
    yield [`${document.title}\n${document.summary ?? ''}\n${document.plainText}`, { file: document.file }];
  }
}
