/**
 * How text and queries are cut for search; runs when the index is made and in the reader's browser. Every letter,
 * character or digit is a word of its own and everything else breaks the run, so that a query found as a phrase is
 * exactly a run of characters that stands in the text.
 */
interface Letter {
  readonly written: string;
  /** As compared: compatibility forms and case folded (Ａ and A are a, ㎡ is m and 2). Empty for what breaks a run. */
  readonly words: readonly string[];
}

/** Titles end here, counted in words from the start of a record, so that the place of a hit says whether it is in one. */
export const TITLE_END = 64;

/** Stands where a run is broken: not indexed, but counted as a place. */
const BREAK = '\u{E000}';

/** Formatting marks, selectors of a letter's shape and the Tibetan tsheg: no query needs them. */
const UNSEEN = /[\p{Cf}\p{VS}\u0f0b]/gu;

/** Pagefind drops marks above and below letters, those of Tibetan vowels too: letters of Tangut stand for them. */
const asLetter = (mark: string) => String.fromCodePoint(0x17000 + ((mark.codePointAt(0) ?? 0) & 0xfff));

const COMMON = /^[\u3400-\u4dbf\u4e00-\u9fffa-z0-9]$/;

function wordsOf(written: string): readonly string[] {
  if (COMMON.test(written)) return [written];
  const folded = written.normalize('NFKC').toLowerCase().replace(UNSEEN, '').replace(/\p{M}/gu, asLetter);
  const words = folded.match(/[\p{L}\p{N}]/gu) ?? [];
  return words.join('') === folded ? words : [];
}

/** White space counts as one space; invisible characters and a Tibetan tsheg belong to the letter before them. */
const letters = (text: string): Letter[] =>
  (text.trim().match(/\s+|\P{Cf}[\p{M}\p{Cf}]*[\u0f0b\u0f0c]?/gu) ?? []).map((found) => {
    const written = /^\s/u.test(found) ? ' ' : found;
    return { written, words: wordsOf(written) };
  });

/** A record's content for the index: title, then the other fields, as words with a space between. */
export function spread(title: string, fields: readonly string[]): string {
  const cut = (text: string) => letters(text).flatMap(({ words }) => (words.length > 0 ? words : [BREAK]));
  const head = cut(title);
  const before = Array.from({ length: Math.max(0, TITLE_END - head.length) }, () => BREAK);
  return [...before, ...head, ...fields.flatMap((field) => [BREAK, ...cut(field)])].join(' ');
}

/** What must be found, all of it: the unbroken runs of a query, each as its words. */
export function phrasesOf(query: string): string[][] {
  const runs: string[][] = [[]];
  for (const { words } of letters(query)) {
    if (words.length === 0) runs.push([]);
    else runs.at(-1)?.push(...words);
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
  const words = text.flatMap(({ words }, letter) =>
    (words.length > 0 ? words : ['']).map((word) => ({ word, letter })),
  );
  const marked = text.map(() => false);
  for (const phrase of phrases) {
    for (let start = 0; start + phrase.length <= words.length; start++) {
      if (!phrase.every((word, i) => words[start + i]?.word === word)) continue;
      for (let i = 0; i < phrase.length; i++) marked[words[start + i]?.letter ?? 0] = true;
    }
  }
  return marked;
}

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
