/** Ends a block of text: no value goes over it. */
export const BLOCK_END = '\u0001';
export const BLOCK = 1;

/** Zeros of the digits that Uyghur and Kazakh (Arabic-Indic, two forms), Tibetan and Mongolian are written with. */
const ZEROS = [0x660, 0x6f0, 0xf20, 0x1810];
const zeroOf = (c: number): number => ZEROS.find((zero) => c >= zero && c < zero + 10) ?? c - 48;
/** All of these digits, in no order. */
export const OTHER_DIGITS = ZEROS.flatMap((zero) =>
  Array.from({ length: 10 }, (_, value) => String.fromCharCode(zero + value)),
).join('');
/** The code of the plain digit that stands for one of another script; of any other character, its own. */
export const plainDigit = (c: number): number => c - zeroOf(c) + 48;

export const isDigit = (c: number) => c >= 48 && c <= 57;
export const isWord = (c: number) => isDigit(c) || (c >= 97 && c <= 122);
export const isHan = (c: number) => c >= 0x3400 && c <= 0x9fff;
const isInvisible = (c: number) =>
  c === 0xad || (c >= 0x200b && c <= 0x200f) || c === 0x2060 || c === 0xfeff || (c < 32 && c !== BLOCK);

/**
 * A text as values are compared: full-width letters and digits plain, small letters, without invisible characters, and
 * with a space only between letters and digits.
 */
export class PlainCodes {
  codes = new Uint16Array(4096);
  length = 0;

  /** `origins` takes in where in the text each character of the plain form stood. */
  set(text: string, origins?: number[]): this {
    if (this.codes.length < text.length) this.codes = new Uint16Array(text.length * 2);
    const { codes } = this;
    let length = 0;
    let space = false;
    for (let i = 0; i < text.length; i++) {
      let c = text.charCodeAt(i);
      if (c === 32 || c === 10 || c === 9 || c === 0xa0 || c === 0x3000) {
        space = true;
        continue;
      }
      if (c >= 0xff01 && c <= 0xff5e) c -= 0xfee0;
      else if (c >= 0x660 && c <= 0x1819) c = plainDigit(c);
      if (c >= 65 && c <= 90) c += 32;
      else if (isInvisible(c)) continue;
      if (space) {
        if (length > 0 && isWord(codes[length - 1] as number) && isWord(c)) {
          if (origins !== undefined) origins[length] = i;
          codes[length++] = 32;
        }
        space = false;
      }
      if (origins !== undefined) origins[length] = i;
      codes[length++] = c;
    }
    this.length = length;
    return this;
  }

  text(from = 0, to = this.length): string {
    let text = '';
    for (let i = from; i < to; i++) text += String.fromCharCode(this.codes[i] as number);
    return text;
  }
}

/**
 * A hash of 53 bits that grows with each character (FNV-1a and another beside it): of a million values two share one
 * with a chance of one in 18,000.
 */
export class Hash {
  #high = 0;
  #low = 0;

  /** With another seed the same characters give another hash. */
  restart(seed = 0): this {
    this.#high = 0x811c9dc5 ^ seed;
    this.#low = 0x9747b28c ^ seed;
    return this;
  }

  add(code: number): void {
    this.#high = Math.imul(this.#high ^ code, 0x01000193);
    this.#low = Math.imul(this.#low ^ code, 0x5bd1e995) ^ (this.#low >>> 13);
  }

  /** The hash of a whole value. */
  of({ codes, length }: PlainCodes, seed = 0): number {
    this.restart(seed);
    for (let i = 0; i < length; i++) this.add(codes[i] as number);
    return this.value;
  }

  get value(): number {
    return (this.#high >>> 0) * 0x200000 + ((this.#low >>> 0) & 0x1fffff);
  }
}

/** Beginnings are looked up in a table of this many bits (its logarithm) first: almost none is there. */
const BITS = 22;

/**
 * Values by their first characters: whether any begins so at a place of a text is seen at once. The key rolls over the
 * text: each character pushes what the one that leaves gave out of its 32 bits.
 */
export class Beginnings {
  readonly #width: number;
  readonly #shift: number;
  /** Key → lengths of the values that begin so, the shortest first. */
  readonly #lengths = new Map<number, number[]>();
  readonly #bits = new Uint32Array(2 ** BITS / 32);

  constructor(width: 2 | 4 | 8) {
    this.#width = width;
    this.#shift = 32 / width;
  }

  add({ codes, length }: PlainCodes): void {
    let key = 0;
    for (let i = 0; i < this.#width; i++) key = (key << this.#shift) ^ Math.imul(codes[i] as number, MIXED);
    const bit = key >>> (32 - BITS);
    this.#bits[bit >>> 5] = (this.#bits[bit >>> 5] as number) | (1 << (bit & 31));
    const known = this.#lengths.get(key) ?? [];
    if (!known.includes(length))
      this.#lengths.set(
        key,
        [...known, length].sort((a, b) => a - b),
      );
  }

  /** Calls back for each place where a value may begin, with the lengths it may have. */
  visit({ codes, length }: PlainCodes, found: (at: number, lengths: readonly number[]) => void): void {
    if (this.#lengths.size === 0) return;
    const [bits, shift] = [this.#bits, this.#shift];
    let key = 0;
    for (let end = 0; end < length; end++) {
      key = (key << shift) ^ Math.imul(codes[end] as number, MIXED);
      const bit = key >>> (32 - BITS);
      if (((bits[bit >>> 5] as number) & (1 << (bit & 31))) === 0) continue;
      const lengths = end + 1 < this.#width ? undefined : this.#lengths.get(key);
      if (lengths !== undefined) found(end + 1 - this.#width, lengths);
    }
  }
}

/** Spreads the bits of a character over 32 (the golden ratio, as Knuth has it). */
const MIXED = 0x9e3779b1;
