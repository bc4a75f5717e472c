import { DroppedValues, HIDDEN } from './dropped-values.ts';
import { findPersonalData } from './personal-data.ts';
import type { PersonalKind } from './personal-kinds.ts';

/** One thing that was hidden in a copy: where it stood, what it was and what stands there now; never the thing itself. */
export interface Redaction {
  readonly where: string;
  readonly what: string;
  readonly masked: string;
}

/** A stretch of a text that is to be hidden. */
export interface HiddenSpan {
  readonly what: string;
  readonly start: number;
  readonly end: number;
  readonly masked: string;
}

/** What is known of a cell beside its text. */
interface OwnCell {
  /** Names of its own row, by their column. */
  readonly names?: ReadonlyMap<string, string>;
  /** Kinds that stand there rightly. */
  readonly except?: readonly PersonalKind[];
}

/** Finds what is to be hidden in a text, in order and apart. */
export type Hider = (text: string, cell?: OwnCell) => HiddenSpan[];

const NO_NAMES: ReadonlyMap<string, string> = new Map();

/** Every place of a word in a text. */
function placesOf(word: string, text: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found.push(at);
  return found;
}

/**
 * Hides values of private columns wherever they are repeated, and what the detectors find unless it is official; and
 * `everywhere` names (name → the box it stood in) that a form told.
 */
export const hider =
  (
    dropped: DroppedValues,
    isOfficial: (value: string) => boolean,
    everywhere: ReadonlyMap<string, string> = NO_NAMES,
  ): Hider =>
  (text, { names = NO_NAMES, except = [] } = {}) => {
    const repeated = (column: string) => ({ what: `「${column}」列里的内容`, masked: HIDDEN });
    const personal = findPersonalData(text, except).filter(({ start, end }) => !isOfficial(text.slice(start, end)));
    // Once a text has said who it is, the name alone is enough further on: 村民张国强反映…，张国强称….
    const again = personal.flatMap(({ kind, what, start, end, masked }) => {
      const name = text.slice(start, end);
      if ((kind !== 'person' && kind !== 'circumstance') || !/^\p{Script=Han}{3,4}$/u.test(name)) return [];
      return placesOf(name, text).map((at) => ({ what, start: at, end: at + name.length, masked }));
    });
    const found: HiddenSpan[] = [
      ...dropped.find(text).map(({ start, end, column }) => ({ ...repeated(column), start, end })),
      ...[...names, ...everywhere].flatMap(([name, column]) =>
        placesOf(name, text).map((start) => ({ ...repeated(column), start, end: start + name.length })),
      ),
      ...personal,
      ...again,
    ].toSorted((a, b) => a.start - b.start || b.end - a.end);
    const apart: HiddenSpan[] = [];
    for (const span of found) if (span.start >= (apart.at(-1)?.end ?? 0)) apart.push(span);
    return apart;
  };

/** How often hiding may bring something else to light; each time it leaves less to be found. */
export const ROUNDS = 8;

/** A text with everything hidden, also what hiding brought together, and what was hidden. */
export function hidden(text: string, hide: Hider, cell: OwnCell = {}): { text: string; spans: readonly HiddenSpan[] } {
  const all: HiddenSpan[] = [];
  let shown = text;
  for (let round = 0; round < ROUNDS; round++) {
    const spans = hide(shown, cell);
    if (spans.length === 0) break;
    all.push(...spans);
    shown = spans.toReversed().reduce((t, { start, end, masked }) => t.slice(0, start) + masked + t.slice(end), shown);
  }
  return { text: shown, spans: all };
}

/** What is known of people while a file is redacted. Kept in memory only. */
export interface Secrets {
  /** Values of private columns and boxes. */
  readonly dropped: DroppedValues;
  /** Names in the boxes of a form, by their box: it is about one person, and they may be too short to look for elsewhere. */
  readonly names: Map<string, string>;
  readonly hide: Hider;
}

export function noSecrets(isPlace: (word: string) => boolean, isOfficial: (value: string) => boolean): Secrets {
  const dropped = new DroppedValues(isPlace);
  const names = new Map<string, string>();
  return { dropped, names, hide: hider(dropped, isOfficial, names) };
}
