import { cellParts, isNameColumn } from './cell-parts.ts';
import { surnameOf } from './chinese-names.ts';
import { isWholeNumber, numberAlone, visitNumbers } from './number-runs.ts';
import { Beginnings, Hash, isDigit, isHan, isWord, PlainCodes } from './plain-codes.ts';

/** What stands for a value that was hidden because it stood in a private column. Contract §2. */
export const HIDDEN = '〔已隐去〕';

/** The fewest characters of a value. */
const SHORTEST = 4;
/** Seed of the hashes of numbers, which are compared by their digits alone. */
const NUMBER = 1;
/** Seed of the hashes of names. */
const NAME = 2;
const MOBILE = /^1[3-9]\d{9}$/;
/** Begins as a day does: 20260301 and 2026030114 are found as they are written only. */
const DAY = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])/;
/** A landline with its area code: two digits for the largest cities, three elsewhere (telephone numbering plan). */
const LANDLINE = /^0(?:10|2\d|[3-9]\d{2})(\d{7,8})$/;

/** Where in a text a value of a dropped column stands. */
interface DroppedHit {
  readonly start: number;
  readonly end: number;
  readonly column: string;
  /** A name of three characters: another person may be called the same. */
  readonly isName: boolean;
}

/**
 * Values of dropped columns, kept in memory only while a site is read, so that a code or name repeated in a public
 * cell is found, however it is spaced: texts by their plain form, numbers by their digits, landlines without the area
 * code as well. Values of fewer than four characters, place names and words that name nobody are not kept.
 */
export class DroppedValues {
  /** Hash of a value → the column it stood in. */
  readonly #known = new Map<number, string>();
  readonly #beginnings = new Beginnings(SHORTEST);
  readonly #names = new Beginnings(2);
  /** Hashes of landlines without their area codes. */
  readonly #locals = new Set<number>();
  #hasNumbers = false;
  readonly #own = new PlainCodes();
  readonly #text = new PlainCodes();
  readonly #hash = new Hash();
  /** Whether a word names a place of the site, or begins its name. */
  readonly isPlace: (word: string) => boolean;

  /** Identifier of a matter → names of two or three characters in its dropped cells, by header. */
  readonly #ofMatters = new Map<string, ReadonlyMap<string, string>>();

  constructor(isPlace: (word: string) => boolean = () => false) {
    this.isPlace = isPlace;
  }

  /** A cell of a dropped column, and each of several values that stand in it. */
  add(raw: string, column: string, harmless: (value: string) => boolean): void {
    for (const value of cellParts(raw, column)) {
      if (NOBODY.test(value) || harmless(value)) continue;
      if ([...value].length >= SHORTEST) this.#addValue(value, column);
      else if (isNameColumn(column) && isFullName(value) && !this.isPlace(value)) {
        const own = this.#own.set(value);
        this.#names.add(own);
        this.#keep(own, column, NAME);
      }
    }
  }

  /** Names in the row of a matter: in its updates they are the person's as well. */
  addOfMatter(id: string, names: ReadonlyMap<string, string>): void {
    if (names.size > 0) this.#ofMatters.set(id, names);
  }

  namesOfMatter(id: string): ReadonlyMap<string, string> | undefined {
    return this.#ofMatters.get(id);
  }

