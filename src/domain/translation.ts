import type { Talk } from './document.ts';
import { type LanguageTag, languageTags } from './language.ts';
import { shortHash } from './short-hash.ts';
import type { TalkOutline } from './talk-outline.ts';

/** As letters: digits in a row look like a telephone number to a reader, and to the gate for personal data. */
const inLetters = (hash: string) => hash.replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)));

/**
 * Eight letters that stand for what a talk says: title, summary, words, days, amounts and right answers. A
 * translation notes them, so that it is known when the talk says something else. Marks and notes don't count.
 */
export function sourceFingerprint({
  title,
  summary,
  plainText,
  factRefs,
  outline: { terms, quizzes },
}: Pick<Talk, 'title' | 'summary' | 'plainText' | 'factRefs'> & {
  readonly outline: Pick<TalkOutline, 'terms' | 'quizzes'>;
}): string {
  const days = terms.map(({ from, until }) => [from, until]);
  const answers = quizzes.map(({ answer }) => answer);
  return inLetters(shortHash(JSON.stringify([title, summary, plainText, factRefs, days, answers])));
}

/** Slug of a translation: its address stands below the talk's. */
export const translationSlug = (talk: string, language: LanguageTag): string => `${talk}/${language}`;

/** In the order of the languages. */
export const byLanguage = <T extends { readonly language: LanguageTag }>(all: readonly T[]): T[] =>
  all.toSorted((a, b) => languageTags.indexOf(a.language) - languageTags.indexOf(b.language));
