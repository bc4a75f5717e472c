import { plainForm } from './plain-form.ts';
import type { Place } from './problem.ts';
import { masked as printedName, shorten } from './shorten.ts';

/** A line of the site's allow-list (content/allow.csv): one finding that a person answers for. */
export interface AllowedFinding {
  /** The file as messages call it, from the site's folder. */
  readonly file: string;
  /** Where in it, as messages say it: 第 3 行「答复」; 全文 for the file as a whole. */
  readonly position: string;
  /** What was found, as messages call it: 手机号码. */
  readonly what: string;
  /** Its masked form, as messages show it: 138****5678. Empty where the place has one finding of the kind only. */
  readonly masked: string;
  /** The line's row in the allow-list. */
  readonly row: number;
}

/** A finding of personal data, as far as accepting it goes. Positions are those of the text it stands in. */
interface AcceptableFinding {
  readonly what: string;
  readonly masked: string;
  readonly start: number;
  readonly end: number;
}

/** A line that accepted nothing, and what it may have meant: masked forms of the findings of its kind at its place. */
export interface UnusedLine extends AllowedFinding {
  readonly there: readonly string[];
}

/** 全文: a finding in a file as a whole has no place of its own. */
const WHOLE = '全文';

/** Positions are compared by their words and numbers: 「三月」 第 3 行「答复」 is 三月 3 答复 as well. */
const positionForm = (written: string): string =>
  plainForm(written)
    .replace(/第\s*(\d+)\s*行(?:\s*第\s*\d+\s*列)?/g, ' $1 ')
    .replace(/[「」"“”'()\s]+/g, ' ')
    .trim();

/**
 * The position of a finding as it may be written, as it is or as messages print it; the column within a line does not
 * count.
 */
function positionsOf({ sheet, row, line, column, header }: Place): string[] {
  const number = line ?? row;
  const own = typeof column === 'string' ? column : '';
  const headers = header == null ? [] : [header, shorten(header)];
  const names = [own, ...headers.flatMap((one) => [one, `${one} ${own}`])];
  return [sheet ?? '', printedName(sheet ?? '')].flatMap((start) =>
    names.map((name) => positionForm(`${start} ${number ?? ''} ${name}`) || WHOLE),
  );
}

/** What counts as the same text when it is repeated: spaces, dashes and brackets within a number don't matter. */
function valueForm(text: string): string {
  const plain = plainForm(text).replace(/[\s\u2010-\u2015\u2212-]+/g, '');
  return /^[\d()]+$/.test(plain) ? plain.replace(/[()]/g, '') : plain;
}

const maskedForm = (text: string): string => plainForm(text).replace(/\s+/g, '');
const keyOf = (what: string, text: string): string => `${what} ${valueForm(text)}`;

/**
 * Which findings of personal data a person has accepted, and which numbers are official: public telephones of the units
 * and contacts ledgers. It remembers what it let pass, for the sweep of the built site and to tell lines that are not
 * needed.
 */
export class AllowList {
  readonly #lines: readonly AllowedFinding[];
  /** Line → the one value it accepted. */
  readonly #used = new Map<AllowedFinding, string>();
  /** Line → what stands at its place and is not accepted by it. */
  readonly #meant = new Map<AllowedFinding, string[]>();
  readonly #official = new Set<string>();
  /** Kind and value of what was accepted. */
  readonly #accepted = new Map<string, string>();

  constructor(lines: readonly AllowedFinding[] = []) {
    this.#lines = lines;
  }

  /** Takes the numbers of a cell of public telephones for official, wherever they are repeated. */
  addOfficial(phones: string): void {
    for (const run of plainForm(phones).match(/\(?\d[\d\s()\u2010-\u2015\u2212-]{5,}\d/g) ?? [])
      this.#official.add(valueForm(run));
  }

  /** Whether a text is an official number. */
  isOfficial = (text: string): boolean => this.#official.has(valueForm(text));

  /**
   * The findings of one cell or line that may not stand. A line of the list lets one value pass, here and nowhere else:
   * without its masked form only where it is the only one of its kind; where two values have the same masked form, two
   * lines are needed.
   */
  refused<F extends AcceptableFinding>(place: Place, text: string, findings: readonly F[]): F[] {
    const textOf = ({ start, end }: F) => text.slice(start, end);
    const left = findings.filter((one) => !this.isOfficial(textOf(one)));
    const here = left.length === 0 ? [] : this.#linesAt(place);
    if (here.length === 0) return left;
    const refused = new Set<F>();
    for (const [what, alike] of Map.groupBy(left, (one) => one.what)) {
      const lines = here.filter((line) => line.what === what);
      const values = Map.groupBy(alike, (one) => valueForm(textOf(one)));
      for (const line of lines) this.#match(line, lines, values);
      const accepted = new Set(lines.map((line) => this.#used.get(line)));
      const others = alike.filter((one) => !accepted.has(valueForm(textOf(one))));
      for (const one of others) refused.add(one);
      for (const line of lines) this.#meant.set(line, [...new Set(others.map(({ masked }) => masked))]);
      for (const [value, [one]] of values)
        if (one && accepted.has(value)) this.#accepted.set(keyOf(what, value), textOf(one));
    }
    return left.filter((one) => refused.has(one));
  }

  #linesAt(place: Place): AllowedFinding[] {
    if (this.#lines.length === 0) return [];
    const files = [place.file, printedName(place.file)];
    const own = this.#lines.filter(({ file }) => files.includes(file));
    if (own.length === 0) return own;
    const positions = positionsOf(place);
    return own.filter(({ position }) => positions.includes(positionForm(position)));
  }

  /** Finds the value a line stands for, if there is no doubt which one it is: of those that no other line accepted. */
  #match(
    line: AllowedFinding,
    lines: readonly AllowedFinding[],
    values: ReadonlyMap<string, readonly AcceptableFinding[]>,
  ) {
    if (this.#used.has(line)) return;
    const masked = maskedForm(line.masked);
    const taken = new Set(lines.map((other) => this.#used.get(other)));
    const meant = [...values].flatMap(([value, [one]]) =>
      !taken.has(value) && (masked === '' || (one && maskedForm(one.masked) === masked)) ? [value] : [],
    );
    const alike = lines.filter((other) => !this.#used.has(other) && maskedForm(other.masked) === masked);
    const most = masked === '' ? Number(values.size === 1) : alike.length;
    if (meant[0] !== undefined && meant.length <= most) this.#used.set(line, meant[0]);
  }

  /** Whether a value may stand somewhere in the built site: an official number, or accepted as this kind. */
  acceptsValue = (what: string, text: string): boolean =>
    this.isOfficial(text) || this.#accepted.has(keyOf(what, text));

  /** What was accepted, and the official numbers. */
  get accepted(): Iterable<string> {
    return [...this.#official, ...this.#accepted.values()];
  }

  /** Lines that accepted nothing. */
  get unused(): readonly UnusedLine[] {
    return this.#lines
      .filter((line) => !this.#used.has(line))
      .map((line) => ({ ...line, there: this.#meant.get(line) ?? [] }));
  }
}
