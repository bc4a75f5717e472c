import type { MeasureScope } from '../domain/measure-scope.ts';
import { measureNamed, measures } from '../domain/measures.ts';
import { nearest } from '../domain/nearest.ts';
import type { PlaceTree } from '../domain/place.ts';
import { type Place, type Problem, problem } from '../domain/problem.ts';
import { writtenPeriod } from '../domain/written-period.ts';

/** A figure somebody asks for. */
export interface FigureDemand {
  readonly measure: string;
  readonly scope: MeasureScope;
}

/** What the words of a demand are looked up in. */
export interface FigureNames {
  readonly places: PlaceTree;
  readonly units: readonly { readonly id: string; readonly name: string }[];
  readonly campaigns: readonly { readonly id: string; readonly name: string }[];
  /** As they stand in the issue ledger. */
  readonly categories: readonly string[];
  readonly channels: readonly string[];
}

type Written = Readonly<Record<string, string | null | undefined>>;

/** Reads what a tag or a row says a figure is of: measure, period, place and so on, by name or identifier. All that is wrong at once. */
export function figureDemand(written: Written, names: FigureNames, place: Place): FigureDemand | Problem[] {
  const problems: Problem[] = [];
  const value = (name: string) => written[name]?.trim() || null;
  const measure = measureNamed(value('measure') ?? '');
  if (!measure) {
    const known = new Set(measures.flatMap(({ id, name }) => [name, id]));
    const said = value('measure') ?? '';
    problems.push(
      problem(
        'unknown-measure',
        { ...place, value: said },
        { value: said, suggestions: nearest(said, known), known: measures.map(({ name }) => name) },
      ),
    );
  }
  const scope: Record<string, string> = {};
  const period = value('period');
  const read = period === null ? null : writtenPeriod(period);
  if (period !== null && read === null)
    problems.push(problem('unknown-period', { ...place, value: period }, { value: period }));
  const lookUp = (name: keyof MeasureScope, target: string, known: readonly { id: string; name: string }[]) => {
    const said = value(name);
    if (said === null) return;
    // Without the ledger what was written is the name itself.
    if (known.length === 0) {
      scope[name] = said;
      return;
    }
    const ids = new Set(known.filter((one) => one.id === said || one.name === said).map(({ id }) => id));
    const [id] = ids;
    if (ids.size === 1 && id !== undefined) scope[name] = id;
    else if (ids.size > 1)
      problems.push(
        problem('ambiguous-reference', { ...place, value: said }, { value: said, target, candidates: [...ids] }),
      );
    else {
      const suggestions = nearest(said, new Set(known.flatMap((one) => [one.name, one.id])));
      problems.push(problem('unknown-reference', { ...place, value: said }, { value: said, target, suggestions }));
    }
  };
  const all = names.places.all();
  lookUp('place', '「区划」台账', [
    ...all.map(({ code, name }) => ({ id: code, name })),
    ...all.map(({ code }) => ({ id: code, name: names.places.fullName(code) })),
  ]);
  lookUp('category', '「问题台账」的「类别」一列', asNames(names.categories));
  lookUp('unit', '「单位」台账', names.units);
  lookUp('channel', '「问题台账」的「来源」一列', asNames(names.channels));
  lookUp('campaign', '「专项活动」台账', names.campaigns);
  if (read !== null) scope.period = read;
  return problems.length > 0 || !measure ? problems : { measure: measure.id, scope };
}

const asNames = (words: readonly string[]) => words.map((word) => ({ id: word, name: word }));
