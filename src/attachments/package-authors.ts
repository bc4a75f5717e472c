import { strFromU8, strToU8 } from 'fflate';
import { withoutReferences } from './markup-text.ts';

/** Parts in which Office names who changed, commented or was mentioned, and how it writes the names there. */
const NAMED: readonly (readonly [path: RegExp, names: RegExp])[] = [
  [/^word\/.*\.xml$/, /(\s\w+:(?:author|initials|userId)=")([^"]*)(?=")/g],
  [/^xl\/(?:.*\/)?comments[^/]*\.xml$/, /(<(?:\w+:)?author(?:\s[^<>]*)?>)([^<]*)(?=<)/g],
  [/^xl\/persons\/.*\.xml$/, /(\s(?:displayName|userId)=")([^"]*)(?=")/g],
  [/^xl\/revisions\/.*\.xml$/, /(\suserName=")([^"]*)(?=")/g],
  [/^ppt\/(?:commentAuthors|authors)\.xml$/, /(\s(?:name|initials|userId)=")([^"]*)(?=")/g],
];
/** What Word itself puts there when it takes personal information out, as bytes of UTF-8. */
const NOBODY = strFromU8(strToU8('作者'), true);

/** A part without the names of those who wrote in it, and those names; null where it names nobody. */
export function withoutAuthors(path: string, part: Uint8Array): { part: Uint8Array; people: readonly string[] } | null {
  const names = NAMED.find(([pattern]) => pattern.test(path))?.[1];
  if (names === undefined) return null;
  // Byte by byte, so that all else stays as it is.
  const xml = strFromU8(part, true);
  const people = new Set<string>();
  const clean = xml.replace(names, (_whole, before: string, name: string) => {
    if (name !== '') people.add(withoutReferences(strFromU8(strToU8(name, true))));
    return before + (name === '' ? '' : NOBODY);
  });
  return people.size === 0 ? null : { part: strToU8(clean, true), people: [...people] };
}
