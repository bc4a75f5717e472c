import type { CalendarDate } from '../domain/calendar-date.ts';

/**
 * A PDF that Chromium wrote, without what differs from one run to the next: its dates are set to the beginning of a day,
 * and the headers of tables, which are named by numbers from the browser's memory, are counted in the order of the text.
 * Everything stays as long as it was: the table at the end of a PDF counts bytes.
 */
export function settlePdf(pdf: Buffer, day: CalendarDate): Buffer {
  const names = new Map<string, string>();
  const nameOf = (found: string) => {
    const name = names.get(found) ?? `(node${String(names.size + 1).padStart(8, '0')})`;
    names.set(found, name);
    return name;
  };
  const text = pdf
    .toString('latin1')
    .replace(DATE, `D:${day.replaceAll('-', '')}000000+00'00'`)
    .replace(NODE, nameOf)
    // The list of names has to be in their order, with the first and the last in front (ISO 32000-1, 7.9.6).
    .replace(LIST, (_list, listed: string) => {
      const pairs = (listed.match(/\(node\d{8}\) \d+ 0 R/g) ?? []).toSorted();
      const [first, last] = [pairs[0], pairs.at(-1)].map((pair) => pair?.slice(0, '(node12345678)'.length));
      return `/Limits [${first} ${last}]\n/Names [${pairs.join(' ')}]`;
    });
  return Buffer.from(text, 'latin1');
}

const DATE = /(?<=\/(?:CreationDate|ModDate) \()D:\d{14}[+-]\d\d'\d\d'(?=\))/g;
const NODE = /\(node\d{8}\)/g;
const LIST = /\/Limits \[\(node\d{8}\) \(node\d{8}\)\]\n\/Names \[((?:\(node\d{8}\) \d+ 0 R ?)+)\]/g;
