// Traditional and simplified characters in queries; runs in the reader's browser.

/** What a site's texts need to be found by a query in traditional characters. */
export interface SimplifiedPart {
  /** In pairs: a traditional character, the simplified one. */
  readonly characters: string;
  /** Words that are not simplified character by character (乾坤 stays 乾坤). */
  readonly phrases: readonly (readonly [traditional: string, simplified: string])[];
}

/** Each a simplified character with the forms of it that stand in the site's traditional texts, most frequent first. */
export type TraditionalPart = readonly string[];

/**
 * The characters of GB 2312, the standard set of simplified Chinese, in its order: every browser knows them by their
 * bytes. The first 3,755 are the common ones, by pinyin.
 */
export function standardCharacters(): string[] {
  const [rows, cells] = [0xf7 - 0xb0 + 1, 0xfe - 0xa1 + 1];
  const bytes = Array.from({ length: rows * cells }, (_, i) => [0xb0 + Math.floor(i / cells), 0xa1 + (i % cells)]);
  return [...new TextDecoder('gbk').decode(Uint8Array.from(bytes.flat()))];
}

/** Traditional characters that are in GB 2312 too (乾 後 徵), among some. */
export function inBothScripts(characters: Iterable<string>): string {
  const simplified = new Set(standardCharacters());
  return [...characters].filter((character) => simplified.has(character)).join('');
}

/** Whether a text may hold traditional characters: others than GB 2312's, or one of those that are both. */
export function mayBeTraditional(text: string, both: string): boolean {
  const simplified = new Set(standardCharacters());
  return (text.match(/\p{Script=Han}/gu) ?? []).some((found) => !simplified.has(found) || both.includes(found));
}

/** A text in simplified characters. */
export function simplify(text: string, { characters, phrases }: SimplifiedPart): string {
  const pairs = [...characters];
  const forms = new Map(pairs.flatMap((from, i) => (i % 2 === 0 ? [[from, pairs[i + 1] ?? from] as const] : [])));
  let simple = '';
  for (let at = 0; at < text.length; ) {
    const [phrase, simplified] = phrases.find(([words]) => text.startsWith(words, at)) ?? [];
    const taken = phrase ?? String.fromCodePoint(text.codePointAt(at) ?? 0);
    simple += simplified ?? forms.get(taken) ?? taken;
    at += taken.length;
  }
  return simple;
}

/** For each character of a text the forms it may have in the site's traditional texts, the likeliest first. */
export function traditionalForms(text: string, part: TraditionalPart): string[][] {
  const forms = new Map(part.map((entry) => [...entry]).map(([simple, ...others]) => [simple, others]));
  return [...text].map((character) => forms.get(character) ?? [character]);
}
