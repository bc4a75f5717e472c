// Words of a site and how they are read aloud, to find them by Latin letters; runs in the reader's browser.
import { standardCharacters } from './chinese-scripts.ts';

/** The words as they are loaded. */
export interface PinyinPart {
  /** For each syllable the first of the common characters that has it: `a啊 ai埃 an氨`. They go by pinyin. */
  readonly syllables: string;
  /** Most frequent first, with a space between; with its syllables if it is read otherwise: `重庆chong'qing`. */
  readonly words: string;
}

export interface PinyinWord {
  readonly text: string;
  /** One for each character, without tone; ü is u. */
  readonly syllables: readonly string[];
}

/** Ready to be looked up. */
export interface PinyinWords {
  /** Most frequent first. */
  readonly words: readonly PinyinWord[];
  /** Of common characters, whether in a word or not. */
  readonly syllableOf: ReadonlyMap<string, string>;
  /** Words by all their letters (yibao), most frequent first. */
  readonly full: ReadonlyMap<string, readonly string[]>;
  /** By the first letter of each syllable (yb). */
  readonly initials: ReadonlyMap<string, readonly string[]>;
}

/** Words with one pinyin that are offered. */
const MOST = 4;
/** Words that letters written without a break are cut into. */
const PARTS = 4;

const spaced = (text: string) => text.split(' ').filter((part) => part !== '');

/** The 3,755 common characters of GB 2312. */
export const commonCharacters = (): string[] => standardCharacters().slice(0, 3755);

/** The usual syllables of common characters, given where each begins. */
function syllablesFrom(starts: string): Map<string, string> {
  const begun = new Map(spaced(starts).map((entry) => [entry.slice(-1), entry.slice(0, -1)]));
  let syllable = '';
  return new Map(
    commonCharacters().map((character) => {
      syllable = begun.get(character) ?? syllable;
      return [character, syllable];
    }),
  );
}

/** What {@link readPinyin} reads. */
export function writePinyin(syllables: string, words: readonly PinyinWord[]): PinyinPart {
  const usual = syllablesFrom(syllables);
  const written = ({ text, syllables }: PinyinWord) =>
    [...text].every((character, i) => usual.get(character) === syllables[i]) ? text : text + syllables.join("'");
  return { syllables, words: words.map(written).join(' ') };
}

export function readPinyin(part: PinyinPart): PinyinWords {
  const syllableOf = syllablesFrom(part.syllables);
  const [full, initials] = [new Map<string, string[]>(), new Map<string, string[]>()];
  const put = (map: Map<string, string[]>, key: string, word: string) => {
    const words = map.get(key);
    if (words) words.push(word);
    else map.set(key, [word]);
  };
  const words = spaced(part.words).map((entry) => {
    const [text = ''] = /^[^a-z]+/.exec(entry) ?? [];
    const read = entry.slice(text.length);
    const syllables = read === '' ? [...text].map((character) => syllableOf.get(character) ?? '') : read.split("'");
    put(full, syllables.join(''), text);
    put(initials, syllables.map((syllable) => syllable[0]).join(''), text);
    return { text, syllables };
  });
  return { words, syllableOf, full, initials };
}

/** Latin letters with what may stand between them in pinyin: tones are dropped, ü and v are u. */
export const LATIN = /[a-z\u00c0-\u024f]+(?:['’ ]+[a-z\u00c0-\u024f]+)*/g;
export const plainLetters = (written: string): string =>
  written
    .normalize('NFD')
    .replace(/[^a-z]/g, '')
    .replaceAll('v', 'u');

/** Words that plain letters may stand for, the likeliest first; several words have a space between. */
export function wordsFor(letters: string, { words, full, initials }: PinyinWords): string[] {
  const whole = full.get(letters) ?? cut(letters, full, PARTS) ?? [];
  const found = [...new Set([...whole, ...((letters.length > 1 && initials.get(letters)) || [])])];
  if (found.length > 0 || letters.length < 3) return found.slice(0, MOST);
  // Not typed to the end: as long as few words go on so. 医保 stands for 医保卡.
  const begun: string[] = [];
  for (const { text, syllables } of words)
    if (syllables.join('').startsWith(letters) && !begun.some((word) => text.includes(word))) begun.push(text);
  return begun.length > MOST ? [] : begun;
}

/** The fewest words whose letters follow one another, each the most frequent of its pinyin; null where there are none. */
function cut(letters: string, full: PinyinWords['full'], parts: number): [string] | null {
  for (let most = 2; most <= parts; most++) {
    const words = cutInto(letters, full, most);
    if (words) return [words.join(' ')];
  }
  return null;
}

function cutInto(letters: string, full: PinyinWords['full'], most: number): string[] | null {
  const [whole] = full.get(letters) ?? [];
  if (whole !== undefined) return [whole];
  if (most === 1) return null;
  for (let end = letters.length - 1; end > 1; end--) {
    const [first] = full.get(letters.slice(0, end)) ?? [];
    const rest = first === undefined ? null : cutInto(letters.slice(end), full, most - 1);
    if (first !== undefined && rest) return [first, ...rest];
  }
  return null;
}
