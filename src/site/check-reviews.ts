import { addresses } from '../domain/address.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { accusationWord, disclosureOf, isSensitive } from '../domain/disclosure.ts';
import type { IssueRow } from '../domain/issue.ts';
import type { LedgerRows } from '../domain/ledger-catalogue.ts';
import { plainForm } from '../domain/plain-form.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { isRelease, missingSteps, RELEASE, type ReviewRow, reviewDoubts } from '../domain/review.ts';
import { shortHash } from '../domain/short-hash.ts';
import { type SiteSettings, siteKey } from '../domain/site-settings.ts';
import type { ReleaseDigest } from '../outputs/release-digest.ts';
import type { StandingDocument } from './read-documents.ts';

/** The matters with those marked that a named reviewer released, by a given day. */
export function withReleases(
  { issues, reviews }: Pick<LedgerRows, 'issues' | 'reviews'>,
  now: string,
): readonly IssueRow[] {
  const released = new Set(reviews.filter((row) => isRelease(row, now)).map(({ subject }) => plainForm(subject)));
  if (released.size === 0) return issues;
  return issues.map((row) => (released.has(row.id) ? { ...row, released: true } : row));
}

/** Something that is signed off as one: a document, or the matters of one file. */
interface Subject {
  readonly file: string;
  /** What staff may write for it; they are told the first that nothing else is called. */
  readonly names: readonly string[];
  /** Whether it is about to be published, and so must be signed off. */
  readonly isDue: boolean;
}

const nameForm = (name: string) =>
  plainForm(name)
    .toLowerCase()
    .replaceAll('\\', '/')
    .replace(/^\.\/|\/$/g, '');

