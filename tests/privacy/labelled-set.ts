import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PersonalKind } from '../../src/domain/personal-kinds.ts';
import { HARMLESS } from './harmless-numbers.ts';
import { oldIdentity, PERSONAL } from './made-up-numbers.ts';

/** A text with what must be found in it; nothing marked means that nothing may be found. */
export interface Snippet {
  readonly text: string;
  readonly marks: readonly { readonly kind: PersonalKind; readonly start: number; readonly end: number }[];
  /** Every third snippet of the first files, and the last file whole: the detectors were not tuned on it. */
  readonly heldOut: boolean;
}

const MARK = /\[\[(\w+):(.+?)\]\]/g;

/** `村民[[person:刘桂英]]反映` → the text and where in it the name stands. */
function snippet(line: string, heldOut: boolean): Snippet {
  const marks: { kind: PersonalKind; start: number; end: number }[] = [];
  const text = line.replace(MARK, (whole, kind: PersonalKind, inner: string, at: number) => {
    const start = at - marks.reduce((less, mark) => less + mark.kind.length + '[[:]]'.length, 0);
    marks.push({ kind, start, end: start + inner.length });
    return whole.slice(kind.length + 3, -2);
  });
  return { text, marks, heldOut };
}

const lines = (file: string) =>
  readFileSync(join(import.meta.dirname, file), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '));

/** Fills the holes of a sentence; every hole gets another seed. */
function filled(line: string, seed: number): string {
  let hole = 0;
  return line.replace(/\{(\w+)\}/g, (_, name: string) => {
    const own = seed + 31 * hole++;
    if (name in PERSONAL) return `[[${name}:${PERSONAL[name as keyof typeof PERSONAL](own)}]]`;
    const make = HARMLESS[name];
    if (make === undefined) throw new Error(`labelled-set: no such hole: ${name}`);
    return make(own);
  });
}

/** Each sentence with several different numbers. */
const repeated = (file: string, times: number) =>
  lines(file).flatMap((line, index) =>
    Array.from({ length: times }, (_, round) => filled(line, index * 7 + round * 13)),
  );

const TELLING_OLD = [
  '身份证号{old}',
  '老身份证{old}，一代证',
  '证件号码：{old}',
  '身份证：{old}已过期',
  '登记的身份证是{old}。',
];
const old = TELLING_OLD.map((line, index) => line.replace('{old}', `[[identity:${oldIdentity(index)}]]`));

const held = (all: readonly string[]) => all.map((line, index) => snippet(line, index % 3 === 2));
/** Written when the detectors had been tuned: four sets to tune them again, and one that stays held out. */
const later = [
  ...[...lines('second.txt'), ...lines('third.txt'), ...lines('fourth.txt'), ...lines('fifth.txt')].map((line) =>
    snippet(line, false),
  ),
  ...lines('final.txt').map((line) => snippet(line, true)),
];

/** At least 400 snippets with something to be found. */
export const positives: readonly Snippet[] = [
  held(lines('people.txt')),
  held(lines('addresses.txt')),
  held([...repeated('numbers.txt', 5), ...old]),
  later.filter(({ marks }) => marks.length > 0),
].flat();

/** At least 400 in which nothing may be found. */
export const negatives: readonly Snippet[] = [
  held(lines('people-negative.txt')),
  held(lines('addresses-negative.txt')),
  held(repeated('numbers-negative.txt', 4)),
  later.filter(({ marks }) => marks.length === 0),
].flat();
