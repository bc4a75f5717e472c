import { attribute, prefixed, withAttributes, XmlPart } from './xml-part.ts';

/** Why a cell is marked; each has a colour of its own. */
export type Tone = 'error' | 'warning' | 'filled';

/**
 * No palette of Excel or WPS offers these colours: a cell that has one was marked by us, and is so known again. The
 * last digit is still missing: 7 where the cell's own colour was put below ours, else 6.
 */
const TINTS: Readonly<Record<Tone, string>> = { error: 'FFFFC9C', warning: 'FFFFF0A', filled: 'FFCEEFC' };
/** The colour that solid fills give where they have none. */
export const NO_COLOUR = 'indexed="64"';

/** The numbered lists that cell formats refer to, in the standard's order, and what each must hold at least. */
const STYLE_LISTS = {
  fonts: '<font><sz val="11"/><name val="宋体"/><charset val="134"/></font>',
  fills: '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
  borders: '<border><left/><right/><top/><bottom/><diagonal/></border>',
  cellStyleXfs: '<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>',
  cellXfs: '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
};
type StyleList = keyof typeof STYLE_LISTS;
const styleLists = Object.keys(STYLE_LISTS) as StyleList[];
const AFTER_STYLE_LISTS = ['cellStyles', 'dxfs', 'tableStyles', 'colors', 'extLst'];

function withAllLists(xml: string): string {
  const part = new XmlPart(xml);
  for (const [index, name] of styleLists.entries()) {
    const list = part.child(name);
    if (part.list(list).length > 0) continue;
    if (list) part.replace(list.start, list.end, '');
    const following = [...styleLists.slice(index + 1), ...AFTER_STYLE_LISTS];
    part.insertBefore(following, prefixed(`<${name}>${STYLE_LISTS[name]}</${name}>`, part.prefix));
  }
  return part.toString();
}

/** The styles of a workbook; all that is there stays, new ones come behind it. */
export class Styles {
  /** The cell formats that bear one of our colours from an earlier run. */
  readonly marked: ReadonlySet<number>;
  readonly #part: XmlPart;
  readonly #lists: Readonly<Record<StyleList, string[]>>;
  readonly #known = new Map<string, number>();

  constructor(xml: string) {
    const part = new XmlPart(withAllLists(xml));
    const items = (name: StyleList) => part.list(part.child(name)).map(({ start, end }) => part.xml.slice(start, end));
    this.#part = part;
    this.#lists = {
      fonts: items('fonts'),
      fills: items('fills'),
      borders: items('borders'),
      cellStyleXfs: items('cellStyleXfs'),
      cellXfs: items('cellXfs'),
    };
    const tinted = (xf: string, index: number) => (isTint(this.#fillOf(xf)) ? [index] : []);
    this.marked = new Set(this.#lists.cellXfs.flatMap(tinted));
  }

  /** The cell format like another one but in our colour; with null, as it was before it got one. */
  tinted(style: number, tone: Tone | null): number {
    const key = `${style} ${tone}`;
    const index = this.#known.get(key) ?? this.#addTinted(style, tone);
    this.#known.set(key, index);
    return index;
  }

  #addTinted(style: number, tone: Tone | null): number {
    const xf = this.#lists.cellXfs[style] ?? this.#lists.cellXfs[0] ?? '';
    const below = colourBelow(this.#fillOf(xf));
    const colour = tone === null ? below : tintOf(tone, below);
    const fillId = colour === NO_COLOUR ? 0 : this.#addFill(colour, tone === null ? NO_COLOUR : below);
    return this.#add('cellXfs', withAttributes(xf, { fillId, applyFill: 1 }));
  }

  /** A cell format of the list sheet: framed, wrapped, and text for good (`@`, number format 49). */
  ofList(look: string, colour: string): number {
    const side = (name: string) => `<${name} style="thin"><color rgb="FFBFBFBF"/></${name}>`;
    const border = `<border>${['left', 'right', 'top', 'bottom'].map(side).join('')}<diagonal/></border>`;
    const font = `<font>${look}<name val="宋体"/><charset val="134"/></font>`;
    const ids = [
      `numFmtId="49" fontId="${this.#add('fonts', this.#own(font))}"`,
      `fillId="${colour === NO_COLOUR ? 0 : this.#addFill(colour, NO_COLOUR)}"`,
      `borderId="${this.#add('borders', this.#own(border))}" xfId="0"`,
      ...['NumberFormat', 'Font', 'Fill', 'Border', 'Alignment'].map((name) => `apply${name}="1"`),
    ];
    const xf = `<xf ${ids.join(' ')}><alignment vertical="top" wrapText="1"/></xf>`;
    return this.#add('cellXfs', this.#own(xf));
  }

  toString() {
    for (const name of styleLists) {
      const list = this.#part.child(name);
      const items = this.#lists[name];
      const added = items.slice(this.#part.list(list).length).join('');
      if (list && added !== '') this.#part.append(list, added, { count: items.length });
    }
    return this.#part.toString();
  }

  #add(name: StyleList, item: string): number {
    const known = this.#lists[name].indexOf(item);
    return known >= 0 ? known : this.#lists[name].push(item) - 1;
  }

  #addFill(colour: string, below: string): number {
    const fill = `<patternFill patternType="solid"><fgColor ${colour}/><bgColor ${below}/></patternFill>`;
    return this.#add('fills', this.#own(`<fill>${fill}</fill>`));
  }

  #fillOf = (xf: string) => this.#lists.fills[Number(attribute(xf, 'fillId') ?? 0)] ?? '';
  #own = (xml: string) => prefixed(xml, this.#part.prefix);
}

const colourOf = (fill: string, name: string) =>
  new RegExp(`<(?:[\\w.-]+:)?${name}\\s+([^>]*?)\\s*/?>`).exec(fill)?.[1] ?? NO_COLOUR;
export const tintOf = (tone: Tone, below: string) => `rgb="${TINTS[tone]}${below === NO_COLOUR ? 6 : 7}"`;
const isTint = (fill: string) =>
  new RegExp(`"(?:${Object.values(TINTS).join('|')})[67]"`).test(colourOf(fill, 'fgColor'));

/** The clerk's colour: a solid fill has no use for its second one, so that keeps it while ours is the first. */
function colourBelow(fill: string): string {
  if (!/Type="solid"/.test(fill)) return NO_COLOUR;
  if (!isTint(fill)) return colourOf(fill, 'fgColor');
  return colourOf(fill, 'fgColor').endsWith('7"') ? colourOf(fill, 'bgColor') : NO_COLOUR;
}
