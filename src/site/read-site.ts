import type { AllowList } from '../domain/allow-list.ts';
import { type CalendarDate, NO_DAY } from '../domain/calendar-date.ts';
import { hiddenRowFinder } from '../domain/disclosure.ts';
import type { FigureBook } from '../domain/figure-book.ts';
import { statusLabels } from '../domain/issue-state.ts';
import { PlaceTree } from '../domain/place.ts';
import type { PrivateValues } from '../domain/private-values.ts';
import { hasErrors, type Problem, problem, sortProblems } from '../domain/problem.ts';
import type { HeldDocument } from '../domain/publication.ts';
import type { SiteSettings } from '../domain/site-settings.ts';
import { readLedgers } from '../ledgers/read-ledgers.ts';
import type { TableLayout } from '../ledgers/table.ts';
import type { ReleaseDigest } from '../outputs/release-digest.ts';
import { checkFiles } from './check-files.ts';
import { standingTalks } from './check-policies.ts';
import { withReleases, withUnreviewed } from './check-reviews.ts';
import { checkSite } from './check-site.ts';
import { checkStated } from './check-stated.ts';
import { NO_CITATIONS, withCited } from './cited-figures.ts';
import { type ComingLapse, comingLapses } from './coming-lapses.ts';
import { cutOffDay, firstPlan } from './cut-off.ts';
import { heldDocuments } from './held-documents.ts';
import { ledgerFiles } from './ledger-files.ts';
import { listedSite } from './listed-site.ts';
import { figureBook, knownOn, mattersOf } from './matters.ts';
import { addPrivateTexts } from './private-texts.ts';
import { readAllowList, unusedAcceptances } from './read-allow-list.ts';
import { readDocuments } from './read-documents.ts';
import { resolveReferences } from './references.ts';
import { rememberedMappings } from './remembered-mappings.ts';
import { readSettings, SITE_FILE, siteCells } from './settings-file.ts';
import { type News, sinceRelease } from './since-release.ts';
import type { ListedSite, Site } from './site.ts';
import type { SiteFolder } from './site-folder.ts';

/** What came of reading a folder. All problems are there at once. */
export interface SiteReading {
  /** Null when an error stands in the way. Made when it is first asked for: a check alone needs no figures. */
  readonly site: Site | null;
  /** What is new since the release it was held against; null without one, or when an error stands in the way. */
  readonly news: News | null;
  readonly problems: readonly Problem[];
  /** Documents that are not shown: drafts, those of a later day, those taken off. */
  readonly held: readonly HeldDocument[];
  /** Day that decides what is coming, lapsed or embargoed. */
  readonly today: CalendarDate;
  /** What lapses soon, as it stands on that day. */
  readonly lapses: () => readonly ComingLapse[];
  /** Rows read for each ledger, by its English name. */
  readonly counts: Readonly<Partial<Record<string, number>>>;
  /** Where the cells of each table stand in its file. */
  readonly layouts: readonly TableLayout[];
  /** What somebody answers for: the sweep of the built site lets it pass, too. */
  readonly allow: AllowList;
}

export interface ReadOptions {
  /** What the last release told: where the ledgers say otherwise now is reported. Null or absent without a release. */
  readonly release?: ReleaseDigest | null;
  /** For those who sign it off to look at: then missing sign-offs are no problem. */
  readonly isPreview?: boolean;
  /** Called when all ledgers are read. */
  readonly onCheck?: () => void;
  /** Takes up everything private that is read, for the sweep of the built site. */
  readonly privateValues?: PrivateValues;
}

