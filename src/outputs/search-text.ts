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

const FIELD = '\u{E000}';
const SPACE = '\u{E001}';
/** Characters above this are not searched; they say what stood in the text where that isn't what is compared. */
const WRITTEN = 0xf0000;

const COMMON = /^[\u3400-\u4dbf\u4e00-\u9fffa-z0-9]$/;

function wordsOf(written: string): readonly string[] {
  if (COMMON.test(written)) return [written];
  const folded = written.normalize('NFKC').toLowerCase().replace('་', '');
  const words = folded.match(/[\p{L}\p{N}]\p{M}*/gu) ?? [];
  return words.join('') === folded ? words : [];
}

/** White space counts as one space; invisible characters are left out; a Tibetan tsheg belongs to its syllable. */
const letters = (text: string): Letter[] =>
  (text.trim().match(/\s+|\P{Cf}\p{M}*་?/gu) ?? []).map((found) => {
    const written = /^\s/u.test(found) ? ' ' : found;
    return { written, words: wordsOf(written) };
  });

function token({ written, words }: Letter): string {
  if (written === ' ') return SPACE;
  const [first, ...others] = words;
  if (first === undefined || first === written || /^[A-Z]$/.test(written)) return written;
  const original = [...written].map((character) =>
    String.fromCodePoint(WRITTEN + ((character.codePointAt(0) ?? 0) % WRITTEN)),
  );
  return [first + original.join(''), ...others.map((word) => word + String.fromCodePoint(WRITTEN))].join(' ');
}

/** A record's content for the index: title, then the other fields. Nothing is lost but doubled white space. */
export function spread(title: string, fields: readonly string[]): string {
  const head = letters(title).map(token).join(' ').split(' ');
  const before = Array.from({ length: Math.max(0, TITLE_END - head.length) }, () => FIELD);
  return [...before, ...head, ...fields.flatMap((field) => [FIELD, ...letters(field).map(token)])].join(' ');
}

/** The fields as written, title first, from a record's content. */
export function gather(content: string): string[] {
  const fields: string[] = [];
  for (const part of content.replace(/^[\u{E000} ]+/u, '').split(FIELD)) {
    fields.push(
      part
        .trim()
        .split(' ')
        .map((word) => {
          if (word === SPACE) return ' ';
          const [first, ...kept] = word.match(/[\u{F0000}-\u{FFFFD}]|[^\u{F0000}-\u{FFFFD}]+/gu) ?? [''];
          if (kept.length === 0) return first;
          return kept
            .map((one) => String.fromCodePoint((one.codePointAt(0) ?? 0) - WRITTEN))
            .join('')
            .replace('\0', '');
        })
        .join(''),
    );
  }
  return fields;
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

/** One of the indexes that make up the search of a site. */
export interface SearchShard {
  /** Its folder below `pagefind/`. */
  readonly name: string;
  readonly kinds: readonly string[];
  readonly count: number;
}

/** The list of shards, below `pagefind/`: hits are shown in their order. */
export const shardList = 'shards.json';

/** Facts that are shown with a hit but not searched travel behind its address, each after this. */
export const BEHIND_ADDRESS = '#';
