import { activityTotals } from '../domain/activity-totals.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { dayOf } from '../domain/calendar-date.ts';
import type { Report, Talk } from '../domain/document.ts';
import type { Figure } from '../domain/figure.ts';
import type { FigureBook } from '../domain/figure-book.ts';
import { figureSentence, grouped } from '../domain/figure-sentence.ts';
import type { LedgerRows } from '../domain/ledger-catalogue.ts';
import { daysOf, type MeasureScope, periodKindOf } from '../domain/measure-scope.ts';
import type { MeasureWord } from '../domain/measure-words.ts';
import { measureNamed } from '../domain/measures.ts';
import { percentage } from '../domain/percentage.ts';
import type { PlaceTree } from '../domain/place.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { type ProseContext, proseScope } from '../domain/prose-scope.ts';
import { type Statement, statedNumbers } from '../domain/stated-numbers.ts';
import { fitsCount, fitsRate, type WrittenNumber } from '../domain/written-number.ts';
import { lineAt, type Prose } from '../markdown/prose.ts';
import { type Citations, citedFigures } from './cited-figures.ts';
import { scopeInWords } from './part-name.ts';
import type { readDocuments } from './read-documents.ts';

/** Everything figures are looked up in, and the documents that speak of them. */
export interface FigureSources {
  readonly documents: Pick<ReturnType<typeof readDocuments>, 'talks' | 'reports' | 'pages' | 'spoken'>;
  readonly rows: LedgerRows;
  readonly places: PlaceTree;
  /** The place the site covers. */
  readonly sitePlace: string | null;
  readonly asOf: CalendarDate;
  /** Made when it is needed. */
  readonly book: () => FigureBook;
}

/**
 * The figures that shown documents print and that other offices stated; and the numbers typed beside a measure's name
 * in talks and reports, against the registry and the activity counts. Rows that were left out for a fault would make
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

function checkTyped(
  { documents, rows, places: tree, asOf, book }: FigureSources,
  site: ProseContext['site'],
): Problem[] {
  const eventDays = new Map(rows.events.map(({ id, startsAt }) => [id, dayOf(startsAt)]));
  const names = {
    tree,
    unitName: (id: string) => rows.units.find((unit) => unit.id === id)?.name ?? id,
    campaign: (id: string) => rows.campaigns.find((campaign) => campaign.id === id),
  };
  const inWords = (scope: MeasureScope) => scopeInWords(names, scope);
  const registry: Registry = {
    figure: (measure, scope) => book().figure(measure, scope),
    activity: (indicator, scope) => activityTotal(indicator, scope, rows, tree, asOf),
  };
  return [...documents.talks, ...documents.reports].flatMap((document: Talk | Report) => {
    const { file, title, summary, places, publishedAt } = document;
    const context = {
      places,
      campaign: 'campaign' in document ? campaignOf(document.campaign, rows) : null,
      eventDays: ('events' in document ? document.events : []).flatMap((id) => eventDays.get(id) ?? []),
      seenFrom: publishedAt === null ? asOf : dayOf(publishedAt),
      asOf,
      site,
    };
    const front: Prose = { text: `${title}。${summary}`, lines: [{ at: 0, line: 1 }], headings: [] };
    const found = new Map<string, Problem>();
    for (const run of [front, ...(documents.spoken.get(file)?.prose ?? [])]) {
      for (const { text, at } of sentences(run.text)) {
        for (const statement of statedNumbers(text, { indicators: rows.indicators, categories: site.categories })) {
          const { number } = statement;
          const headings = [...run.headings, title];
          const { scopes, unsure } = proseScope(text, number.start, { ...context, headings });
          const doubt = statement.unclear ?? unsure;
          const verdict = judge(statement, scopes, registry);
          if (verdict === 'fits') continue;
          const line = lineAt(run, at + number.start);
          const place = { file, line, value: number.text };
          const written = `${statement.word}${number.text.replace(/\s/g, '')}`;
          found.set(
            `${line} ${written}`,
            doubt !== null || verdict === 'unknown'
              ? problem('figure-unchecked', place, { written, reason: doubt ?? '这个范围的数本站没有公布' })
              : problem('figure-disagrees', place, {
                  written,
                  registered: verdict.registered,
                  scope: inWords(verdict.scope),
                }),
          );
        }
      }
    }
    return [...found.values()];
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

interface Registry {
  readonly figure: (measure: string, scope: MeasureScope) => Figure | null;
  readonly activity: (indicator: string, scope: MeasureScope) => { value: number; unit: string } | null;
}

/** It fits one of the things it may mean, or none, and then what is registered for the first of them; unknown where nothing is. */
function judge(
  { number, means, indicator }: Statement,
  scopes: readonly MeasureScope[],
  registry: Registry,
): 'fits' | 'unknown' | { registered: string; scope: MeasureScope } {
  let first: { registered: string; scope: MeasureScope } | null = null;
  for (const scope of scopes) {
    const readings =
      indicator === null
        ? means.map((word) => reading(word, scope, registry, number))
        : [work(indicator, scope, registry, number)];
    for (const read of readings) {
      if (read?.fits) return 'fits';
      if (read) first ??= { registered: read.registered, scope };
    }
  }
  return first ?? 'unknown';
}

type Reading = { readonly fits: boolean; readonly registered: string } | null;

function reading(
  { measure, number }: MeasureWord,
  scope: MeasureScope,
  registry: Registry,
  written: WrittenNumber,
): Reading {
  const figure = registry.figure(measure, scope);
  if (figure === null) return null;
  const { numerator, denominator, rate, flow } = figure;
  if (number === 'rate') {
    if (rate === null || denominator === null) return null;
    const shown = percentage(numerator, denominator, Math.max(1, written.decimals));
    const registered = `${measureNamed(measure)?.name}是 ${shown}%（${grouped(numerator)} 除以 ${grouped(denominator)}）`;
    return { fits: fitsRate(written, numerator, denominator), registered };
  }
  // All closings of all time count a reopened matter twice.
  const closings = scope.period === undefined ? null : (flow?.closed ?? null);
  const count = { numerator, denominator, closings }[number];
  if (count === null) return null;
  const registered = number === 'closings' ? `办结${grouped(count)}件` : figureSentence(figure, 0);
  return { fits: fitsCount(written, count), registered };
}

function work(indicator: string, scope: MeasureScope, registry: Registry, written: WrittenNumber): Reading {
  const total = registry.activity(indicator, scope);
  if (total === null) return null;
  return {
    fits: fitsCount(written, total.value),
    registered: `工作量台账加起来是 ${grouped(total.value)} ${total.unit}`,
  };
}

/** What the activity ledger comes to; null where it can't tell: it counts by month or week, not by day. */
function activityTotal(indicator: string, scope: MeasureScope, rows: LedgerRows, tree: PlaceTree, asOf: CalendarDate) {
  const { place, campaign, period } = scope;
  if (period !== undefined && ['week', 'day'].includes(periodKindOf(period))) return null;
  const days = period === undefined ? null : daysOf(period);
  const within = place === undefined ? null : tree.within(place);
  const counts = rows.activities.filter(
    (row) =>
      row.indicator === indicator &&
      (within === null || (row.place !== null && within.has(row.place))) &&
      (campaign === undefined || row.campaign === campaign) &&
      (days === null || (row.date >= days.first && row.date <= days.last)),
  );
  const [total] = activityTotals(counts, rows.indicators, asOf);
  return total ? { value: total.value, unit: total.unit ?? '' } : null;
}
