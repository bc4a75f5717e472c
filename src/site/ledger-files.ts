import { mappingFile } from '../ledgers/mapping-file.ts';
import type { LedgerFile } from '../ledgers/read-ledgers.ts';
import { rememberedMappings } from './remembered-mappings.ts';
import type { SiteFolder } from './site-folder.ts';

/** Table files in the data folder; other files there (remembered mappings) are not ledgers. */
const isTable = (path: string) =>
  !/(^|\/)([.~]|(README(\.\w+)?|Thumbs\.db|desktop\.ini)$)/i.test(path) && !path.endsWith('.mapping.yaml');

/** The table files of a site, ready to be read; what their mappings say of hidden content goes with them. */
export function ledgerFiles(folder: SiteFolder, mappings = rememberedMappings(folder)): LedgerFile[] {
  const choices = new Map(mappings.map(({ file, mapping }) => [file, mapping.hidden]));
  return folder
    .list('data')
    .filter(isTable)
    .map((path) => ({
      path,
      read: () => folder.read(path) ?? new Uint8Array(),
      hidden: choices.get(mappingFile(path)),
    }));
}
