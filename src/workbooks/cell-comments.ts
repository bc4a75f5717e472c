import { OWN_AUTHOR, OWN_SIGN } from '../ledgers/hidden-content.ts';
import { type CellMark, cellName, columnOf, columnsOf, rowOf, rowsOf } from './sheet-cells.ts';
import type { WorkbookPackage } from './workbook-package.ts';
import {
  attribute,
  escaped,
  isTrue,
  localName,
  prefixed,
  UnmarkableWorkbookError,
  unescaped,
  withAttributes,
  type XmlElement,
  XmlPart,
} from './xml-part.ts';

type Marks = ReadonlyMap<string, readonly CellMark[]>;

/** Gives marked cells their comment and takes our earlier ones from the others. */
export function markComments(book: WorkbookPackage, sheetPath: string, part: XmlPart, marks: Marks) {
  const relations = book.relations(sheetPath);
  const known = relations.find(({ type }) => type.endsWith('/comments'))?.path;
  if ((!known && marks.size === 0) || !part.child('sheetData')) return;
  const path = known ?? book.addPart('comments', 'xml', 'comments', sheetPath).path;
  const before = book.text(path) || `<comments xmlns="${book.namespace}"><authors/><commentList/></comments>`;
  const { xml, texts } = withNotes(before, marks);
  if (xml === before) return;
  book.write(path, xml);

  const legacy = part.child('legacyDrawing');
  const id = legacy && attribute(part.tag(legacy), '[\\w.-]+:id');
  let drawing = relations.find((relation) => relation.id === id)?.path;
  if (drawing === undefined) {
    const added = book.addPart('drawings/vmlDrawing', 'vml', 'vmlDrawing', sheetPath);
    drawing = added.path;
    const tag = `<${part.prefix}legacyDrawing xmlns:r="${book.relationTypes}" r:id="${added.id}"/>`;
    part.insertBefore(AFTER_LEGACY_DRAWING, tag);
  }
  book.write(drawing, withBoxes(book.text(drawing) || EMPTY_DRAWING, texts, marks, boxAnchors(part)));
}

/** What the standard puts after `legacyDrawing` in a sheet; controls come wrapped as alternatives. */
const AFTER_LEGACY_DRAWING =
  'legacyDrawingHF drawingHF picture AlternateContent oleObjects controls webPublishItems tableParts extLst'.split(' ');

/** The changed comments, and for each of them the text that is left, null without any. Others' text stays above ours. */
function withNotes(xml: string, marks: Marks): { xml: string; texts: ReadonlyMap<string, string | null> } {
  const part = new XmlPart(xml);
  const [authors, list] = [part.child('authors'), part.child('commentList')];
  if (!authors || !list) throw new UnmarkableWorkbookError('comments without authors or list');
  const names = part.list(authors).map(({ open, close }) => part.xml.slice(open, close).trim());
  const ours = names.includes(OWN_AUTHOR) ? names.indexOf(OWN_AUTHOR) : names.length;
  const texts = new Map<string, string | null>();
  const ourRun = (cell: string, kept: string) => {
    const note = `${OWN_SIGN}${marks
      .get(cell)
      ?.map((mark) => mark.note)
      .join('\n')}`;
    const text = escaped(/(?:^|\n)$/.test(plainText(kept)) ? note : `\n${note}`);
    const look = '<rPr><sz val="10"/><rFont val="宋体"/><charset val="134"/></rPr>';
    texts.set(cell, `${plainText(kept)}\n${note}`.trim());
    return prefixed(`<r>${look}<t xml:space="preserve">${text}</t></r>`, part.prefix);
  };
  for (const comment of part.list(list)) {
    const cell = attribute(part.tag(comment), 'ref') ?? '';
    const text = part.child('text', comment);
    const inner = text ? part.xml.slice(text.open, text.close) : '';
    const [own, signed] = [Number(attribute(part.tag(comment), 'authorId')) === ours, inner.includes(OWN_SIGN)];
    if (!text || texts.has(cell) || (!own && !signed && !marks.has(cell))) continue;
    const kept = own && !signed ? '' : othersRuns(part, text);
    if (marks.has(cell)) part.replace(text.open, text.close, kept + ourRun(cell, kept));
    else if (kept !== '') part.replace(text.open, text.close, kept);
    else part.replace(comment.start, comment.end, '');
    if (!marks.has(cell)) texts.set(cell, kept === '' ? null : plainText(kept));
  }
  const added = [...marks.keys()].filter((cell) => !texts.has(cell));
  if (added.length > 0) {
    if (ours === names.length) part.append(authors, prefixed(`<author>${OWN_AUTHOR}</author>`, part.prefix));
    const start = (cell: string) =>
      prefixed(`<comment ref="${cell}" authorId="${ours}" shapeId="0"><text>`, part.prefix);
    const end = prefixed('</text></comment>', part.prefix);
    part.append(list, added.map((cell) => start(cell) + ourRun(cell, '') + end).join(''));
  }
  return { xml: part.toString(), texts };
}

