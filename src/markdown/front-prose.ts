import { isMap, isScalar, LineCounter, parseDocument } from 'yaml';
import { pageFields } from '../domain/document.ts';
import type { Prose } from './prose.ts';

const { title, summary } = pageFields;
const SAID = new Set(
  Object.entries({ title, summary }).flatMap(([name, { zh, aliases }]) => [name, zh.toLowerCase(), ...aliases]),
);

/** What the front matter says in sentences, the title and the summary, each with the line its key stands on. */
export function frontProse(yaml: string, lineOffset: number): Prose[] {
  const lines = new LineCounter();
  const { contents } = parseDocument(yaml, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  if (!isMap(contents)) return [];
  return contents.items.flatMap(({ key, value }) => {
    if (!isScalar(key) || !isScalar(value) || !SAID.has(String(key.value).normalize('NFKC').trim().toLowerCase()))
      return [];
    const line = lines.linePos(key.range?.[0] ?? 0).line + lineOffset;
    return [{ text: String(value.value ?? '').trim(), lines: [{ at: 0, line }], headings: [], tagless: true }];
  });
}
