import { BLOCK, type Hash, isDigit, type PlainCodes } from './plain-codes.ts';

/** Fewer digits are a figure. */
const FEWEST_DIGITS = 7;
const MOST_DIGITS = 20;

const ONLY_NUMBER = /^[+\d\s()\u2010-\u2015\u2212-]+x?$/;

/** The digits of a value that is a number and nothing else, without the country's code; null for any other value. */
export function numberAlone(own: PlainCodes): string | null {
  const text = own.length <= 40 ? own.text() : '';
  return ONLY_NUMBER.test(text) ? text.replace(/[^\dx]/g, '').replace(/^(?:00)?86(?=1[3-9]\d{9}$)/, '') : null;
}

/** Whether a number has as many digits as are looked for. */
export const isWholeNumber = (digits: string) => digits.length >= FEWEST_DIGITS && digits.length <= MOST_DIGITS;

/** Given the hash of the digits alone, and where in the plain form the number begins and ends. */
type FoundNumber = (hash: number, at: number, end: number) => void;

/** Every number in a text, from where a group of digits begins to where one ends. */
export function visitNumbers(plain: PlainCodes, hash: Hash, seed: number, found: FoundNumber): void {
  const { codes } = plain;
  for (const [from, to] of numberRuns(plain)) {
    for (let at = from; at < to; at++) {
      if (!isDigit(codes[at] as number) || (at > from && isDigit(codes[at - 1] as number))) continue;
      visitFrom(plain, at, to, hash.restart(seed), found);
      // The country's code may stand before a mobile.
      for (const start of [at, at + 2])
        if (codes[start] === 56 && codes[start + 1] === 54) visitFrom(plain, start + 2, to, hash.restart(seed), found);
    }
  }
}

function visitFrom({ codes }: PlainCodes, at: number, to: number, hash: Hash, found: FoundNumber): void {
  let digits = 0;
  let gap = 0;
  for (let i = at; i < to && digits < MOST_DIGITS; i++) {
    const c = codes[i] as number;
    const isCheck = c === LETTER_X && digits === 17;
    if (isDigit(c) || isCheck) {
      hash.add(c);
      digits++;
      gap = 0;
    } else if (++gap > 2) return;
    const ends = i + 1 === to || !isDigit(codes[i + 1] as number);
    if (gap === 0 && ends && digits >= FEWEST_DIGITS) found(hash.value, at, i + 1);
  }
}

const LETTER_X = 120;

/** What may stand within a number, beside its digits. */
const isBetween = (c: number) =>
  c === 32 || c === 45 || c === 40 || c === 41 || (c >= 0x2010 && c <= 0x2015) || c === 0x2212 || c === LETTER_X;

/** Stretches with at least seven digits: where each begins and ends. */
function numberRuns({ codes, length }: PlainCodes): [from: number, to: number][] {
  const runs: [number, number][] = [];
  let start = -1;
  let digits = 0;
  for (let i = 0; i <= length; i++) {
    const c = i < length ? (codes[i] as number) : BLOCK;
    if (isDigit(c)) {
      if (digits === 0) start = i;
      digits++;
    } else if (digits > 0 && !isBetween(c)) {
      if (digits >= FEWEST_DIGITS) runs.push([start, i]);
      digits = 0;
    }
  }
  return runs;
}
