import { type ProblemKind, type ProblemParams, problemCatalogue, type Severity } from './problem-catalogue.ts';
import { masked, shorten } from './shorten.ts';

/**
 * Where something is wrong, as a person finds it again: `row` is the row Excel shows (the header counts, too);
 * `column` is a ledger's Chinese column name. Documents (MDX, YAML) carry `line` and a column number instead.
 * `null` means: the problem is about the whole file, sheet or row.
 */
export interface Place {
  readonly file: string;
  readonly sheet?: string | null;
  readonly row?: number | null;
  readonly line?: number | null;
  readonly column?: string | number | null;
  /** The column's header as the file has it, where that is another. */
  readonly header?: string | null;
  /** What stands there. Printed shortened, and masked where it looks private. */
  readonly value?: string | null;
  /** What should certainly stand there instead, whole. Left out where it would have to be masked. */
  readonly proposed?: string | null;
}

/** One finding, ready to be printed for staff or as JSON. Kinds are permanent; the wording may change. */
export interface Problem {
  readonly kind: ProblemKind;
  readonly severity: Severity;
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly line: number | null;
  readonly column: string | number | null;
  /** The column's header as the file has it, where that is another. */
  readonly header: string | null;
  readonly value: string | null;
  /** The text that would certainly mend the cell; null where a person must decide. */
  readonly proposed: string | null;
  /** What is wrong, in plain Chinese. */
  readonly message: string;
  /** What to do about it, in plain Chinese. */
  readonly fix: string;
}

/** Makes a problem of a known kind. The wording stands in the catalogue, never at the place that finds it. */
export function problem<K extends ProblemKind>(kind: K, place: Place, params: ProblemParams<K>): Problem {
  const entry = problemCatalogue[kind];
  const say = entry.say as (params: ProblemParams<K>) => { message: string; fix: string };
  return {
    kind,
    severity: entry.severity,
    // Names of files and sheets are written by people as well.
    file: masked(place.file),
    sheet: place.sheet == null ? null : masked(place.sheet),
    row: place.row ?? null,
    line: place.line ?? null,
    column: place.column ?? null,
    header: place.header == null ? null : shorten(place.header),
    value: place.value == null ? null : shorten(place.value),
    // What would have to be masked is nothing to be filled in.
    proposed: place.proposed != null && masked(place.proposed) === place.proposed ? place.proposed : null,
    ...say(printable(params)),
  };
}

/** Errors stop a build; warnings are shown and let it pass. */
export const hasErrors = (problems: readonly Problem[]) => problems.some((p) => p.severity === 'error');

/** By file, sheet and position, so that a clerk can work through the list from top to bottom. */
export function sortProblems(problems: readonly Problem[]): Problem[] {
  return problems.toSorted(
    (a, b) =>
      compareText(a.file, b.file) ||
      compareText(a.sheet ?? '', b.sheet ?? '') ||
      (a.row ?? a.line ?? 0) - (b.row ?? b.line ?? 0) ||
      compareText(String(a.column ?? ''), String(b.column ?? '')) ||
      compareText(a.kind, b.kind),
  );
}

/** Order by code unit: the same on every machine, whatever its language settings. */
export const compareText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Sentences repeat what was written only in the form that may be printed. */
const printable = <P extends object>(params: P): P =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, printed(name, value)])) as P;

/** Words of our own are short and hold no long digits: only what somebody wrote is changed by this. */
function printed(name: string, value: unknown): unknown {
  if (name === 'value') return typeof value === 'string' ? shorten(value) : value;
  if (typeof value === 'string') return masked(value);
  return Array.isArray(value) ? value.map((item) => (typeof item === 'string' ? masked(item) : item)) : value;
}
