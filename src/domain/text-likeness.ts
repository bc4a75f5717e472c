/**
 * A sketch of a text is the smallest number in each of 32 bins (one-permutation min-hash): the share of equal bins is
 * about the likeness.
 */
const BINS = 32;
const EMPTY = 0x7fffffff;
/**
 * Texts are looked at that agree in all bins, and then those that agree in one of ten bands of three: of texts 0.7 alike
 * almost all (1 − (1 − 0.7³)¹⁰ = 98 %), of texts 0.2 alike few (8 %).
 */
const BAND = 3;
const BANDS: readonly (readonly [start: number, end: number])[] = [
  [0, BINS],
  ...Array.from({ length: 10 }, (_, band) => [band * BAND, (band + 1) * BAND] as const),
];
/** In a band, a text is held against so many before it: time grows with the texts even where thousands agree. */
const REACH = 16;
/** Pairs of a text that count: of longer texts the beginning does. */
const MOST_PAIRS = 4096;
/** Stands for characters that do not count. */
const SKIPPED = 1;

/**
 * Finds like texts among very many. A text counts as its pairs of neighbouring characters without punctuation, spaces,
 * width and case; two texts are as alike as the share of pairs both have among those either has (Jaccard), 0 to 1.
 * Texts are known by their number and asked for when needed: none is kept.
 */
export class LikeTexts {
  readonly #count: number;
  readonly #textAt: (text: number) => string;
  /** The character a UTF-16 unit counts as, as far as such units were met; else 0. */
  readonly #folded = new Uint16Array(0x10000);
  /** The pairs of the text last asked for, as well-mixed numbers. */
  readonly #pairs = new Int32Array(MOST_PAIRS);
  /** The turn in which a pair was last seen in the one text and in the other. */
  readonly #seen = [new Int32Array(0x10000), new Int32Array(0x10000)] as const;
  #turn = 0;
  /** Text after text, 32 numbers each. */
  readonly #sketches: Int32Array;

  constructor(count: number, textAt: (text: number) => string) {
    this.#count = count;
    this.#textAt = textAt;
    this.#sketches = new Int32Array(count * BINS).fill(EMPTY);
    for (let text = 0; text < count; text++) this.#sketch(text);
  }

  /** Characters that count. */
  lengthAt = (text: number): number => this.#readPairs(text) + 1;

  likeness(a: number, b: number): number {
    const turn = ++this.#turn;
    const [inA, inB] = this.#seen;
    let [either, both] = [0, 0];
    const lengthA = this.#readPairs(a);
    for (let i = 0; i < lengthA; i++) {
      const pair = (this.#pairs[i] ?? 0) >>> 16;
      if (inA[pair] !== turn) either++;
      inA[pair] = turn;
    }
    const lengthB = this.#readPairs(b);
    for (let i = 0; i < lengthB; i++) {
      const pair = (this.#pairs[i] ?? 0) >>> 16;
      if (inB[pair] === turn) continue;
      inB[pair] = turn;
      if (inA[pair] === turn) both++;
      else either++;
    }
    return either === 0 ? 0 : both / either;
  }

  /** A number that very like texts mostly have in common, and others do not. */
  familyAt = (text: number): number => this.#agreed(text, 0, BAND);

  /**
   * Pairs of texts that may be alike, as `[later, earlier]`, for every later text as long as it is `wanted`; a pair may
   * come more than once. From a text back, the search ends at the first one that is not `near`. Good for up to two
   * million texts.
   */
  *candidates(
    wanted: (later: number) => boolean,
    near: (later: number, earlier: number) => boolean,
  ): Generator<readonly [later: number, earlier: number]> {
    const count = this.#count;
    // What texts agree in and their number, as one number: sorted, like texts stand together in the order given.
    const sorted = new Float64Array(count);
    for (const [start, end] of BANDS) {
      for (let text = 0; text < count; text++) sorted[text] = this.#agreed(text, start, end) * count + text;
      sorted.sort();
      for (let at = 1; at < count; at++) {
        const later = (sorted[at] ?? 0) % count;
        const first = (sorted[at] ?? 0) - later;
        for (let back = at - 1; back >= Math.max(0, at - REACH) && (sorted[back] ?? 0) >= first; back--) {
          const earlier = (sorted[back] ?? 0) - first;
          if (!wanted(later) || !near(later, earlier)) break;
          if (this.#mayBeLike(later, earlier)) yield [later, earlier];
        }
      }
    }
  }

  #agreed(text: number, start: number, end: number): number {
    let agreed = 0;
    for (let bin = text * BINS + start; bin < text * BINS + end; bin++)
      agreed = mixed(agreed + (this.#sketches[bin] ?? 0));
    return agreed >>> 0;
  }

  #sketch(text: number): void {
    const first = text * BINS;
    const length = this.#readPairs(text);
    for (let i = 0; i < length; i++) {
      const pair = this.#pairs[i] ?? 0;
      const bin = first + (pair & (BINS - 1));
      if (pair < (this.#sketches[bin] ?? 0)) this.#sketches[bin] = pair;
    }
    // An empty bin takes over from the next one.
    for (let bin = 2 * BINS - 1; bin >= 0; bin--) {
      const [here, next] = [first + (bin % BINS), first + ((bin + 1) % BINS)];
      if (this.#sketches[here] === EMPTY) this.#sketches[here] = mixed(this.#sketches[next] ?? EMPTY);
    }
  }

  /** Whether the sketches agree in half of the bins, as those of texts 0.7 alike do but for a few in a hundred. */
  #mayBeLike(a: number, b: number): boolean {
    let left = BINS / 2;
    for (let bin = 0; bin < BINS && left >= 0; bin++)
      if (this.#sketches[a * BINS + bin] !== this.#sketches[b * BINS + bin]) left--;
    return left >= 0;
  }

  /** Reads the pairs of a text, and gives how many. */
  #readPairs(number: number): number {
    const text = this.#textAt(number);
    let count = 0;
    let before = 0;
    for (let i = 0; i < text.length && count < MOST_PAIRS; i++) {
      const unit = text.charCodeAt(i);
      const character = this.#folded[unit] || this.#fold(unit);
      if (character === SKIPPED) continue;
      if (before !== 0) this.#pairs[count++] = mixed((before << 16) | character);
      before = character;
    }
    return count;
  }

  #fold(unit: number): number {
    const character = String.fromCharCode(unit);
    const counts = /[\p{L}\p{N}\p{M}\p{Cs}]/u.test(character);
    const folded = counts ? character.normalize('NFKC').toLowerCase().charCodeAt(0) : SKIPPED;
    this.#folded[unit] = folded;
    return folded;
  }
}

/** A 32-bit number whose bits all depend on all bits of the one given (the finaliser of MurmurHash3). */
function mixed(number: number): number {
  const a = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  const b = Math.imul(a ^ (a >>> 13), 0xc2b2ae35);
  return b ^ (b >>> 16);
}
