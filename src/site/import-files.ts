import { ledgerNamed, ledgerOf } from '../domain/ledger-catalogue.ts';
import { type ImportMapping, mappingText, saysNothing } from '../ledgers/import-mapping.ts';
import { type ImportedLedger, targetPath } from '../ledgers/import-table.ts';
import { MAPPING_ENDING, mappingStem } from '../ledgers/mapping-file.ts';
import { readCsv } from '../ledgers/read-csv.ts';
import { csvText } from '../outputs/csv.ts';
import type { KnownMapping } from './remembered-mappings.ts';
import { SITE_FILE } from './settings-file.ts';
import { siteSettingsText } from './templates.ts';

/** Where a mapping is kept; with the ledger's name if another ledger's file of the same name was there first. */
function mappingPath(source: string, mapping: ImportMapping, taken: ReadonlyMap<string, ImportMapping>): string {
  const path = mappingStem(source);
  const other = taken.get(path + MAPPING_ENDING)?.ledger;
  return other && mapping.ledger && other !== mapping.ledger
    ? `${path} ${ledgerOf(mapping.ledger).zh}${MAPPING_ENDING}`
    : path + MAPPING_ENDING;
}

/** What goes into the site: the ledgers, the mapping of each source, and settings where there are none. */
export function filesToWrite(
  ledgers: readonly ImportedLedger[],
  remembered: readonly KnownMapping[],
  hasSettings: boolean,
) {
  const files = new Map<string, string>();
  for (const one of ledgers) files.set(targetPath(one.ledger, one.source.stem), csvText(one.headers, one.rows));
  const taken = new Map(remembered.map(({ file, mapping }) => [file, mapping]));
  for (const source of new Set(ledgers.map((one) => one.source))) {
    const own = ledgers.filter((one) => one.source === source);
    // In a workbook of several ledgers one header means several things: only what was given is remembered.
    const only = own.length === 1 ? own[0] : undefined;
    const found = only ? { ledger: only.ledger, headers: { ...source.mapping.headers, ...only.columns } } : {};
    const mapping = { ...source.mapping, ...found };
    if (saysNothing(mapping) && own.every((one) => one.ignored.length === 0)) continue;
    const path = mappingPath(source.file, mapping, taken);
    taken.set(path, mapping);
    files.set(path, mappingText(mapping));
  }
  if (!hasSettings) {
    files.set(SITE_FILE, siteSettingsText({ name: '未命名站点', organiser: '未填写', review: { required: '否' } }));
  }
  return files;
}

/** What stood in a ledger file that is to be replaced: identifiers that are gone, and those that name something else now. */
export function changesOf(path: string, before: Uint8Array | null, after: string | undefined) {
  const none = { vanished: [], renamed: [], kept: 0 };
  const key = ledgerNamed(path.split('/')[1] ?? '');
  const { columns = {}, key: identifier } = key === null ? {} : ledgerOf(key);
  const zh = columns[identifier ?? '']?.zh;
  const name = (columns.title ?? columns.name)?.zh;
  if (zh === undefined || before === null || after === undefined) return none;
  const namesOf = (bytes: Uint8Array) => {
    const [header, ...rows] = readCsv(path, bytes).tables[0]?.rows ?? [];
    const [at, called] = [zh, name].map((title) => header?.cells.indexOf(title ?? '') ?? -1) as [number, number];
    return new Map(rows.map(({ cells }) => [cells[at] ?? '', cells[called] ?? '']));
  };
  const [then, now] = [namesOf(before), namesOf(new TextEncoder().encode(after))];
  const common = [...then.keys()].filter((id) => now.has(id));
  return {
    vanished: [...then.keys()].filter((id) => !now.has(id)),
    renamed: common.filter((id) => then.get(id) !== now.get(id)),
    kept: common.length,
  };
}
