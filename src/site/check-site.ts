import type { EventRow } from '../domain/event.ts';
import type { IssueRow } from '../domain/issue.ts';
import { statusLabels } from '../domain/issue-state.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { checkConfirmed } from './check-confirmed.ts';
import { checkFreshness } from './check-freshness.ts';
import { checkHiddenRows } from './check-hidden.ts';
import { checkNearDuplicates } from './check-near-duplicates.ts';
import { checkPolicies } from './check-policies.ts';
import { checkReplies } from './check-replies.ts';
import { checkReviews } from './check-reviews.ts';
import {
  checkArticleRows,
  checkDocumentNumbers,
  checkEvent,
  checkFutureHappenings,
  checkIssue,
  checkMerges,
  checkSensitiveTexts,
} from './check-rows.ts';
import { checkSlides } from './check-slides.ts';
import type { ReadFolder } from './read-folder.ts';
import { SITE_FILE } from './settings-file.ts';

/** What is wrong in the rows and between them, ledger by ledger; documents and files have been looked through before. */
export function checkSite(
  { settings, ledgers, rows, matters, places, documents, today }: ReadFolder,
  isPreview: boolean,
): Problem[] {
  const labels = settings?.labels ?? statusLabels();
  const { all, shown, hidden } = matters;
  const { faulty, identifiers } = ledgers;
  // Put together in one list: push(...found) fails where a long ledger has a fault in every row.
  return [
    ...all.flatMap((history) => checkIssue(history, labels)),
    ...faulty.issues.flatMap((row) => (isComplete(row) ? checkIssue({ row, updates: [] }, labels) : [])),
    ...faulty.events.flatMap((row) => (row.title && row.startsAt ? checkEvent(row as EventRow) : [])),
    ...rows.events.flatMap(checkEvent),
    ...checkMerges(rows.issues),
    ...checkNearDuplicates(rows.issues, places, labels),
    ...checkReplies(
      rows,
      shown.map(({ row }) => row),
      places,
      labels,
    ),
    ...checkConfirmed(rows.issues, labels),
    ...checkDocumentNumbers(rows),
    ...checkArticleRows(rows),
    ...checkPolicies(rows, documents, today),
    ...checkHiddenRows(hidden, shown, rows, documents),
    ...checkSlides(documents.every),
    ...(settings === null
      ? []
      : [
          // A named reviewer has looked at those that are released.
          ...shown.flatMap(({ row }) => (row.released ? [] : checkSensitiveTexts(row, settings.disclosure.sensitive))),
          ...(settings.asOf && settings.asOf !== 'weekly' ? checkFutureHappenings(rows, settings.asOf) : []),
          ...[settings.name, settings.organiser]
            .filter((value) => ['未命名站点', '未填写'].includes(value))
            .map((value) => problem('template-text', { file: SITE_FILE, value }, { value, isRequired: true })),
          ...checkFreshness({ rows, matters, documents, ledgers, today }, settings),
          ...checkReviews(
            rows,
            documents.every,
            identifiers.get('issues'),
            { ...settings, reviewRequired: settings.reviewRequired && !isPreview },
            today,
          ),
        ]),
  ];
}

/** Whether a row with a fault has what the checks of a matter look at. */
const isComplete = (row: Partial<IssueRow>): row is IssueRow =>
  [row.id, row.receivedOn, row.title, row.status].every((cell) => cell !== null && cell !== undefined);
