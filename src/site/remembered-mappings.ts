import { type Problem, problem } from '../domain/problem.ts';
import { decodeText } from '../ledgers/decode-text.ts';
import { type ImportMapping, mappingFields, noMapping } from '../ledgers/import-mapping.ts';
import { MAPPING_ENDING, MAPPINGS } from '../ledgers/mapping-file.ts';
import { readYaml } from '../markdown/read-yaml.ts';
import type { SiteFolder } from './site-folder.ts';

export interface KnownMapping {
  readonly file: string;
  readonly mapping: ImportMapping;
  readonly problems: readonly Problem[];
}

export function readMapping(file: string, bytes: Uint8Array): KnownMapping {
  const decoded = decodeText(bytes);
  if (!decoded.ok)
    return { file, mapping: noMapping, problems: [problem('unknown-encoding', { file, line: decoded.row }, decoded)] };
  const { value, problems } = readYaml(file, decoded.text, mappingFields);
  return { file, mapping: value ?? noMapping, problems };
}

/** Mappings the site remembers. */
export const rememberedMappings = (folder: SiteFolder): KnownMapping[] =>
  folder
    .list(MAPPINGS)
    .filter((path) => path.endsWith(MAPPING_ENDING))
    .map((path) => readMapping(path, folder.read(path) ?? new Uint8Array()));
