/** A part of a text, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** More than this at a time and some voices fall silent; a listener loses the thread as well. */
const LONGEST = 80;

/**
 * What ends a sentence: Chinese and Latin marks, those of Arabic script (؟ ۔ ؛), the Tibetan shad and the Mongolian full
 * stop; with the quotes and brackets that close behind it. A point ends one only before a space: 3.5 is a figure.
 */
const END = /(?:[。！？；…!?؟۔؛།᠃]|\.(?=\s|$))+[”’」』）》】)\]"']*|\n/g;
const PAUSE = /[，、：,:،]/g;

/** The sentences of a text in reading order, without the spaces around them; long ones are parted at their commas. */
export function sentences(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const end of [...endsOf(text, END), text.length]) {
    for (const cut of [...cutsOf(text, start, end), end]) {
      const part = text.slice(start, cut);
      if (/[\p{L}\p{N}]/u.test(part)) {
        const from = start + part.length - part.trimStart().length;
        spans.push({ start: from, end: from + part.trim().length });
      }
      start = cut;
    }
  }
  return spans;
}

const endsOf = (text: string, mark: RegExp): number[] =>
  [...text.matchAll(mark)].map(({ index, 0: found }) => index + found.length);

/** Where a stretch is parted so that no part is longer than it must be. */
function cutsOf(text: string, start: number, end: number): number[] {
  const pauses = end - start > LONGEST ? endsOf(text.slice(start, end), PAUSE).map((at) => start + at) : [];
  const cuts: number[] = [];
  let from = start;
  for (const [at, pause] of pauses.entries()) {
    if ((pauses[at + 1] ?? end) - from <= LONGEST) continue;
    cuts.push(pause);
    from = pause;
  }
  return cuts;
}
