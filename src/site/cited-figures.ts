import { CellFault } from '../domain/cell.ts';
import { type Figure, figureKey } from '../domain/figure.ts';
import type { FigureBook } from '../domain/figure-book.ts';
import { grouped } from '../domain/figure-sentence.ts';
import type { LedgerRows } from '../domain/ledger-catalogue.ts';
import { daysOf } from '../domain/measure-scope.ts';
import { measureNamed } from '../domain/measures.ts';
import { compareText, type Place, type Problem, problem } from '../domain/problem.ts';
import { reconcile, statedValue } from '../domain/stated-total.ts';
import type { FigureTag } from '../markdown/safe-subset.ts';
import { type FigureDemand, type FigureNames, figureDemand } from './figure-demand.ts';

/** A figure that a document prints. */
export interface CitedFigure extends FigureDemand {
  readonly file: string;
  readonly inline: boolean;
}

/** A total that another office stated, of a figure of ours. */
export interface StatedTotal extends FigureDemand {
  /** As stated, tidied: 657, 98.27%. */
  readonly value: string;
  readonly source: string;
  readonly date: string | null;
  readonly note: string | null;
}

/** What documents and the ledger of stated totals ask of the registry. */
export interface Citations {
  readonly cited: readonly CitedFigure[];
  readonly stated: readonly StatedTotal[];
  /** All figures asked for, each once, also those that are not published by themselves. */
  readonly figures: readonly Figure[];
  readonly problems: readonly Problem[];
}

/** Looks up every figure that shown documents print and other offices stated, and sets the stated ones against ours. */
export function citedFigures(
  tags: readonly FigureTag[],
  rows: LedgerRows,
  names: FigureNames,
  book: () => FigureBook,
): Citations {
  const problems: Problem[] = [];
  const cited: CitedFigure[] = [];
  const stated: StatedTotal[] = [];
  const figures = new Map<string, Figure>();
  const demandOf = (written: Readonly<Record<string, string | null>>, place: Place) => {
    const demand = figureDemand(written, names, place);
    if (!Array.isArray(demand)) return demand;
    problems.push(...demand);
    return null;
  };
  const find = (demand: FigureDemand | null, place: Place) => {
    if (demand === null) return null;
    const reason = whyNone(demand, book());
    const figure = reason === null ? book().figure(demand.measure, demand.scope) : null;
    if (figure === null) {
      const name = measureNamed(demand.measure)?.name ?? demand.measure;
      problems.push(problem('figure-not-published', place, { name, reason: reason ?? NOT_SHOWN }));
      return null;
    }
    figures.set(figureKey(demand.measure, demand.scope), figure);
    return { demand, figure };
  };
  const compare = (figure: Figure, total: StatedTotal, place: Place) => {
    const measure = measureNamed(total.measure);
    if (total.value.endsWith('%') && measure?.denominator === null) {
      const expected = `件数（「${measure.name}」不是比率）`;
      problems.push(problem('invalid-number', { ...place, value: total.value }, { value: total.value, expected }));
      return;
    }
    stated.push(total);
    const { computed, difference } = reconcile(total.value, figure);
    if (difference === 0 || total.note !== null) return;
    const unit = total.value.endsWith('%') ? '%' : ' 件';
    problems.push(
      problem(
        'stated-total-differs',
        { ...place, value: total.value },
        {
          name: measureNamed(total.measure)?.name ?? total.measure,
          source: total.source,
          stated: total.value.endsWith('%') ? total.value : `${grouped(Number(total.value))} 件`,
          computed: computed === null ? null : `${grouped(computed)}${unit}`,
        },
      ),
    );
  };
  for (const { attributes, inline, place } of tags) {
    const found = find(demandOf(attributes, place), place);
    if (found === null) continue;
    cited.push({ ...found.demand, file: place.file, inline });
    if (attributes.stated === undefined || attributes.source === undefined) continue;
    const value = statedValue.read(attributes.stated);
    if (value instanceof CellFault)
      problems.push(problem(value.kind, { ...place, value: attributes.stated }, value.params));
    else compare(found.figure, { ...found.demand, value, source: attributes.source, date: null, note: null }, place);
  }
  for (const { origin, value, source, date, note, ...written } of rows.statedTotals) {
    const demand = demandOf(written, { ...origin, column: '指标' });
    if (demand === null) continue;
    const total = { ...demand, value, source, date, note };
    const place = { ...origin, column: '数值', value };
    if (whyNone(demand, book()) === null && book().figure(demand.measure, demand.scope) === null) {
      stated.push(total);
      const name = measureNamed(demand.measure)?.name ?? demand.measure;
      if (note === null) problems.push(problem('stated-total-withheld', place, { name, source, stated: value }));
      continue;
    }
    const found = find(demand, { ...origin, column: '指标' });
    if (found) compare(found.figure, total, place);
  }
  return { cited, stated, figures: [...figures.values()], problems };
}

const NOT_SHOWN = '评价分得太细会看出单件的，本站不公布';

function whyNone({ scope: { period } }: FigureDemand, { asOf }: FigureBook): string | null {
  return period !== undefined && daysOf(period).first > asOf ? `这一段时间在数据截至日 ${asOf} 以后` : null;
}

/** Where the card of a figure stands on the page of a document that prints it: a category is not the channel of its name. */
export const cardId = ({ measure, scope }: FigureDemand): string =>
  `figure-${[
    measure,
    ...Object.entries(scope)
      .toSorted(([a], [b]) => compareText(a, b))
      .map(([key, value]) => `${key}=${value}`),
  ]
    .join('-')
    .replace(/\s/g, '')}`;

export const NO_CITATIONS: Citations = { cited: [], stated: [], figures: [], problems: [] };

/** All figures of a site: the published ones, then those that are only asked for. */
export function withCited(published: readonly Figure[], { figures }: Citations): Figure[] {
  const known = new Set(published.map(({ measure, scope }) => figureKey(measure, scope)));
  return [...published, ...figures.filter(({ measure, scope }) => !known.has(figureKey(measure, scope)))];
}
