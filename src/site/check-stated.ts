import type { CalendarDate } from '../domain/calendar-date.ts';
import { addDays, dayOf } from '../domain/calendar-date.ts';
import type { Report, Talk } from '../domain/document.ts';
import type { FigureBook } from '../domain/figure-book.ts';
import type { LedgerRows } from '../domain/ledger-catalogue.ts';
import type { MeasureScope } from '../domain/measure-scope.ts';
import type { PlaceTree } from '../domain/place.ts';
import { type Place, type Problem, problem } from '../domain/problem.ts';
import { type ProseContext, proseScope } from '../domain/prose-scope.ts';
import { type StatedVocabulary, type Statement, statedNumbers } from '../domain/stated-numbers.ts';
import { lineAt, type Prose } from '../markdown/prose.ts';
import { type Citations, citedFigures } from './cited-figures.ts';
import { scopeInWords } from './part-name.ts';
import type { readDocuments } from './read-documents.ts';
import { judge, type Registry, type Verdict } from './stated-verdict.ts';

/** Everything figures are looked up in, and the documents that speak of them. */
export interface FigureSources {
  readonly documents: Pick<ReturnType<typeof readDocuments>, 'talks' | 'reports' | 'pages' | 'every' | 'spoken'>;
  readonly rows: LedgerRows;
  readonly places: PlaceTree;
  /** The place the site covers. */
  readonly sitePlace: string | null;
  readonly asOf: CalendarDate;
  /** Made when it is needed. */
  readonly book: () => FigureBook;
  /** The figures as they were known at the end of an earlier day. */
  readonly bookOn: (day: CalendarDate) => FigureBook;
}

/**
 * The figures that shown documents print and that other offices stated; and the numbers typed beside a measure's name
 * in talks and reports, also those that wait for their day, against the registry and the activity counts: as known now,
 * and as known when the document was published, for a report that was right then stays as it is. Rows that were left out for a fault would make
 * right numbers wrong: then (`isWhole` false) nothing is compared yet.
 */
export function checkStated(sources: FigureSources, isWhole: boolean): Citations {
  const { documents, rows, places, sitePlace, book } = sources;
  const { talks, reports, pages, spoken } = documents;
  const names = {
    place: sitePlace,
    places,
    tree: places,
    campaigns: rows.campaigns,
    units: rows.units,
    channels: distinct(rows.issues.map(({ channel }) => channel)),
    categories: distinct(rows.issues.map(({ category }) => category)),
  };
  const tags = [...talks, ...reports, ...pages].flatMap(({ file }) => spoken.get(file)?.figures ?? []);
  const citations = citedFigures(tags, rows, names, book);
  const known = citations.problems.filter(({ kind }) => isWhole || kind !== 'stated-total-differs');
  return { ...citations, problems: [...known, ...(isWhole ? checkTyped(sources, names) : [])] };
}

