import { type CalendarDate, dayOf } from '../domain/calendar-date.ts';
import { choice } from '../domain/cell.ts';
import { publicCorrection } from '../domain/correction.ts';
import { disclosureOf, hiddenRowFinder, publicIssues, publicPlace } from '../domain/disclosure.ts';
import type { EventRow } from '../domain/event.ts';
import type { IssueRow, IssueUpdateRow } from '../domain/issue.ts';
import { asKnownOn, type IssueHistory } from '../domain/issue-history.ts';
import { type StatusLabels, statusLabels } from '../domain/issue-state.ts';
import type { LedgerRows } from '../domain/ledger-catalogue.ts';
import { casesOf, computeFigures } from '../domain/measures.ts';
import { PlaceTree } from '../domain/place.ts';
import { hasErrors, type Problem, problem, sortProblems } from '../domain/problem.ts';
import { type SiteSettings, siteFields, siteSettings } from '../domain/site-settings.ts';
import { decodeText } from '../ledgers/decode-text.ts';
import { mappingFile } from '../ledgers/mapping-file.ts';
import { type LedgerFile, readLedgers } from '../ledgers/read-ledgers.ts';
import type { SiteCells } from '../ledgers/read-rows.ts';
import type { TableLayout } from '../ledgers/table.ts';
import { readYaml } from '../markdown/read-yaml.ts';
import type { ReleaseDigest } from '../outputs/release-digest.ts';
import { checkHiddenRows } from './check-hidden.ts';
import { checkNearDuplicates } from './check-near-duplicates.ts';
import {
  checkDocumentNumbers,
  checkEvent,
  checkFutureHappenings,
  checkIssue,
  checkMerges,
  checkSensitiveTitle,
  newestHappening,
} from './check-rows.ts';
import { readDocuments } from './read-documents.ts';
import { resolveReferences } from './references.ts';
import { releaseDrift } from './release-drift.ts';
import { rememberedMappings } from './remembered-mappings.ts';
import type { Site, SiteFolder } from './site.ts';

/** What came of reading a folder. All problems are there at once. */
export interface SiteReading {
  /** Null when an error stands in the way. Made when it is first asked for: a check alone needs no figures. */
  readonly site: Site | null;
  readonly problems: readonly Problem[];
  /** Rows read for each ledger, by its English name. */
  readonly counts: Readonly<Partial<Record<string, number>>>;
  /** Where the cells of each table stand in its file. */
  readonly layouts: readonly TableLayout[];
}

export const SITE_FILE = 'content/site.yaml';

/** Table files in the data folder; other files there (remembered mappings) are not ledgers. */
const isTable = (path: string) =>
  !/(^|\/)([.~]|(README(\.\w+)?|Thumbs\.db|desktop\.ini)$)/i.test(path) && !path.endsWith('.mapping.yaml');

/** The table files of a site, ready to be read; what their mappings say of hidden content goes with them. */
export function ledgerFiles(folder: SiteFolder, mappings = rememberedMappings(folder)): LedgerFile[] {
  const choices = new Map(mappings.map(({ file, mapping }) => [file, mapping.hidden]));
  return folder
    .list('data')
    .filter(isTable)
    .map((path) => ({
      path,
      read: () => folder.read(path) ?? new Uint8Array(),
      hidden: choices.get(mappingFile(path)),
    }));
}

/** Cells that depend on the site: the status labels it knows. */
export function siteCells(labels: StatusLabels): SiteCells {
  const status = choice(Object.fromEntries([...labels].map(([name, { synonyms }]) => [name, synonyms])));
  return { issues: { status }, issueUpdates: { status } };
}

export interface ReadOptions {
  /** What the last release told: where the ledgers say otherwise now is reported. Null or absent without a release. */
  readonly release?: ReleaseDigest | null;
  /** Called when all ledgers are read. */
  readonly onCheck?: () => void;
}

