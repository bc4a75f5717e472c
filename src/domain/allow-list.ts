import { plainForm } from './plain-form.ts';
import type { Place } from './problem.ts';

/** A line of the site's allow-list (content/allow.csv): one finding that a person answers for. */
export interface AllowedFinding {
  /** The file as messages call it, from the site's folder. */
  readonly file: string;
  /** Where in it, as messages say it: 第 3 行「答复」; 全文 for the file as a whole. */
  readonly position: string;
  /** What was found, as messages call it: 手机号码. */
  readonly what: string;
  /** The line's row in the allow-list. */
  readonly row: number;
}

/** 全文: a finding in a file as a whole has no place of its own. */
const WHOLE = '全文';

/** Positions are compared by their words and numbers: 「三月」 第 3 行「答复」 is 三月 3 答复 as well. */
const positionForm = (written: string): string =>
  plainForm(written)
    .replace(/第\s*(\d+)\s*行(?:\s*第\s*\d+\s*列)?/g, ' $1 ')
    .replace(/[「」"“”'()\s]+/g, ' ')
    .trim();

/** The position of a finding as it may be written; the column within a line does not count. */
function positionsOf({ sheet, row, line, column, header }: Place): string[] {
  const number = line ?? row;
  const start = `${sheet ?? ''} ${number ?? ''}`;
  const own = typeof column === 'string' ? column : '';
  const names = header == null ? [own] : [own, header, `${header} ${own}`];
  return names.map((name) => positionForm(`${start} ${name}`) || WHOLE);
}

/** What counts as the same text when it is repeated: spaces and dashes within a number don't matter. */
const valueForm = (text: string): string => plainForm(text).replace(/[\s\u2010-\u2015\u2212-]+/g, '');

/**
 * Which findings of personal data a person has accepted, and which numbers are official: public telephones of the units
 * and contacts ledgers. It remembers what it let pass, for the sweep of the built site and to tell lines that are not
 * needed.
 */
export class AllowList {
  readonly #lines: readonly AllowedFinding[];
  readonly #used = new Set<AllowedFinding>();
  readonly #values = new Set<string>();

  constructor(lines: readonly AllowedFinding[] = []) {
    this.#lines = lines;
  }

  /** Takes the numbers of a cell of public telephones for official, wherever they are repeated. */
  addOfficial(phones: string): void {
    for (const run of phones.match(/\d[\d\s-]{5,}\d/g) ?? []) this.#values.add(valueForm(run));
  }

  /** Whether a finding may stand. `text` is what was found. */
  accepts(place: Place, what: string, text: string): boolean {
    if (this.acceptsValue(text)) return true;
    if (this.#lines.length === 0) return false;
    const positions = positionsOf(place);
    const line = this.#lines.find(
      (one) => one.file === place.file && one.what === what && positions.includes(positionForm(one.position)),
    );
    if (line === undefined) return false;
    this.#used.add(line);
    this.#values.add(valueForm(text));
    return true;
  }

  /** Whether a text was accepted somewhere, or is an official number. */
  acceptsValue = (text: string): boolean => this.#values.has(valueForm(text));

  /** What was accepted, and the official numbers. */
  get accepted(): Iterable<string> {
    return this.#values;
  }

  /** Lines that matched nothing. */
  get unused(): readonly AllowedFinding[] {
    return this.#lines.filter((line) => !this.#used.has(line));
  }
}
