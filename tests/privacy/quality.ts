import { findPersonalData } from '../../src/domain/personal-data.ts';
import { type PersonalKind, personalKinds } from '../../src/domain/personal-kinds.ts';
import type { Snippet } from './labelled-set.ts';

/** How well one kind is found: snippets' marks found and missed, findings where nothing of the kind is marked. */
export interface Quality {
  readonly found: number;
  readonly missed: number;
  readonly wrong: number;
}

export const recall = ({ found, missed }: Quality) => found / (found + missed);
export const precision = ({ found, wrong }: Quality) => found / (found + wrong);

/** A mark is found when one finding of its kind covers it whole; a finding that covers no mark is wrong. */
export function judged({ text, marks }: Snippet) {
  const findings = findPersonalData(text);
  const covers = (mark: Snippet['marks'][number]) => (one: (typeof findings)[number]) =>
    one.kind === mark.kind && one.start <= mark.start && mark.end <= one.end;
  return {
    found: marks.filter((mark) => findings.some(covers(mark))),
    missed: marks.filter((mark) => !findings.some(covers(mark))),
    wrong: findings.filter((one) => !marks.some((mark) => covers(mark)(one))),
  };
}

/** Figures by kind over a set of snippets. */
export function quality(snippets: readonly Snippet[]): Readonly<Record<PersonalKind, Quality>> {
  const results = snippets.map(judged);
  const count = (kind: PersonalKind, part: 'found' | 'missed' | 'wrong') =>
    results.reduce((sum, result) => sum + result[part].filter((one) => one.kind === kind).length, 0);
  const kinds = Object.keys(personalKinds) as PersonalKind[];
  return Object.fromEntries(
    kinds.map((kind) => [
      kind,
      { found: count(kind, 'found'), missed: count(kind, 'missed'), wrong: count(kind, 'wrong') },
    ]),
  ) as Record<PersonalKind, Quality>;
}
