/** Places of words in one record, by the word; counted in words from the start of the record, ascending. */
export type WordPlaces = (word: string) => ReadonlySet<number>;

/** Whether words stand in a row from a place; in a gap anything may. */
const standAt = (words: readonly string[], places: WordPlaces, from: number): boolean =>
  words.every((word, i) => word === '' || places(word).has(from + i));

/** Where a phrase begins in a record. */
export function phrasePlaces(phrase: readonly string[], places: WordPlaces): number[] {
  const first = phrase.findIndex((word) => word !== '');
  return [...places(phrase[first] ?? '')].map((at) => at - first).filter((at) => standAt(phrase, places, at));
}

/**
 * Where a phrase of four words or more begins in a record with one of them wrong, missing or too many; null if nowhere.
 * The first word may be the wrong one: then the place is that of the second.
 */
export function nearPlace(phrase: readonly string[], places: WordPlaces): number | null {
  for (let cut = phrase.length - 1; cut >= 0; cut--) {
    const before = phrase.slice(0, cut);
    const after = phrase.slice(cut + 1);
    const starts = cut === 0 ? phrasePlaces(after, places) : phrasePlaces(before, places);
    if (cut === 0 || after.length === 0) {
      if (starts[0] !== undefined) return starts[0];
      continue;
    }
    const has = (words: readonly string[], from: number) => standAt(words, places, from);
    for (const at of starts) {
      const next = at + cut;
      // Another word in its place; none; one more before it.
      if (has(after, next + 1) || has(after, next) || has(phrase.slice(cut), next + 1)) return at;
    }
  }
  return null;
}

/** The smallest stretch of words that holds one place of each list; Infinity if one is empty. */
export function smallestStretch(lists: readonly (readonly number[])[]): number {
  const all = lists.flatMap((list, i) => list.map((at) => ({ at, i }))).sort((a, b) => a.at - b.at);
  const last: (number | undefined)[] = lists.map(() => undefined);
  let smallest = Number.POSITIVE_INFINITY;
  for (const { at, i } of all) {
    last[i] = at;
    if (last.every((place) => place !== undefined)) smallest = Math.min(smallest, at - Math.min(...last.map(Number)));
  }
  return smallest;
}
