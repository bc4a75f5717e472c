/**
 * How text and queries are cut for search; runs when the index is made and in the reader's browser. Every letter,
 * character or digit is a word of its own, and everything else breaks the run but keeps its place, so that a query found
 * as a phrase is a run of characters that stands in the text; which punctuation stands in it is not asked.
 */
interface Letter {
  readonly written: string;
  /** As compared: compatibility forms and case folded (Ａ and A are a, ㎡ is m and 2). What breaks a run is {@link GAP}. */
  readonly words: readonly string[];
}

/** In a phrase: something stands here that breaks the run, such as a bracket or a comma. */
const GAP = '';

/** Titles end here, counted in words from the start of a record, so that the place of a hit says whether it is in one. */
export const TITLE_END = 64;

/** Stands in an index where a run is broken: not indexed, but counted as a place. */
const BREAK = '\u{E000}';

/** Places between two fields of a record: more than the punctuation within a query. */
const APART = 8;

/** Formatting marks, selectors of a letter's shape and the Tibetan tsheg: no query needs them. */
const UNSEEN = /[\p{Cf}\p{VS}\u0f0b]/gu;

/** Pagefind drops marks above and below letters, those of Tibetan vowels too: letters of Tangut stand for them. */
const asLetter = (mark: string) => String.fromCodePoint(0x17000 + ((mark.codePointAt(0) ?? 0) & 0xfff));

const COMMON = /^[\u3400-\u4dbf\u4e00-\u9fffa-z0-9]$/;

/** A text as it is compared: compatibility forms (Ａ, ㎡) and capitals as plain, small letters. */
export const comparedForm = (text: string): string => text.normalize('NFKC').toLowerCase();

function wordsOf(written: string): readonly string[] {
  if (COMMON.test(written)) return [written];
  const folded = comparedForm(written).replace(UNSEEN, '').replace(/\p{M}/gu, asLetter);
  const words = [...folded].map((letter) => (/[\p{L}\p{N}]/u.test(letter) ? letter : GAP));
  return words.length > 0 ? words : [GAP];
}

/** White space counts as one space; invisible characters and a Tibetan tsheg belong to the letter before them. */
const letters = (text: string): Letter[] =>
  (text.trim().match(/\s+|\P{Cf}[\p{M}\p{Cf}]*[\u0f0b\u0f0c]?/gu) ?? []).map((found) => {
    const written = /^\s/u.test(found) ? ' ' : found;
    return { written, words: wordsOf(written) };
  });

/** A record's content for the index: title, then the other fields, as words with a space between. */
export function spread(title: string, fields: readonly string[]): string {
  const cut = (text: string) => letters(text).flatMap(({ words }) => words.map((word) => word || BREAK));
  const breaks = (length: number) => Array.from({ length }, () => BREAK);
  const head = cut(title);
  const before = breaks(Math.max(0, TITLE_END - head.length));
  return [...before, ...head, ...fields.flatMap((field) => [...breaks(APART), ...cut(field)])].join(' ');
}

/**
 * What must be found, all of it: what stands between white space, each phrase as its words. Punctuation within keeps its
 * place as a gap (国办发〔2017〕47号 is not 国办发 here, 2017 there), that around it is left out.
 */
export function phrasesOf(query: string): string[][] {
  const phrases: string[][] = [[]];
  for (const { written, words } of letters(query)) {
    if (written === ' ') phrases.push([]);
    else phrases.at(-1)?.push(...words);
  }
  return phrases
    .filter((phrase) => phrase.some(isWord))
    .map((phrase) => phrase.slice(phrase.findIndex(isWord), phrase.length - [...phrase].reverse().findIndex(isWord)));
}

const isWord = (word: string) => word !== GAP;

/** The unbroken runs of a phrase. */
export function runsOf(phrase: readonly string[]): string[][] {
  const runs: string[][] = [[]];
  for (const word of phrase) {
    if (isWord(word)) runs.at(-1)?.push(word);
    else runs.push([]);
  }
  return runs.filter((run) => run.length > 0);
}

/** A piece of shown text, and whether it is what was searched for. */
export interface Piece {
  readonly text: string;
  readonly hit: boolean;
}

/** Where phrases stand in a text: for each of its letters, whether it belongs to one. */
function marks(text: readonly Letter[], phrases: readonly (readonly string[])[]): boolean[] {
  const words = text.flatMap(({ words }, letter) => words.map((word) => ({ word, letter })));
  const marked = text.map(() => false);
  for (const phrase of phrases) {
    for (let start = 0; start + phrase.length <= words.length; start++) {
      if (!phrase.every((word, i) => words[start + i]?.word === word)) continue;
      for (let i = 0; i < phrase.length; i++) marked[words[start + i]?.letter ?? 0] = true;
    }
  }
  return marked;
}

/** Whether a phrase stands in a text. */
export const stands = (phrase: readonly string[], text: string): boolean =>
  marks(letters(text), [phrase]).includes(true);

/**
 * A text with its hits marked. With a length, the part of about so many letters around the first hit, or the start of
 * a text without one; what is cut is shown by an ellipsis.
 */
export function markHits(
  text: string,
  phrases: readonly (readonly string[])[],
  length = Number.POSITIVE_INFINITY,
): Piece[] {
  const all = letters(text);
  const marked = marks(all, phrases);
  const first = marked.indexOf(true);
  const from = all.length <= length ? 0 : Math.max(0, Math.min(first - Math.round(length / 3), all.length - length));
  const to = Math.min(all.length, from + length);
  const pieces: { text: string; hit: boolean }[] = [];
  const add = (text: string, hit: boolean) => {
    const last = pieces.at(-1);
    if (last && last.hit === hit) last.text += text;
    else pieces.push({ text, hit });
  };
  if (from > 0) add('…', false);
  for (let i = from; i < to; i++) add(all[i]?.written ?? '', marked[i] ?? false);
  if (to < all.length) add('…', false);
  return pieces;
}
