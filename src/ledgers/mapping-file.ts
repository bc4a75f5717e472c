/** Where a site keeps what it knows of its sources: one readable file for each, named for the source. */
export const MAPPINGS = 'data/mappings';
export const MAPPING_ENDING = '.mapping.yaml';

/** The file of a source's mapping, without the ending. Takes the source's path, with or without folder and ending. */
export function mappingStem(source: string): string {
  const name = source.replaceAll('\\', '/').split('/').at(-1) ?? source;
  return `${MAPPINGS}/${name.replace(/(?<=.)\.[A-Za-z]{3,4}$/, '').replace(/^[.~]+/, '')}`;
}

/** The file of a source's mapping. */
export const mappingFile = (source: string): string => mappingStem(source) + MAPPING_ENDING;