/** Reads and checks a whole site folder. `now` decides what is coming or embargoed; asOf when null. */
export async function readSite(
  folder: SiteFolder,
  now: CalendarDate | null,
  { release = null, onCheck }: ReadOptions = {},
): Promise<SiteReading> {
  const settingsProblems: Problem[] = [];
  const settings = readSettings(folder, settingsProblems);
  const labels = settings?.labels ?? statusLabels();
  const mappings = rememberedMappings(folder);
  const ledgers = await readLedgers(ledgerFiles(folder, mappings), siteCells(labels));
  onCheck?.();
  const places = new PlaceTree(ledgers.rows.places);
  const { rows, problems: references } = resolveReferences(ledgers, places);
  const histories = issueHistories(rows);
  const newest = newestHappening(rows);
  const asOf = settings?.asOf ?? newest ?? now;
  const documents = readDocuments(folder, rows, ledgers.identifiers, now ?? asOf);
  // A site of plans or talks alone has no happenings to tell its cut-off.
  const cutOff = asOf ?? firstPlan(rows) ?? newestDocument(documents) ?? '1970-01-01';
  const known = histories.flatMap((history) => asKnownOn(history, cutOff, labels) ?? []);
  const shown = settings === null ? [] : known.filter(({ row }) => disclosureOf(row, settings) === '公开');
  const shownIds = new Set(shown.map(({ row }) => row.id));
  const hidden = settings === null ? [] : rows.issues.filter(({ id }) => !shownIds.has(id));
  // Put together in one list at the end: push(...found) fails where a long ledger has a fault in every row.
  const sorted = sortProblems([
    ...settingsProblems,
    ...mappings.flatMap((known) => known.problems),
    ...ledgers.problems,
    ...references,
    ...histories.flatMap((history) => checkIssue(history, labels)),
    ...ledgers.faulty.issues.flatMap((row) => (isComplete(row) ? checkIssue({ row, updates: [] }, labels) : [])),
    ...ledgers.faulty.events.flatMap((row) => (row.title && row.startsAt ? checkEvent(row as EventRow) : [])),
    ...(settings === null ? [] : shown.flatMap(({ row }) => checkSensitiveTitle(row, settings.disclosure.sensitive))),
    ...rows.events.flatMap(checkEvent),
    ...checkMerges(rows.issues),
    ...checkNearDuplicates(rows.issues, places, labels),
    ...checkDocumentNumbers(rows),
    ...(settings?.asOf ? checkFutureHappenings(rows, settings.asOf) : []),
    ...(settings?.name === '未命名站点'
      ? [problem('template-text', { file: SITE_FILE }, { value: settings.name })]
      : []),
    ...(settings?.reviewRequired ? [problem('review-not-enforced', { file: SITE_FILE }, {})] : []),
    ...(settings === null || release === null
      ? []
      : releaseDrift(release, histories, ledgers.identifiers.get('issues'), rows.corrections, settings)),
    ...checkHiddenRows(hidden, shown, rows, documents),
    ...documents.problems,
  ]);
  const { counts, layouts } = ledgers;
  if (hasErrors(sorted) || settings === null) return { site: null, problems: sorted, counts, layouts };
  const unsure = asOf === null ? [problem('no-cut-off', { file: SITE_FILE }, { day: cutOff })] : [];
  let site: Site | null = null;
  return {
    get site() {
      site ??= checkedSite(settings, rows, { known, shown, hidden }, places, documents, cutOff, now ?? cutOff);
      return site;
    },
    problems: sortProblems([...sorted, ...unsure]),
    counts,
    layouts,
  };
}

/** The settings in content/site.yaml; null, with the reason among the problems, if they can't be used. */
export function readSettings(folder: SiteFolder, problems: Problem[]): SiteSettings | null {
  const bytes = folder.read(SITE_FILE);
  if (bytes === null) {
    problems.push(
      problem(
        'missing-file',
        { file: SITE_FILE },
        { what: '网站的设置文件', fix: '请确认文件夹没有选错；新建网站用 npm run new -- site 文件夹。' },
      ),
    );
    return null;
  }
  const decoded = decodeText(bytes);
  if (!decoded.ok) {
    problems.push(problem('unknown-encoding', { file: SITE_FILE, line: decoded.row }, decoded));
    return null;
  }
  const { value, problems: found } = readYaml(SITE_FILE, decoded.text, siteFields);
  problems.push(...found);
  return value === null || hasErrors(found) ? null : siteSettings(value);
}