function checkTyped(sources: FigureSources, site: ProseContext['site']): Problem[] {
  const { documents, rows, places: tree, asOf, book, bookOn } = sources;
  const eventDays = new Map(rows.events.map(({ id, startsAt }) => [id, dayOf(startsAt)]));
  const names = {
    tree,
    unitName: (id: string) => rows.units.find((unit) => unit.id === id)?.name ?? id,
    campaign: (id: string) => rows.campaigns.find((campaign) => campaign.id === id),
  };
  const older = new Map<CalendarDate, FigureBook>();
  const registryOn = (day: CalendarDate): Registry => {
    if (day >= asOf) return { book: book(), rows, tree, day: asOf };
    const known = older.get(day) ?? bookOn(day);
    older.set(day, known);
    return { book: known, rows, tree, day };
  };
  const vocabulary = { indicators: rows.indicators, categories: site.categories };
  return documents.every.flatMap(({ kind, document, held }) => {
    if (kind === 'page' || (held !== null && held !== 'embargoed')) return [];
    const { file, title, places, publishedAt } = document as Talk | Report;
    const published = publishedAt === null ? null : dayOf(publishedAt);
    const context = {
      places,
      campaign: 'campaign' in document ? campaignOf(document.campaign, rows) : null,
      eventDays: ('events' in document ? document.events : []).flatMap((id) => eventDays.get(id) ?? []),
      seenFrom: published ?? asOf,
      asOf,
      site,
    };
    /** As it is known now, then as it was on the day of publishing and, for what was written then, the day before. */
    const verdictOf = (statement: Statement, scopes: readonly MeasureScope[]): Verdict => {
      const now = judge(statement, scopes, registryOn(asOf));
      if (typeof now === 'string' || published === null) return now;
      const wasRight = [published, addDays(published, -1)].some(
        (day) => day < asOf && judge(statement, scopes, registryOn(day)) === 'fits',
      );
      return wasRight ? 'fits' : now;
    };
    // A cell of a table is read twice, from its row and from its column.
    const found = new Map<string, Problem>();
    for (const { run, text, at, statement } of statementsOf(documents.spoken.get(file)?.prose ?? [], vocabulary)) {
      const { number, word, start, unclear } = statement;
      const headings = [...run.headings, title];
      const { scopes, unsure, impossible } = proseScope(text, number.start, { ...context, headings }, start);
      const verdict = verdictOf(statement, scopes);
      if (verdict === 'fits') continue;
      const line = lineAt(run, at + number.start);
      const written = `${word}${number.text.replace(/\s/g, '')}`;
      const told = { written, doubt: unclear ?? unsure, impossible, verdict, isEmbargoed: held !== null };
      found.set(`${line} ${written}`, tell(told, { file, line, value: number.text }, names));
    }
    return [...found.values()];
  });
}

/** What the runs of a document state, each statement with its sentence and where that begins in its run. */
const statementsOf = (prose: readonly Prose[], vocabulary: StatedVocabulary) =>
  prose.flatMap((run) =>
    sentences(run.text).flatMap(({ text, at }) =>
      statedNumbers(text, vocabulary).map((statement) => ({ run, text, at, statement })),
    ),
  );

interface Told {
  readonly written: string;
  readonly doubt: string | null;
  readonly impossible: string | null;
  readonly verdict: Exclude<Verdict, 'fits'>;
  readonly isEmbargoed: boolean;
}

/** The problem of a number that does not fit: an error only where nothing else can be meant, and it is shown already. */
function tell(
  { written, doubt, impossible, verdict, isEmbargoed }: Told,
  place: Place,
  names: Parameters<typeof scopeInWords>[0],
): Problem {
  if (impossible !== null && !isEmbargoed)
    return problem('unknown-period', { ...place, value: impossible }, { value: impossible });
  const unchecked = (reason: string) => problem('figure-unchecked', place, { written, reason });
  if (doubt !== null) return unchecked(doubt);
  if (verdict === 'unknown') return unchecked('这个范围的数本站没有公布');
  const { registered, isHiddenCounted } = verdict;
  const scope = scopeInWords(names, verdict.scope);
  if (isHiddenCounted) return unchecked(`${scope}，${registered}，本站的数不含仅统计件`);
  return problem(isEmbargoed ? 'embargoed-figure-disagrees' : 'figure-disagrees', place, {
    written,
    registered,
    scope,
  });
}

/** A report may name its campaign; without the ledger what is written is all there is. */
const campaignOf = (written: string | null, { campaigns }: LedgerRows): string | null =>
  campaigns.length === 0 ? written : (campaigns.find(({ id, name }) => id === written || name === written)?.id ?? null);

const distinct = (values: readonly (string | null)[]): string[] =>
  [...new Set(values)].filter((value) => value !== null).toSorted();

/** Cut where no stop comes for long: that is no sentence, and pairing words with numbers takes time by its square. */
function sentences(text: string): { text: string; at: number }[] {
  return [...text.matchAll(/[^。！？!?]{1,500}/g)].map((match) => ({ text: match[0], at: match.index }));
}
