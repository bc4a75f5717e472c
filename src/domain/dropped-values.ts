import { maskPersonalData } from './personal-data.ts';

/** What stands for a value that was hidden because it stood in a private column. Contract §2. */
export const HIDDEN = '〔已隐去〕';

/**
 * Values of dropped columns, kept in memory only while a site is read, so that a code or name repeated in a public
 * cell is found. Values of fewer than four characters, place names and words that name nobody are not kept.
 */
export class DroppedValues {
  /** Value → the column it stood in. */
  readonly #known = new Map<string, string>();
  /** First four characters → lengths of the values that begin so, longest first: codes of one kind share both. */
  readonly #lengths = new Map<string, number[]>();
  /** Whether a word names a place of the site, or begins its name. */
  readonly isPlace: (word: string) => boolean;

  constructor(isPlace: (word: string) => boolean = () => false) {
    this.isPlace = isPlace;
  }

  add(raw: string, column: string, harmless: (value: string) => boolean): void {
    const value = raw.trim();
    if ([...value].length < 4 || this.#known.has(value) || NOBODY.test(value) || harmless(value)) return;
    this.#known.set(value, column);
    const start = value.slice(0, 4);
    const lengths = this.#lengths.get(start) ?? [];
    if (!lengths.includes(value.length))
      this.#lengths.set(
        start,
        [...lengths, value.length].sort((a, b) => b - a),
      );
  }

  get size(): number {
    return this.#known.size;
  }

  /** Every place in the text where a dropped value stands; runs of letters or digits must match as a whole. */
  find(text: string): { start: number; end: number; column: string }[] {
    const found: { start: number; end: number; column: string }[] = [];
    if (this.#known.size === 0) return found;
    for (let i = 0; i + 4 <= text.length; i++) {
      for (const length of this.#lengths.get(text.slice(i, i + 4)) ?? []) {
        const column = this.#known.get(text.slice(i, i + length));
        if (column === undefined || i + length > text.length || !standsAlone(text, i, i + length)) continue;
        found.push({ start: i, end: i + length, column });
        i += length - 1;
        break;
      }
    }
    return found;
  }

  /** The text with every dropped value replaced by 〔已隐去〕. */
  hide(text: string): string {
    return this.find(text)
      .toReversed()
      .reduce((t, f) => t.slice(0, f.start) + HIDDEN + t.slice(f.end), text);
  }
}

const NOBODY =
  /^(匿名|不详|不愿|未留|未知|无名|热心|本地|当地|有关|附近)?(用户|网友|群众|市民|村民|居民|业主|家长|家属|学生|代表|来访人|来电人|透露|姓名|联系方式|电话|待核实|不公开)*$/;
const WORD = /[\p{Script=Latin}\d]/u;
const standsAlone = (text: string, start: number, end: number) =>
  !(WORD.test(text[start] ?? '') && WORD.test(text[start - 1] ?? '')) &&
  !(WORD.test(text[end - 1] ?? '') && WORD.test(text[end] ?? ''));

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
    if (!/[人名]|群众|网友|用户/.test(header) || /址|电话|手机|号|籍|单位/.test(header)) continue;
    const value = cells[index]?.trim() ?? '';
    if (/^\p{Script=Han}{2,3}$/u.test(value) && !NOBODY.test(value) && !dropped.isPlace(value))
      names.set(value, header);
  }
  return names;
}

/** A text fit to be published: values of dropped columns and the names of its own row hidden, personal data masked. */
export function withoutPrivate(text: string, dropped: DroppedValues, names: Iterable<string>): string {
  let hidden = dropped.hide(text);
  for (const name of names) hidden = hidden.replaceAll(name, HIDDEN);
  return maskPersonalData(hidden);
}