function subjectsOf(issues: readonly IssueRow[], documents: readonly StandingDocument[]): Subject[] {
  const files = [...new Set(issues.map(({ origin }) => origin.file))];
  return [
    ...documents.map(({ kind, document: { file, slug, title }, held }) => ({
      file,
      names: [slug, title, file, file.replace(/\/index\.mdx$|\.mdx$/, ''), `${kind}s/${slug}`],
      isDue: held === null && kind !== 'page',
    })),
    ...files.map((file) => {
      const name = file.slice(file.lastIndexOf('/') + 1);
      return { file, names: [name, name.replace(/\.[^.]*$/, ''), file, file.replace(/^data\//, '')], isDue: true };
    }),
  ];
}

/** Who is called what, and which sign-offs are whose; rows of the ledger that can't be meant are told. */
function signOffs(
  subjects: readonly Subject[],
  reviews: readonly ReviewRow[],
  identifiers: ReadonlySet<string> | undefined,
) {
  const byName = new Map<string, Set<Subject>>();
  for (const subject of subjects) {
    for (const name of subject.names.map(nameForm)) byName.set(name, (byName.get(name) ?? new Set()).add(subject));
  }
  const rowsOf = new Map<Subject, ReviewRow[]>();
  const unknown: ReviewRow[] = [];
  const problems: Problem[] = [];
  for (const row of reviews) {
    if (row.step === RELEASE && identifiers?.has(plainForm(row.subject))) continue;
    const place = { ...row.origin, column: '对象', value: row.subject };
    const [subject, other] = row.step === RELEASE ? [] : (byName.get(nameForm(row.subject)) ?? []);
    if (subject === undefined) unknown.push(row);
    else if (other === undefined) rowsOf.set(subject, [...(rowsOf.get(subject) ?? []), row]);
    else {
      const candidates = [...(byName.get(nameForm(row.subject)) ?? [])].map(({ file }) => file);
      problems.push(problem('ambiguous-review-subject', place, { value: row.subject, candidates }));
    }
  }
  // A batch that was removed leaves six rows: one sentence for each subject of a file.
  for (const rows of Map.groupBy(unknown, ({ origin, subject }) => JSON.stringify([origin.file, subject])).values()) {
    for (const { origin, subject } of rows.slice(0, 1)) {
      const place = { ...origin, column: '对象', value: subject };
      problems.push(
        problem('unknown-review-subject', place, { value: subject, rows: rows.map((row) => row.origin.row) }),
      );
    }
  }
  return { byName, rowsOf, problems };
}

/**
 * The documents with those marked that were over before they were signed off, where the site asks for it: their title
 * and reason are as unread as the rest. What the last release showed, or said was gone, keeps its page.
 */
export function withUnreviewed(
  documents: readonly StandingDocument[],
  { issues, reviews }: Pick<LedgerRows, 'issues' | 'reviews'>,
  settings: SiteSettings,
  now: CalendarDate,
  release: ReleaseDigest | null,
): readonly StandingDocument[] {
  if (!settings.reviewRequired) return documents;
  const { rowsOf } = signOffs(subjectsOf(issues, documents), reviews, undefined);
  const rowsAt = new Map([...rowsOf].map(([{ file }, rows]) => [file, rows]));
  const last = release?.site === siteKey(settings) ? release : null;
  return documents.map((standing) => {
    const { kind, document, held } = standing;
    const address = addresses[kind](document.slug);
    if (
      held !== 'expired' ||
      kind === 'page' ||
      last?.documents?.has(address) ||
      last?.withdrawn.has(shortHash(address))
    )
      return standing;
    const missing = missingSteps(rowsAt.get(document.file) ?? [], settings.reviewRule, now);
    return missing.length === 0 ? standing : { ...standing, held: 'expired-unreviewed' };
  });
}

/**
 * The sign-offs of the 三审三校 (contract §2): what is about to be published without them, and rows of the ledger that
 * can't be meant. No message holds a name.
 */
export function checkReviews(
  { issues, reviews }: Pick<LedgerRows, 'issues' | 'reviews'>,
  documents: readonly StandingDocument[],
  identifiers: ReadonlySet<string> | undefined,
  settings: SiteSettings,
  now: string,
): Problem[] {
  const subjects = subjectsOf(issues, documents);
  const { byName, rowsOf, problems } = signOffs(subjects, reviews, identifiers);
  if (settings.reviewRequired) {
    const isDistinct = (name: string) => byName.get(nameForm(name))?.size === 1;
    for (const subject of subjects.filter(({ isDue }) => isDue))
      problems.push(...checkSubject(subject, rowsOf.get(subject) ?? [], settings, now, isDistinct));
  }
  return [...problems, ...checkReleases(issues, reviews, settings, now), ...unreleased(issues, settings)];
}

function checkSubject(
  { file, names }: Subject,
  rows: readonly ReviewRow[],
  { reviewRule }: SiteSettings,
  now: string,
  isDistinct: (name: string) => boolean,
): Problem[] {
  const missing = missingSteps(rows, reviewRule, now);
  return [
    ...(missing.length > 0
      ? [problem('review-missing', { file }, { missing, name: names.find(isDistinct) ?? file, now })]
      : []),
    ...reviewDoubts(rows, reviewRule, now).map((doubt) =>
      doubt.kind === 'order'
        ? problem('review-out-of-order', { ...doubt.row.origin, column: '时间', value: doubt.row.at }, doubt)
        : problem('reviewed-alone', { ...doubt.row.origin, column: '姓名' }, { steps: doubt.steps }),
    ),
  ];
}

/** Releases that change nothing. The matter is not named: it is not public. */
function checkReleases(
  issues: readonly IssueRow[],
  reviews: readonly ReviewRow[],
  settings: SiteSettings,
  now: string,
): Problem[] {
  const releases = reviews.filter(({ step }) => step === RELEASE);
  if (releases.length === 0) return [];
  const byId = new Map(issues.map((row) => [row.id, row]));
  return releases.flatMap((release) => {
    const row = byId.get(plainForm(release.subject));
    if (row === undefined || (isRelease(release, now) && disclosureOf(row, settings) === '公开')) return [];
    return [problem('release-without-effect', { ...release.origin, column: '环节' }, {})];
  });
}

/** Matters said to be public that stay counts because of their category: one sentence for each file. */
function unreleased(issues: readonly IssueRow[], settings: SiteSettings): Problem[] {
  const { sensitive } = settings.disclosure;
  const rows = issues.filter(
    (row) =>
      row.disclosure === '公开' &&
      !row.released &&
      isSensitive(row, sensitive) &&
      accusationWord(`${row.category ?? ''} ${row.type ?? ''}`) === null,
  );
  return [...Map.groupBy(rows, ({ origin }) => origin.file).values()].flatMap((found) =>
    found.slice(0, 1).map(({ origin }) => {
      const place = { ...origin, column: '公开属性', value: '公开' };
      return problem('sensitive-not-released', place, { rows: found.map((row) => row.origin.row) });
    }),
  );
}
