/**
 * What a file's boxes and columns tell of people that its other texts repeat otherwise: names too short to be looked for
 * in a whole ledger, and numbers in another spelling. Kept in memory only while the file is redacted.
 */
export class KnownPeople {
  /** Name → the box it stood in. Of forms alone: a form is about one person. */
  readonly #names = new Map<string, string>();
  /** Digits → the column they stood in. */
  readonly #numbers = new Map<string, string>();

  addName(name: string, column: string): void {
    this.#names.set(name, column);
  }

  /** Takes in the telephone and other numbers of a cell, below a title that speaks of such. */
  addNumbers(cell: string, column: string): void {
    if (!/电话|手机|号|联系/.test(column)) return;
    for (const { digits } of numbersIn(cell)) {
      this.#numbers.set(digits, column);
      this.#numbers.set(localPart(digits), column);
    }
  }

  /** Where they stand in a text. */
  find(text: string): { start: number; end: number; column: string }[] {
    const names = [...this.#names].flatMap(([name, column]) =>
      placesOf(name, text).map((start) => ({ start, end: start + name.length, column })),
    );
    const numbers = (this.#numbers.size === 0 ? [] : numbersIn(text)).flatMap(({ start, end, digits }) => {
      const column = this.#numbers.get(digits) ?? this.#numbers.get(localPart(digits));
      return column === undefined ? [] : [{ start, end, column }];
    });
    return [...names, ...numbers];
  }
}

/** (0999) 655-5123, 138 1234 5678: digits with a few signs between them. */
const NUMBER = /[(（]?[\d０-９](?:[\s()（）.‐-―－-]{0,2}[\d０-９]){6,19}/g;

const numbersIn = (text: string) =>
  [...text.matchAll(NUMBER)].map(({ 0: written, index }) => ({
    start: index,
    end: index + written.length,
    digits: written.normalize('NFKC').replace(/\D/g, ''),
  }));

/** A landline without its area code, 7 or 8 digits; any other number as it is. */
const localPart = (digits: string): string => /^0(?:10|2\d|[3-9]\d{2})(\d{7,8})$/.exec(digits)?.[1] ?? digits;

/** Every place of a word in a text. */
export function placesOf(word: string, text: string): number[] {
  const found: number[] = [];
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) found.push(at);
  return found;
}