/** The runs of a comment up to our sign. A text without runs becomes one, so that ours can follow. */
function othersRuns(part: XmlPart, text: XmlElement): string {
  const runs: string[] = [];
  for (const { name, start, end } of part.children(text)) {
    const xml = part.xml.slice(start, end);
    if (!['r', 't'].includes(localName(name))) continue;
    const run = localName(name) === 'r' ? xml : `<${part.prefix}r>${xml}</${part.prefix}r>`;
    const [before = '', ours] = run.split(OWN_SIGN, 2);
    if (ours === undefined) {
      runs.push(run);
      continue;
    }
    let written = before.trimEnd();
    for (let end = LINE_END.exec(written); end; end = LINE_END.exec(written))
      written = written.slice(0, end.index).trimEnd();
    return runs.join('') + (written.endsWith('>') ? '' : written + prefixed('</t></r>', part.prefix));
  }
  return runs.join('');
}

/** A line end written as a number, at the end of a text. */
const LINE_END = /(?:&#10;|&#xA;|_x000a_)$/i;

const plainText = (xml: string) => unescaped(xml.replace(/<[^>]*>/g, ''));

const VML_NAMESPACES = {
  'xmlns:v': 'urn:schemas-microsoft-com:vml',
  'xmlns:o': 'urn:schemas-microsoft-com:office:office',
  'xmlns:x': 'urn:schemas-microsoft-com:office:excel',
};
const EMPTY_DRAWING = '<xml><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>';
const NOTE_SHAPE =
  '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>';

/** The drawing with a box for each marked cell, large enough for its text, and without those of comments that went. */
function withBoxes(
  vml: string,
  texts: ReadonlyMap<string, string | null>,
  marks: Marks,
  anchorOf: (cell: string, text: string) => string,
): string {
  const waiting = new Map(
    [...texts].flatMap(([cell, text]) => (text !== null && marks.has(cell) ? [[cell, text]] : [])),
  );
  // Drawings may not be well-formed XML: Excel itself writes unclosed <br> into them.
  const kept = vml.replace(/<((?:[\w.-]+:)?shape)(?=[\s>])[\s\S]*?<\/\1>/g, (shape) => {
    if (!/ObjectType=["']Note["']/.test(shape)) return shape;
    const at = (name: string) => Number(new RegExp(`<(?:\\w+:)?${name}>\\s*(\\d+)`).exec(shape)?.[1] ?? -1);
    const cell = cellName({ row: at('Row') + 1, column: at('Column') });
    if (texts.get(cell) === null) return '';
    const text = waiting.get(cell);
    waiting.delete(cell);
    return text === undefined ? shape : anchored(shape, anchorOf(cell, text));
  });
  if (waiting.size === 0) return kept;
  const named = withAttributes(kept, VML_NAMESPACES);
  const lastId = named.matchAll(/_x0000_s(\d+)/g).reduce((last, match) => Math.max(last, Number(match[1])), 1024);
  const boxes = [...waiting].map(([cell, text], index) =>
    [
      `<v:shape id="_x0000_s${lastId + 1 + index}" type="#_x0000_t202" style="position:absolute;z-index:1;visibility:hidden"`,
      ' fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>',
      '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>',
      '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>',
      `<x:Anchor>${anchorOf(cell, text)}</x:Anchor><x:AutoFill>False</x:AutoFill>`,
      `<x:Row>${rowOf(cell) - 1}</x:Row><x:Column>${columnOf(cell)}</x:Column></x:ClientData></v:shape>`,
    ].join(''),
  );
  const end = named.lastIndexOf('</');
  return [named.slice(0, end), named.includes('"_x0000_t202"') ? '' : NOTE_SHAPE, ...boxes, named.slice(end)].join('');
}

const anchored = (shape: string, anchor: string) =>
  /Anchor>/.test(shape)
    ? shape.replace(/(Anchor>)[^<]*/, (_, tag) => tag + anchor)
    : shape.replace(
        /<((?:\w+:)?)ClientData[^>]*>/,
        (tag, prefix) => `${tag}<${prefix}Anchor>${anchor}</${prefix}Anchor>`,
      );

/** In pixels at Excel's default scale; the width takes so many Chinese characters. */
const BOX = { width: 290, characters: 20, line: 18, margin: 14, offset: 12 };

/** Tells where a cell's box stands: beside the cell, as high as its text; in columns, rows and pixels into them. */
function boxAnchors(part: XmlPart): (cell: string, text: string) => string {
  const usual = (name: string) => attribute(part.tag(part.child('sheetFormatPr') ?? part.root), name);
  const columns = columnsOf(part);
  const heights = new Map(
    [...rowsOf(part)].map(({ row, element }) => {
      const tag = part.tag(element);
      return [row, isTrue(attribute(tag, 'hidden')) ? '0' : attribute(tag, 'ht')] as const;
    }),
  );
  const width = (column: number) => {
    const characters =
      columns.find(({ min, max }) => min <= column && column <= max)?.width ?? usual('defaultColWidth');
    return characters === '0' ? 0 : Number(characters ?? 8.43) * 7 + 5;
  };
  const height = (row: number) => (Number(heights.get(row + 1) ?? usual('defaultRowHeight') ?? 15) * 4) / 3;
  return (cell, text) => {
    const [column, row] = [columnOf(cell) + 1, rowOf(cell) - 1];
    const across = reach(column, MOST_COLUMNS, BOX.offset + BOX.width, width);
    const down = reach(row, MOST_ROWS, BOX.margin + BOX.line * linesOf(text, BOX.characters), height);
    return [column, BOX.offset, row, 2, ...across, ...down].join(', ');
  };
}

/** A sheet has no more columns and rows. */
const MOST_COLUMNS = 16_384;
const MOST_ROWS = 1_048_576;
/** Columns or rows looked at: where so many are hidden the box may as well end there. */
const LOOKED_AT = 200;

/** The column or row in which a length ends, and how far into it. */
function reach(
  from: number,
  most: number,
  length: number,
  sizeOf: (index: number) => number,
): [index: number, rest: number] {
  const last = Math.min(most - 1, from + LOOKED_AT);
  let [index, rest] = [Math.min(from, last), length];
  for (; rest > sizeOf(index) && index < last; index++) rest -= sizeOf(index);
  return [index, Math.max(0, Math.min(Math.round(rest), 1000))];
}

/** How many lines a text takes where so many Chinese characters go side by side; Latin ones take half of one. */
export function linesOf(text: string, characters: number): number {
  const widths = text.split('\n').map((line) => [...line].reduce((sum, one) => sum + (one < '\u2000' ? 0.5 : 1), 0));
  return widths.reduce((sum, width) => sum + Math.max(1, Math.ceil(width / characters)), 0);
}