function issueHistories(rows: LedgerRows): IssueHistory[] {
  const updates = new Map<string, IssueUpdateRow[]>();
  for (const update of rows.issueUpdates) {
    const list = updates.get(update.issue);
    if (list) list.push(update);
    else updates.set(update.issue, [update]);
  }
  const inOrder = (list: IssueUpdateRow[]) => list.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  return rows.issues.map((row) => ({ row, updates: inOrder(updates.get(row.id) ?? []) }));
}

/** Whether a row with a fault has what the checks of a matter look at. */
const isComplete = (row: Partial<IssueRow>): row is IssueRow =>
  [row.id, row.receivedOn, row.title, row.status].every((cell) => cell !== null && cell !== undefined);

type Documents = ReturnType<typeof readDocuments>;

const newestDocument = ({ talks, reports }: Documents): CalendarDate | null =>
  [...talks, ...reports].reduce<CalendarDate | null>((newest, { publishedAt }) => {
    const day = publishedAt === null ? null : dayOf(publishedAt);
    return day !== null && (newest === null || day > newest) ? day : newest;
  }, null);

/** Where nothing has happened yet: the day of the first event that is planned. */
const firstPlan = (rows: LedgerRows): CalendarDate | null =>
  rows.events.map(({ startsAt }) => dayOf(startsAt)).toSorted()[0] ?? null;

/** The matters known at the cut-off; of them those that are public; and all rows that are not. */
interface Matters {
  readonly known: readonly IssueHistory[];
  readonly shown: readonly IssueHistory[];
  readonly hidden: readonly IssueRow[];
}

function checkedSite(
  settings: SiteSettings,
  rows: LedgerRows,
  { known, shown, hidden }: Matters,
  places: PlaceTree,
  documents: Documents,
  asOf: CalendarDate,
  now: CalendarDate,
): Site {
  const eventDays = new Map(rows.events.map((event) => [event.id, dayOf(event.endsAt ?? event.startsAt)]));
  const cases = casesOf(known, settings, ({ row }) => disclosureOf(row, settings) !== '公开', eventDays);
  const townshipOf = (place: string | null) => (place === null ? null : publicPlace(place, false, places));
  const namesHidden = hiddenRowFinder(
    hidden,
    shown.map(({ row }) => row),
  );
  const slugs = new Set(documents.talks.map(({ slug }) => slug));
  return {
    settings,
    asOf,
    now,
    campaigns: rows.campaigns.map(published),
    places: rows.places,
    units: rows.units.map(published),
    contacts: rows.contacts.map(published),
    issues: publicIssues(shown, settings, places).toSorted(newestFirst),
    events: rows.events
      .map((event) => ({ ...published(event), talks: event.talks.filter((slug) => slugs.has(slug)) }))
      .toSorted((a, b) => (a.startsAt < b.startsAt ? -1 : a.startsAt > b.startsAt ? 1 : a.id < b.id ? -1 : 1)),
    activities: rows.activities.map(published),
    indicators: rows.indicators.map(published),
    commitments: rows.commitments.map(published),
    surveys: rows.surveys.map(published),
    policies: rows.policies.map(published),
    policyFacts: rows.policyFacts.map(published),
    holidays: rows.holidays.map(published),
    terms: rows.terms.map(published),
    corrections: rows.corrections
      .map((row) => publicCorrection(published(row), namesHidden))
      .toSorted((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0)),
    talks: documents.talks,
    reports: documents.reports,
    pages: documents.pages,
    figures: computeFigures(cases, asOf, settings, townshipOf),
    countedOnly: cases.filter((c) => c.countedOnly).length,
  };
}

function published<R extends { readonly origin: unknown }>(row: R): Omit<R, 'origin'> {
  const { origin: _origin, ...rest } = row;
  return rest;
}

const newestFirst = (a: { receivedOn: string; id: string }, b: { receivedOn: string; id: string }) =>
  a.receivedOn < b.receivedOn ? 1 : a.receivedOn > b.receivedOn ? -1 : a.id < b.id ? 1 : -1;
