import { withoutReferences } from './markup-text.ts';

/**
 * Attributes of Office's XML in which somebody writes words: names of sheets, columns and shapes, descriptions of
 * pictures, prompts and warnings of cells, entries of lists. Sizes, positions and identifiers are digits and nobody's.
 */
const WRITTEN =
  /\s(?:\w+:)?(?:name|descr|title|alt|prompt|promptTitle|error|errorTitle|tooltip|display|displayText|caption|subject|string|description)="([^"]+)"/g;
/** Tags of Word whose `val` somebody writes: variables of the document, fields of forms. */
const FIELD =
  /<\w+:(?:docVar|alias|tag|default|helpText|statusText|listEntry|listItem)\s[^<>]*?\w+:val(?:ue)?="([^"]+)"/g;
/** Cells as a pivot table stores them once more. */
const STORED = /<(?:s|n|d)\s[^<>]*?\bv="([^"]+)"/g;
/** Those who wrote are named there; who they are is taken out before a file is published (clean-office.ts). */
const NAMES_AUTHORS = /(?:^|\/)(?:comment|authors\.xml$|persons?\/|people\.xml$)/i;

/** What somebody wrote into the tags of a part. */
export function attributeTexts(path: string, xml: string): string[] {
  if (NAMES_AUTHORS.test(path)) return [];
  const patterns = [WRITTEN, FIELD, ...(/pivotCache/.test(path) ? [STORED] : [])];
  const texts = patterns.flatMap((pattern) =>
    [...xml.matchAll(pattern)].map(([, text = '']) => withoutReferences(text)),
  );
  // Words of the formats themselves are letters without a number: names of relations, namespaces, looks.
  return [...new Set(texts)].filter((text) => /\d{5}|[^\p{ASCII}]|@/u.test(text));
}