  #addValue(value: string, column: string): void {
    const own = this.#own.set(value);
    if (own.length < SHORTEST) return;
    const digits = numberAlone(own);
    if (digits !== null && isWholeNumber(digits) && (MOBILE.test(digits) || !DAY.test(digits))) {
      this.#hasNumbers = true;
      this.#keep(own.set(digits), column, NUMBER);
      const local = LANDLINE.exec(digits)?.[1];
      if (local !== undefined) this.#locals.add(this.#keep(own.set(local), column, NUMBER));
    } else {
      this.#beginnings.add(own);
      this.#keep(own, column);
    }
  }

  #keep(own: PlainCodes, column: string, seed = 0): number {
    const hash = this.#hash.of(own, seed);
    if (!this.#known.has(hash)) this.#known.set(hash, column);
    return hash;
  }

  get size(): number {
    return this.#known.size;
  }

  /** Every place in the text where a dropped value stands; runs of letters or digits must match as a whole. */
  find(text: string): DroppedHit[] {
    return this.#find(text, false);
  }

  /** The same, and names of three characters that stood in any row. */
  findWithNames(text: string): DroppedHit[] {
    return this.#find(text, true);
  }

  #find(text: string, withNames: boolean): DroppedHit[] {
    if (this.#known.size === 0) return [];
    const plain = this.#text.set(text);
    const hits = this.#look(plain, withNames);
    if (hits.length === 0) return hits;
    const origins: number[] = [];
    plain.set(text, origins);
    const apart: DroppedHit[] = [];
    let last = 0;
    for (const { start, end, ...hit } of hits.sort((a, b) => a.start - b.start || b.end - a.end)) {
      if (start < last) continue;
      last = end;
      apart.push({ start: origins[start] as number, end: (origins[end - 1] as number) + 1, ...hit });
    }
    return apart;
  }

  /** Places in the plain form. */
  #look(plain: PlainCodes, withNames: boolean): DroppedHit[] {
    const { codes, length } = plain;
    const hits: DroppedHit[] = [];
    const take = (hash: number, start: number, end: number, isName = false) => {
      const column = this.#known.get(hash);
      if (column !== undefined && standsAlone(codes, start, end, length)) hits.push({ start, end, column, isName });
    };
    if (withNames)
      this.#names.visit(plain, (at) => {
        if (at + 3 > length) return;
        const hash = this.#hash.restart(NAME);
        for (let i = at; i < at + 3; i++) hash.add(codes[i] as number);
        take(hash.value, at, at + 3, true);
      });
    this.#beginnings.visit(plain, (at, sizes) => {
      const hash = this.#hash.restart();
      let next = at;
      for (const size of sizes) {
        if (at + size > length) return;
        while (next < at + size) hash.add(codes[next++] as number);
        take(hash.value, at, next);
      }
    });
    if (this.#hasNumbers)
      visitNumbers(plain, this.#hash, NUMBER, (hash, at, end) => {
        // Behind another area code it is another's.
        if (this.#locals.has(hash) && isDigit(codes[at - 2] ?? 0) && !isHan(codes[at - 1] ?? 0)) return;
        // The bracket before an area code goes with it.
        const isOpen = codes[at - 1] === OPEN && hasClosing(codes, at, end);
        take(hash, isOpen ? at - 1 : at, end);
      });
    return hits;
  }

  /** The text with every dropped value replaced by 〔已隐去〕. */
  hide(text: string): string {
    return this.find(text)
      .toReversed()
      .reduce((t, f) => t.slice(0, f.start) + HIDDEN + t.slice(f.end), text);
  }
}

const OPEN = 40;
const hasClosing = (codes: Uint16Array, from: number, to: number) => codes.subarray(from, to).includes(41);

const NOBODY =
  /^(匿名|不详|不愿|未留|未知|无名|热心|本地|当地|有关|附近)?(用户|网友|群众|市民|村民|居民|业主|家长|家属|学生|代表|来访人|来电人|透露|姓名|联系方式|电话|待核实|不公开)*$/;

/** Hardly any word is one: of 4.8 million made-up names 76 stood in 300,000 characters of letters from residents. */
export const isFullName = (word: string) => /^\p{Script=Han}{3}$/u.test(word) && surnameOf(word) !== '';

const standsAlone = (codes: Uint16Array, from: number, to: number, length: number) =>
  !(from > 0 && isWord(codes[from] as number) && isWord(codes[from - 1] as number)) &&
  !(to < length && isWord(codes[to - 1] as number) && isWord(codes[to] as number));

/**
 * Names of two or three characters in the dropped cells of one row, by header. They are too short to be looked for all
 * over a ledger (平安 is a wish as well), but within their own row they are the person's. Places are no people.
 */
export function namesInRow(
  columns: ReadonlyMap<number, string>,
  cells: readonly string[],
  dropped: DroppedValues,
): Map<string, string> {
  const names = new Map<string, string>();
  for (const [index, header] of columns) {
    if (!isNameColumn(header)) continue;
    for (const value of cellParts(cells[index] ?? '', header)) {
      if (/^\p{Script=Han}{2,3}$/u.test(value) && !NOBODY.test(value) && !dropped.isPlace(value))
        names.set(value, header);
    }
  }
  return names;
}