/** Reads and checks a whole site folder. `now` decides what is coming or embargoed; asOf when null. */
export async function readSite(
  folder: SiteFolder,
  now: CalendarDate | null,
  { release = null, isPreview = false, onCheck, privateValues }: ReadOptions = {},
): Promise<SiteReading> {
  const settingsProblems: Problem[] = [];
  const settings = readSettings(folder, settingsProblems);
  const mappings = rememberedMappings(folder);
  const { allow, problems: allowProblems } = readAllowList(folder, privateValues ?? null);
  const cells = siteCells(settings?.labels ?? statusLabels());
  const ledgers = await readLedgers(ledgerFiles(folder, mappings), cells, { allow, privateValues });
  const gate = { allow, dropped: ledgers.dropped };
  onCheck?.();
  const places = new PlaceTree(ledgers.rows.places);
  const { rows: resolved, problems: references } = resolveReferences(ledgers, places);
  const asOf = cutOffDay(settings?.asOf, resolved) ?? now;
  const day = now ?? asOf;
  const documents = readDocuments(folder, resolved, ledgers.identifiers, day, gate, (every) =>
    settings === null || day === null || isPreview ? every : withUnreviewed(every, resolved, settings, day, release),
  );
  const planned = firstPlan(resolved);
  const cutOff = asOf ?? planned ?? NO_DAY;
  const today = now ?? cutOff;
  const rows = { ...resolved, issues: withReleases(resolved, today) };
  const matters = mattersOf(rows, settings, cutOff);
  const { hidden, known, shown } = matters;
  const namesHidden = hiddenRowFinder(
    hidden,
    shown.map(({ row }) => row),
  );
  const fileProblems = await checkFiles(folder, documents.published, gate, privateValues ?? null, namesHidden);
  if (privateValues) {
    // The preview shows the speaker their notes.
    const notes = isPreview ? [] : [...documents.spoken.values()].flatMap((spoken) => spoken.notes);
    addPrivateTexts({ rows, hidden, shown, documents: documents.every, notes }, privateValues);
  }
  let book: FigureBook | null = null;
  /** Made when first asked for: a check alone seldom needs figures. */
  const figures = (by: SiteSettings): FigureBook => (book ??= figureBook(by, rows, matters, places, cutOff));
  const citations =
    settings === null
      ? NO_CITATIONS
      : checkStated(
          {
            ...{ documents, rows, places, sitePlace: settings.place, asOf: cutOff },
            book: () => figures(settings),
            bookOn: (day) =>
              figureBook(settings, rows, { known: knownOn(matters.all, day, settings.labels) }, places, day),
          },
          !hasErrors(ledgers.problems),
        );
  const told = {
    histories: matters.all,
    identifiers: ledgers.identifiers.get('issues'),
    corrections: rows.corrections,
    asOf: cutOff,
    countedOnly: known.length - shown.length,
  };
  const since = settings === null ? null : sinceRelease(release, told, settings, SITE_FILE);
  const found = sortProblems([
    ...settingsProblems,
    ...mappings.flatMap((mapping) => mapping.problems),
    ...allowProblems,
    ...ledgers.problems,
    ...references,
    ...documents.problems,
    ...fileProblems,
    ...checkSite({ settings, ledgers, rows, matters, places, documents, today }, isPreview),
    ...citations.problems,
    ...(since?.problems ?? []),
    ...unusedAcceptances(allow),
  ]);
  const { counts, layouts } = ledgers;
  const lapses = () => comingLapses(rows, standingTalks(documents.every), today);
  const held = heldDocuments(documents.every);
  const reading = { problems: found, held, today, lapses, counts, layouts, allow };
  if (hasErrors(found) || settings === null) return { ...reading, site: null, news: null };
  // Faults may be why there is no day to go by: this is said when there are none.
  const unsure = asOf === null ? [problem('no-cut-off', { file: SITE_FILE }, { day: planned })] : [];
  let listed: ListedSite | null = null;
  const list = () => (listed ??= listedSite(settings, rows, matters, places, documents, cutOff, today));
  let news: News | null = null;
  const newsOnce = () => (news ??= since?.newsOf(list) ?? null);
  let site: Site | null = null;
  return {
    ...reading,
    problems: sortProblems([...found, ...unsure]),
    get site() {
      site ??= {
        ...list(),
        figures: withCited(figures(settings).all(), citations),
        cited: citations.cited,
        stated: citations.stated,
        changeNote: newsOnce()?.published ?? null,
      };
      return site;
    },
    get news() {
      return newsOnce();
    },
  };
}
