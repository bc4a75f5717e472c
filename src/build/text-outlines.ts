import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkitten';

/** A character as it is drawn: the outline as SVG path data, y upwards, and how far the next one stands; an em is 1000. */
export interface Outline {
  readonly path: string;
  readonly advance: number;
}

const require = createRequire(import.meta.url);
const FONT = '@fontsource-variable/noto-sans-sc';
const BOLD = 700;

/**
 * The outlines of characters in the Chinese font that comes with the program, in bold, so that a picture is the same on every
 * machine whatever fonts it has. A character the font lacks is left out.
 */
export async function textOutlines(characters: ReadonlySet<string>): Promise<Map<string, Outline>> {
  const { default: subsetFont } = await import('subset-font');
  const outlines = new Map<string, Outline>();
  for (const [file, inFile] of Map.groupBy(characters, fileOf)) {
    if (file === null) continue;
    const whole = readFileSync(require.resolve(`${FONT}/files/noto-sans-sc-${file}-wght-normal.woff2`));
    const bold = await subsetFont(whole, inFile.join(''), { targetFormat: 'truetype', variationAxes: { wght: BOLD } });
    const font = create(Buffer.from(bold));
    if (!('glyphForCodePoint' in font)) continue;
    for (const character of inFile) {
      const glyph = font.glyphForCodePoint(character.codePointAt(0) ?? 0);
      if (glyph.id > 0) outlines.set(character, { path: glyph.path.toSVG(), advance: glyph.advanceWidth });
    }
  }
  return outlines;
}

/** The files the font comes in and what each has, as the package tells it. */
const files = Object.entries<string>(require(`${FONT}/unicode.json`)).map(([name, ranges]) => ({
  name: name.replace(/[[\]]/g, ''),
  ranges: ranges.split(',').map((range) => {
    const [first = '', last = first] = range.replace(/^U\+/i, '').split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)] as const;
  }),
}));

const fileOf = (character: string): string | null => {
  const code = character.codePointAt(0) ?? 0;
  return files.find(({ ranges }) => ranges.some(([first, last]) => code >= first && code <= last))?.name ?? null;
};
