import type { LedgerKey } from '../domain/ledger-catalogue.ts';
import { hasErrors, type Problem } from '../domain/problem.ts';
import { chosenParts, type HiddenChoices } from '../ledgers/hidden-content.ts';
import { headerShare, noMapping } from '../ledgers/import-mapping.ts';
import type { ForeignFile } from '../ledgers/import-table.ts';
import { MAPPING_ENDING, mappingStem } from '../ledgers/mapping-file.ts';
import { readTableFile } from '../ledgers/read-ledgers.ts';
import type { ReadResult } from '../ledgers/table.ts';
import type { KnownMapping } from './remembered-mappings.ts';

/** What is known before a file is read: by whoever imports it, and from earlier imports. */
export interface ImportChoices {
  readonly given: KnownMapping | null;
  readonly remembered: readonly KnownMapping[];
  readonly ledger: LedgerKey | null;
  readonly hidden: HiddenChoices | null;
}

/**
 * Reads a file somebody brings with the mapping given, or with the remembered one that fits: its own name and half of the headers,
 * or all of the headers.
 */
export async function readForeignTable(
  { file, stem, bytes }: Pick<ForeignFile, 'file' | 'stem'> & { readonly bytes: Uint8Array },
  { given, remembered, ledger, hidden: hiddenGiven }: ImportChoices,
): Promise<{ source: ForeignFile; problems: readonly Problem[] }> {
  const ownName = mappingStem(file);
  const isOwn = (known: KnownMapping) =>
    known.file === ownName + MAPPING_ENDING || known.file.startsWith(`${ownName} `);
  const hidden = hiddenGiven ?? (given ?? remembered.find(isOwn))?.mapping.hidden ?? {};
  const results = new Map<string | null, ReadResult>();
  const read = async (rows: string | null) => {
    const result = results.get(rows) ?? (await readTableFile(file, bytes, { hidden, json: { rows } }));
    results.set(rows, result);
    return result;
  };
  let chosen = given;
  let closest = 0;
  for (const known of given ? [] : remembered) {
    if (hasErrors(known.problems) && !isOwn(known)) continue;
    if (ledger && known.mapping.ledger && known.mapping.ledger !== ledger) continue;
    const { tables } = await read(known.mapping.rows);
    const share = Math.max(0, ...tables.map((table) => headerShare(table, known.mapping)));
    const needed = isOwn(known) ? 0.5 : 1;
    if (share < needed || share + Number(isOwn(known)) <= closest) continue;
    chosen = known;
    closest = share + Number(isOwn(known));
  }
  const { tables, problems, hidden: found = [] } = await read(chosen?.mapping.rows ?? null);
  const source = {
    file,
    stem,
    tables,
    ledger,
    mapping: { ...(chosen?.mapping ?? noMapping), hidden: chosenParts(hidden, found) },
    mappingFile: chosen?.file ?? file,
  };
  return { source, problems: [...(chosen?.problems ?? []), ...problems] };
}
