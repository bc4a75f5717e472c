import { type LedgerKey, ledgerKeys, ledgerOf } from '../domain/ledger-catalogue.ts';
import { plainForm } from '../domain/plain-form.ts';

/** Headers given by hand: header in the file → ledger column (key or Chinese name), or '' to leave it out. */
export type Mapping = Readonly<Record<string, string>>;

/** Headers are compared without case, spaces and remarks in brackets at their end. */
export const headerForm = (header: string) =>
  plainForm(header)
    .replace(/\s+/g, '')
    .replace(/\((必填|选填|可选)\)$|[*:：]$/g, '')
    .toLowerCase();

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
export const columnNamed = (key: LedgerKey, name: string): string | null => namesOf(key).get(headerForm(name)) ?? null;

/** What a mapping says of a header; undefined if it says nothing. */
export const mappedTo = (mapping: Mapping, header: string): string | undefined =>
  [header.trim(), plainForm(header)].filter((name) => Object.hasOwn(mapping, name)).map((name) => mapping[name])[0];

/** The column a header stands for, a mapping given by hand first. */
export function columnFor(header: string, key: LedgerKey, mapping: Mapping): string | null {
  const form = headerForm(header);
  if (form === '') return null;
  const mapped = mappedTo(mapping, header);
  return namesOf(key).get(mapped === undefined ? form : headerForm(mapped)) ?? null;
}

/** How many of some texts are headers of any ledger. */
export const knownHeaders = (texts: readonly string[]): number =>
  texts.filter((text) => ledgerKeys.some((key) => columnNamed(key, text) !== null)).length;
