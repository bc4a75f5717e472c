// Words to offer where nothing was found; runs in the reader's browser.
import { type PinyinWord, type PinyinWords, plainLetters } from './pinyin-words.ts';
import { phrasesOf, runsOf } from './search-text.ts';

/** Words that are offered. */
const MOST = 5;
/** How like a word has to be: the part of both that is the same, 1 for all. Letters are fewer than characters. */
const LIKE = 0.6;
const LIKE_LETTERS = 0.75;
/** What a character counts that only sounds the same (医宝 for 医保): the commonest slip of those who type pinyin. */
const SOUND = 0.8;

/** Words of the site that are nearest to a query, most like first; the more frequent of those that are as like. */
export function nearestWords(query: string, words: PinyinWords): string[] {
  const asked = phrasesOf(query).flatMap(runsOf).flat();
  const text = asked.join('');
  const letters = plainLetters(text);
  const isLatin = letters.length === text.length;
  const same = (a: string, b: string) => {
    const sound = words.syllableOf.get(a);
    return a === b ? 1 : sound !== undefined && sound === words.syllableOf.get(b) ? SOUND : 0;
  };
  const likeness = ({ text: word, syllables }: PinyinWord): number => {
    if (isLatin) return likenessOf([...letters], [...syllables.join('')], (a, b) => Number(a === b));
    return likenessOf(asked, [...word], same);
  };
  return words.words
    .map((word) => ({ text: word.text, like: likeness(word) }))
    .filter(({ text: word, like }) => word !== text && (like >= (isLatin ? LIKE_LETTERS : LIKE) || text.includes(word)))
    .sort((a, b) => b.like - a.like)
    .slice(0, MOST)
    .map(({ text }) => text);
}

/** Twice what two rows have in common, in the same order, by the length of both. */
function likenessOf(a: readonly string[], b: readonly string[], same: (a: string, b: string) => number): number {
  let row = [0, ...b.map(() => 0)];
  for (const one of a) {
    const next = [0];
    for (const [i, other] of b.entries())
      next.push(Math.max(next[i] ?? 0, row[i + 1] ?? 0, (row[i] ?? 0) + same(one, other)));
    row = next;
  }
  return (2 * (row.at(-1) ?? 0)) / Math.max(1, a.length + b.length);
}
