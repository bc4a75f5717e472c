import { type Problem, problem } from '../domain/problem.ts';
import { decodeText } from '../ledgers/decode-text.ts';
import { type ImportMapping, mappingFields, noMapping } from '../ledgers/import-mapping.ts';
import { readYaml } from '../markdown/read-yaml.ts';
import type { SiteFolder } from './site.ts';

/** Where a site keeps what it knows of its sources: one readable file for each, named for the source. */
export const MAPPINGS = 'data/mappings';
export const MAPPING_ENDING = '.mapping.yaml';

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

/** The file of a source's mapping, without the ending; `stem` is the name of the source without folder and ending. */
export const mappingStem = (stem: string): string => `${MAPPINGS}/${stem.replace(/^[.~]+/, '')}`;

/** Mappings the site remembers. */
export const rememberedMappings = (folder: SiteFolder): KnownMapping[] =>
  folder
    .list(MAPPINGS)
    .filter((path) => path.endsWith(MAPPING_ENDING))
    .map((path) => readMapping(path, folder.read(path) ?? new Uint8Array()));
