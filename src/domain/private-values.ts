import { isWholeNumber, numberAlone, visitNumbers } from './number-runs.ts';
import { Beginnings, Hash, isHan, isWord, PlainCodes } from './plain-codes.ts';

/**
 * What a private value may be beside that: nothing; the name of a unit or a place as well (an address); or a
 * text that stands in public matters as well (the usual sentences of replies). It is no longer looked for then.
 */
export type Besides = 'nothing' | 'name' | 'text';

/** Where a private value stood. */
export interface PrivateSource {
  /** For staff: 「联系电话」列. */
  readonly name: string;
  readonly besides: Besides;
}

/** A private value that was found: where in the text that was looked through, and where it had stood. */
export interface PrivateHit {
  readonly source: PrivateSource;
  /** The value with all but its first character hidden. */
  readonly masked: string;
}

/** The fewest characters of a value; and of a long one, whose beginning tells more. */
const SHORTEST = 4;
const LONG = 8;

/** Seed of the hashes of numbers, which are compared by their digits alone. */
const NUMBER = 1;
/** Seed of the hashes of identifiers where they stand by themselves. */
const CODE = 2;
/** A day is no number of anybody's. */
const DAY = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/;
const ONLY_TIME = /^[\d\s:./年月日时分t-]+$/;

type Found = (hash: number, source: PrivateSource, value: () => string) => void;

/**
 * Private values of a site, kept in memory only, as hashes of their plain form: no value can be read out of it again.
 * Numbers are compared by their digits alone. Values that would be found by chance are not kept: fewer than four
 * characters, days and times, short figures.
 */
export class PrivateValues {
  readonly #known = new Map<number, PrivateSource>();
  /** By the beginning of names, of short and of long values. */
  readonly #names = new Beginnings(2);
  readonly #short = new Beginnings(SHORTEST);
  readonly #long = new Beginnings(LONG);
  readonly #sources = new Map<string, PrivateSource>();
  readonly #own = new PlainCodes();
  readonly #hash = new Hash();

  get size(): number {
    return this.#known.size;
  }

  /** A value as it stood in the input. */
  add(raw: string, name: string, besides: Besides = 'nothing'): void {
    const own = this.#own.set(raw);
    const digits = numberAlone(own);
    if (digits !== null) {
      if (isWholeNumber(digits) && !DAY.test(digits)) this.#keep(own.set(digits), this.#source(name, besides), NUMBER);
      return;
    }
    const text = own.length <= 40 ? own.text() : '';
    if (own.length < SHORTEST || ONLY_TIME.test(text)) return;
    // Words of a foreign language stand in any page's markup.
    if (/^[a-z ]+$/.test(text) && text.length < 8) return;
    this.#keepText(own, this.#source(name, besides));
  }

  /**
   * An identifier, looked for as it is written: 2026030114 is not the day and hour 2026-03-01 14. A short one is found
   * only where an identifier stands by itself.
   */
  addCode(raw: string, name: string): void {
    const own = this.#own.set(raw);
    this.#keep(own, this.#source(name, 'nothing'), CODE);
    if (own.length < SHORTEST || (own.length < 6 && /^\d+$/.test(own.text()))) return;
    this.#keepText(own, this.#source(name, 'nothing'));
  }

  /** A person's name of two or three characters; longer ones as other values. Public where it stands publicly. */
  addName(raw: string, name: string): void {
    const own = this.#own.set(raw);
    if (own.length >= SHORTEST) this.add(raw, name, 'text');
    else if (/^\p{Script=Han}{2,3}$/u.test(own.text())) {
      this.#names.add(own);
      this.#keep(own, this.#source(name, 'text'));
    }
  }

  /** The sentences of a text that are long enough to be known by. */
  addSentences(text: string, name: string, least = 12): void {
    for (const sentence of text.split(/[。！？；!?;\n]/))
      if ([...sentence.trim()].length >= least) this.add(sentence, name, 'text');
  }

  /** Stops looking for what may be public and stands in this public text: a name (of a place, an office), or a text. */
  release(text: string, isName: boolean): void {
    this.#look(
      text,
      (hash, { besides }) => {
        if (besides === 'text' || (besides === 'name' && isName)) this.#known.delete(hash);
      },
      // Within a longer word as well: the search index cuts words otherwise.
      false,
    );
  }

  /** Stops looking for what stands in this text: somebody answers for it. */
  forget(text: string): void {
    this.#look(text, (hash) => this.#known.delete(hash));
  }

  /** Private values in a text, each once. */
  find(text: string): PrivateHit[] {
    const found = new Map<number, PrivateHit>();
    if (this.#known.size === 0) return [];
    this.#look(text, (hash, source, value) => {
      found.set(hash, { source, masked: `${value().slice(0, 1)}***` });
    });
    return [...found.values()];
  }

  /** Whether this is one of the identifiers. */
  isCode(id: string): PrivateHit | null {
    const source = this.#known.get(this.#hash.of(this.#own.set(id), CODE));
    return source === undefined ? null : { source, masked: `${id.slice(0, 1)}***` };
  }

  #source(name: string, besides: Besides): PrivateSource {
    const key = `${besides} ${name}`;
    const known = this.#sources.get(key) ?? { name, besides };
    this.#sources.set(key, known);
    return known;
  }

  #keepText(own: PlainCodes, source: PrivateSource): void {
    (own.length < LONG ? this.#short : this.#long).add(own);
    this.#keep(own, source);
  }

  #keep(own: PlainCodes, source: PrivateSource, seed = 0): void {
    const hash = this.#hash.of(own, seed);
    // What is surely private stays so if it stood in another column as well.
    const before = this.#known.get(hash)?.besides ?? 'text';
    if (before === 'text' || source.besides === 'nothing') this.#known.set(hash, source);
  }

  readonly #text = new PlainCodes();

  #look(text: string, found: Found, alone = true): void {
    const plain = this.#text.set(text);
    for (const beginnings of [this.#names, this.#short, this.#long])
      beginnings.visit(plain, (at, sizes) => this.#lookAt(plain, at, sizes, found, alone));
    visitNumbers(plain, this.#hash, NUMBER, (hash, at, end) => {
      const source = this.#known.get(hash);
      if (source !== undefined) found(hash, source, () => plain.text(at, end));
    });
  }

  #lookAt(plain: PlainCodes, at: number, sizes: readonly number[], found: Found, alone: boolean): void {
    const { codes, length } = plain;
    const hash = this.#hash.restart();
    let next = at;
    for (const size of sizes) {
      if (at + size > length) return;
      while (next < at + size) hash.add(codes[next++] as number);
      const source = this.#known.get(hash.value);
      if (source !== undefined && !(alone && !standsAlone(codes, at, next, length)))
        found(hash.value, source, () => plain.text(at, at + size));
    }
  }
}

/** Letters and digits must end with the value; so must the Chinese text around a name of two characters. */
function standsAlone(codes: Uint16Array, from: number, to: number, length: number): boolean {
  const before = from > 0 ? (codes[from - 1] as number) : 0;
  const after = to < length ? (codes[to] as number) : 0;
  if (to - from < 3) return !isHan(before) && !isHan(after);
  return !(isWord(codes[from] as number) && isWord(before)) && !(isWord(codes[to - 1] as number) && isWord(after));
}
