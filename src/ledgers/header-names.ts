import { type LedgerKey, ledgerKeys, ledgerOf } from '../domain/ledger-catalogue.ts';
import { plainForm } from '../domain/plain-form.ts';

/** Headers given by hand: header in the file → ledger column (key or Chinese name), or '' to leave it out. */
export type Mapping = Readonly<Record<string, string>>;

/** Headers are compared without case, spaces, colons and the stars of required columns. */
export const headerForm = (header: string) =>
  plainForm(header)
    .replace(/\s+|^[*★☆•]+|[*★:]+$/g, '')
    .toLowerCase();

/** The same without a remark in brackets at its end: 办结日期(年-月-日). */
const withoutRemark = (form: string) => form.replace(/(?<=.)\([^()]{0,40}\)$/, '');

const columnNames = new Map(
  ledgerKeys.map((key) => {
    const names = new Map<string, string>();
    const columns = Object.entries(ledgerOf(key).columns);
    // Own names win over another column's aliases.
    for (const [name, column] of columns) for (const own of [name, column.zh]) names.set(headerForm(own), name);
    for (const [name, column] of columns) {
      for (const alias of column.aliases) if (!names.has(headerForm(alias))) names.set(headerForm(alias), name);
    }
    return [key, names] as const;
  }),
);
const namesOf = (key: LedgerKey): ReadonlyMap<string, string> => columnNames.get(key) ?? new Map();

/** The column of a ledger that a name stands for: its key, Chinese name or an alias; null if there is none. */
export function columnNamed(key: LedgerKey, name: string): string | null {
  const form = headerForm(name);
  return namesOf(key).get(form) ?? namesOf(key).get(withoutRemark(form)) ?? null;
}

/** What a mapping says of a header; undefined if it says nothing. */
export const mappedTo = (mapping: Mapping, header: string): string | undefined =>
  [header.trim(), plainForm(header)].filter((name) => Object.hasOwn(mapping, name)).map((name) => mapping[name])[0];

/** The column a header stands for, a mapping given by hand first. */
export function columnFor(header: string, key: LedgerKey, mapping: Mapping): string | null {
  if (header.trim() === '') return null;
  return columnNamed(key, mappedTo(mapping, header) ?? header);
}

/** How many of some texts are headers of any ledger. */
export const knownHeaders = (texts: readonly string[]): number =>
  texts.filter((text) => ledgerKeys.some((key) => columnNamed(key, text) !== null)).length;
