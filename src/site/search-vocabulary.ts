import { pinyin } from 'pinyin-pro';
import { commonCharacters, type PinyinWord } from '../outputs/pinyin-words.ts';

/** Words of titles that are kept; a phone loads them all at once, about 4 bytes each. */
const MOST = 3000;
/** Han characters of a word out of a title, and titles it has to stand in: by itself, and put together from several. */
const LENGTH = { least: 2, most: 6 };
const TITLES = { word: 2, joined: 3 };
/** What words are joined by, and words nobody searches for. */
const PARTICLE = /^[的了吗呢吧啊和与及在是把被就都]|[的了吗呢吧啊和与及在是把被就都]$/u;
const EMPTY = /^(?:怎么|什么|没有|可以|一直|一[次个下些]|[这那]么|如何|为[何啥]|何时|哪[里些个]|关于|请问|还是|但是)$/u;

const HAN = /^\p{Script=Han}+$/u;

/** A text cut at the names that stand in it, the longest first; every second piece is a name. */
function cutAtNames(text: string, names: ReadonlySet<string>, longest: number): string[] {
  const pieces = [''];
  for (let at = 0; at < text.length; ) {
    let end = Math.min(text.length, at + longest);
    while (end > at && !names.has(text.slice(at, end))) end--;
    if (end > at) pieces.push(text.slice(at, end), '');
    else pieces.push(pieces.pop() + (text[at] ?? ''));
    at = Math.max(end, at + 1);
  }
  return pieces;
}

/** Words of a text without names, and neighbours put together: the segmenter takes 医保缴费 for 医, 保, 缴, 费. */
function* wordsIn(text: string, segmenter: Intl.Segmenter): Generator<readonly [word: string, isJoined: boolean]> {
  const segments = [...segmenter.segment(text)].map(({ segment }) => segment);
  for (const i of segments.keys()) {
    for (let parts = 1; i + parts <= segments.length; parts++) {
      const word = segments.slice(i, i + parts).join('');
      const { length } = [...word];
      if (length > LENGTH.most || !HAN.test(word)) break;
      if (length >= LENGTH.least && !(parts > 1 ? PARTICLE : EMPTY).test(word)) yield [word, parts > 1];
    }
  }
}

/** Words that are kept however often they stand in titles. */
export interface KnownWords {
  /** Places and units, those in a title: what stands before or behind them makes no word with them. */
  readonly names: readonly string[];
  /** Those of the ledger of synonyms, all of them. */
  readonly terms: readonly string[];
}

/**
 * The words of a site that can be asked for by their pinyin, most frequent in titles first: names and terms, and what
 * titles are made of.
 */
export function searchVocabulary(titles: Iterable<string>, { names, terms }: KnownWords): PinyinWord[] {
  const usable = (words: readonly string[]) => new Set(words.filter((word) => word.length > 1 && HAN.test(word)));
  const [cuts, wanted] = [usable(names), usable(terms)];
  const longest = Math.max(0, ...[...cuts].map((name) => name.length));
  const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
  const counts = new Map<string, number>();
  const joined = new Set<string>();
  for (const title of titles) {
    const pieces = cutAtNames(title, cuts, longest);
    const found = new Map(
      pieces.flatMap((piece, i) => (i % 2 === 1 ? [[piece, false] as const] : [...wordsIn(piece, segmenter)])),
    );
    for (const term of wanted) if (title.includes(term)) found.set(term, false);
    for (const [word, isJoined] of found) {
      counts.set(word, (counts.get(word) ?? 0) + 1);
      if (isJoined) joined.add(word);
      else joined.delete(word);
    }
  }
  const count = (word: string) => counts.get(word) ?? 0;
  // What never stands without the character before or behind is no word (积金 of 公积金); the longest are looked at first.
  for (const word of [...joined].toSorted((a, b) => b.length - a.length)) {
    if (!joined.has(word)) continue;
    for (const part of [word.slice(1), word.slice(0, -1)])
      if (count(part) === count(word) && joined.delete(part)) counts.delete(part);
  }
  const byCount = (a: string, b: string) => count(b) - count(a) || (a < b ? -1 : 1);
  const frequent = [...counts.keys()].filter((word) => count(word) >= (joined.has(word) ? TITLES.joined : TITLES.word));
  const words = new Set([...frequent.toSorted(byCount).slice(0, MOST), ...[...cuts].filter(count), ...wanted]);
  return [...words].toSorted(byCount).flatMap((text) => {
    const syllables = syllablesOf(text);
    const isRead = syllables.length === [...text].length && syllables.every((syllable) => /^[a-z]+$/.test(syllable));
    return isRead ? [{ text, syllables }] : [];
  });
}

/** Without tones; ü is u. */
const syllablesOf = (text: string): string[] =>
  pinyin(text, { type: 'array', toneType: 'none', v: true }).map((syllable) => syllable.replaceAll('v', 'u'));

/**
 * Where each syllable begins among the common characters, as `readPinyin` reads it. A character that stands out of
 * order was put there by another of its readings: the longest row in order counts.
 */
export function syllableStarts(): string {
  const characters = commonCharacters();
  const syllables = characters.map((character) => syllablesOf(character)[0] ?? '');
  /** By syllable the last character of the longest row in order that ends with it. */
  const ends = new Map<string, { readonly length: number; readonly at: number }>();
  const before: number[] = [];
  for (const [at, syllable] of syllables.entries()) {
    let best = { length: 0, at: -1 };
    for (const [other, end] of ends) if (other <= syllable && end.length > best.length) best = end;
    before[at] = best.at;
    ends.set(syllable, { length: best.length + 1, at });
  }
  const last = [...ends.values()].reduce((a, b) => (b.length > a.length ? b : a), { length: 0, at: -1 });
  const row: number[] = [];
  for (let at = last.at; at >= 0; at = before[at] ?? -1) row.unshift(at);
  return row
    .filter((at, i) => syllables[at] !== syllables[row[i - 1] ?? -1])
    .map((at) => `${syllables[at]}${characters[at]}`)
    .join(' ');
}
