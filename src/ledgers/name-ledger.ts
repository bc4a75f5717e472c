import { type LedgerKey, ledgerKeys, ledgerNamed, ledgerOf } from '../domain/ledger-catalogue.ts';
import { plainForm } from '../domain/plain-form.ts';
import { findHeader, headerScore } from './find-header.ts';
import { columnFor, type Mapping } from './header-names.ts';
import type { Table } from './table.ts';

/** All names of ledgers as file names carry them, longest first. */
const ledgerNames = ledgerKeys
  .flatMap((key) => [ledgerOf(key).name, ledgerOf(key).zh, ...ledgerOf(key).aliases].map((name) => ({ key, name })))
  .toSorted((a, b) => b.name.length - a.name.length);

/** The ledger whose name a text ends or begins with: at a separator, or directly where the name is Chinese. */
function ledgerNamedWithin(text: string): { readonly key: LedgerKey; readonly name: string } | null {
  const form = plainForm(text).toLowerCase().replaceAll('_', '-');
  const apart = (name: string, rest: string | undefined) =>
    rest === undefined || /^\p{Script=Han}/u.test(name) || /[^\p{L}\p{N}]/u.test(rest);
  const found = ledgerNames.filter(
    ({ name }) =>
      (form.endsWith(name) && apart(name, form.at(-name.length - 1))) ||
      (form.startsWith(name) && apart(name, form[name.length])),
  );
  const longest = found.filter(({ name }) => name.length === found[0]?.name.length);
  // What a Chinese name is about stands at its end.
  return longest.find(({ name }) => form.endsWith(name)) ?? longest[0] ?? null;
}

/**
 * The ledger a table is by its names: the sheet's, the folder's below data/ or the file's, then what the file's name
 * begins or ends with (`问题台账-大桥镇`), unless the headers speak for another ledger. Null if none of them says.
 */
export function ledgerByName(table: Table): LedgerKey | null {
  const parts = table.file.split('/');
  const stem = (parts.at(-1) ?? '').replace(/\.[^.]+$/, '');
  const folder = parts.length > 2 ? parts[1] : undefined;
  const sheet = table.sheet === null ? null : ledgerNamed(table.sheet);
  const file = (folder ? ledgerNamed(folder) : null) ?? ledgerNamed(stem);
  if (sheet !== null && (file === null || findHeader(table, sheet, {}) !== null)) return sheet;
  if (file !== null) return file;
  const within = ledgerNamedWithin(stem) ?? (table.sheet === null ? null : ledgerNamedWithin(table.sheet));
  // 问题台账 says what it is; 活动 and other synonyms may stand in any file's name.
  if (within === null || [ledgerOf(within.key).zh, ledgerOf(within.key).name].includes(within.name))
    return within?.key ?? null;
  const spoken = ledgerByHeaders(table);
  const columns = (key: LedgerKey) => {
    const header = findHeader(table, key, {});
    return header === null ? 0 : headerScore(header, key, {});
  };
  return spoken !== null && columns(spoken) > columns(within.key) ? spoken : within.key;
}

/** The ledger whose columns a table names best: at least two, all required ones but those `import` can supply. */
export function ledgerByHeaders(
  table: Table,
  mapping: Mapping = {},
  suppliable: ReadonlySet<string> = new Set(),
): LedgerKey | null {
  let best: { key: LedgerKey; score: number } | null = null;
  for (const key of ledgerKeys) {
    const header = findHeader(table, key, mapping);
    if (!header) continue;
    const named = new Set(header.cells.map((cell) => columnFor(cell, key, mapping)));
    const missing = Object.entries(ledgerOf(key).columns).some(
      ([name, column]) => column.required && !named.has(name) && !suppliable.has(name),
    );
    const score = headerScore(header, key, mapping);
    if (!missing && score >= 2 && score > (best?.score ?? 0)) best = { key, score };
  }
  return best?.key ?? null;
}
