import { columnLetters } from '../ledgers/column-letters.ts';
import { WorkbookPackage } from './workbook-package.ts';
import type { Styles, Tone } from './workbook-styles.ts';
import { attribute, escaped, isTrue, localName, prefixed, type XmlElement, XmlPart } from './xml-part.ts';

/** A cell of a workbook: the sheet by name, the row as Excel counts, the column from 0. */
export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** One cell to be marked. Several marks at one cell share its comment; the first gives tone and value. */
export interface CellMark extends CellPlace {
  /** Text of the comment; it may have several lines. */
  readonly note: string;
  readonly tone: Tone;
  /** When given, the cell's new text. A cell with a formula keeps its formula. */
  readonly value?: string;
}

/** A place that was looked up: `fixed` cells hold a formula or a table's column title, and must keep their text. */
export type SeenCell = CellPlace & { readonly fixed: boolean };

/**
 * Where places are seen: a cell below a merged one is shown by the merged one's first cell, a row without a column by
 * its first cell with content, else by column A. Null where no row is named or the workbook has no such sheet.
 */
export function locateCells(
  bytes: Uint8Array,
  places: readonly { readonly [K in keyof CellPlace]: CellPlace[K] | null }[],
): (SeenCell | null)[] {
  const book = new WorkbookPackage(bytes);
  const lookups = new Map(
    book.sheets.map((sheet) => {
      const rows = places.flatMap((place) => (place.sheet === sheet.name ? (place.row ?? []) : []));
      return [sheet.name, rows.length > 0 ? cellLookup(book, sheet.path, new Set(rows)) : null] as const;
    }),
  );
  return places.map(({ sheet, row, column }) => {
    const lookup = sheet === null ? null : lookups.get(sheet);
    return lookup && sheet !== null && row !== null ? { sheet, ...lookup(row, column) } : null;
  });
}

function cellLookup(book: WorkbookPackage, path: string, wanted: Set<number>) {
  const part = new XmlPart(book.text(path));
  const merges = part.list(part.child('mergeCells')).map((merge) => rangeOf(part.tag(merge)));
  for (const { top } of merges) wanted.add(top);
  const tables = book.relations(path).filter(({ type }) => type.endsWith('/table'));
  const titles = tables
    .map((table) => rangeOf(book.text(table.path)))
    .map((range) => ({ ...range, bottom: range.top }));
  const formulas = new Set<string>();
  const first = new Map<number, number>();
  for (const { row, element } of rowsOf(part)) {
    if (!wanted.has(row)) continue;
    for (const { column, element: cell } of cellsOf(part, element)) {
      if (cell.close === cell.open) continue;
      if (!first.has(row)) first.set(row, column);
      if (hasFormula(part, cell)) formulas.add(cellName({ row, column }));
    }
  }
  return (row: number, column: number | null) => {
    const place = { row, column: column ?? first.get(row) ?? 0 };
    const merge = merges.find((range) => isWithin(place, range));
    const seen = merge ? { row: merge.top, column: merge.left } : place;
    return { ...seen, fixed: formulas.has(cellName(seen)) || titles.some((title) => isWithin(seen, title)) };
  };
}

export function markCells(part: XmlPart, marks: ReadonlyMap<string, readonly CellMark[]>, styles: Styles) {
  const data = part.child('sheetData');
  if (!data || (marks.size === 0 && styles.marked.size === 0)) return;
  const byRow = Map.groupBy(
    [...marks.values()].flatMap(([first]) => (first ? [first] : [])),
    ({ row }) => row,
  );
  const columns = columnsOf(part);
  const styleOf = (column: number) => columns.find(({ min, max }) => min <= column && column <= max)?.style;
  const newCell = (mark: CellMark, style: string | undefined) => {
    const start = `<${part.prefix}c r="${cellName(mark)}" s="${styles.tinted(Number(style ?? 0), mark.tone)}"`;
    return mark.value === undefined ? `${start}/>` : start + prefixed(textContent(mark.value), part.prefix);
  };
  const newRow = (row: number) => {
    const cells = byColumn(byRow.get(row)).map((mark) => newCell(mark, styleOf(mark.column)));
    return `<${part.prefix}row r="${row}">${cells.join('')}</${part.prefix}row>`;
  };

  const isMarked = new RegExp(`\\ss=["'](?:${[...styles.marked].join('|') || 'none'})["']`);
  const rows = [...rowsOf(part)];
  const present = new Set(rows.map(({ row }) => row));
  const missing = [...byRow.keys()].filter((row) => !present.has(row)).sort((a, b) => a - b);
  for (const { row, element } of rows) {
    while (missing[0] !== undefined && missing[0] < row) part.insert(element.start, newRow(missing.shift() ?? row));
    const waiting = byColumn(byRow.get(row));
    if (waiting.length === 0 && !isMarked.test(part.xml.slice(element.open, element.close))) continue;
    const tag = part.tag(element);
    const rowStyle = isTrue(attribute(tag, 'customFormat')) ? attribute(tag, 's') : undefined;
    const add = (mark: CellMark) => newCell(mark, rowStyle ?? styleOf(mark.column));
    for (const { column, element: cell } of cellsOf(part, element)) {
      for (; waiting[0] && waiting[0].column < column; waiting.shift()) part.insert(cell.start, add(waiting[0]));
      const mark = waiting[0]?.column === column ? waiting.shift() : undefined;
      const style = attribute(part.tag(cell), 's');
      if (mark?.value !== undefined && !hasFormula(part, cell)) {
        part.replace(cell.start, cell.end, newCell(mark, style));
      } else if (mark || styles.marked.has(Number(style))) {
        part.setAttributes(cell, { s: styles.tinted(Number(style ?? 0), mark?.tone ?? null) });
      }
    }
    // `spans` says how far a row's cells reach; it may be left out.
    if (waiting.length > 0) part.append(element, waiting.map(add).join(''), { spans: null });
  }
  if (missing.length > 0) part.append(data, missing.map(newRow).join(''));
}

const byColumn = (marks: readonly CellMark[] = []) => marks.toSorted((a, b) => a.column - b.column);

const hasFormula = (part: XmlPart, cell: XmlElement) => part.child('f', cell) !== undefined;

/** Rows and cells may leave out their numbers: each then follows the one before it. */
export function* rowsOf(part: XmlPart) {
  let row = 0;
  for (const element of part.children(part.child('sheetData'))) {
    row = Number(attribute(part.tag(element), 'r') ?? row + 1);
    yield { row, element };
  }
}

export function* cellsOf(part: XmlPart, row: XmlElement) {
  let column = -1;
  for (const element of part.children(row)) {
    if (localName(element.name) !== 'c') continue;
    const reference = attribute(part.tag(element), 'r');
    column = reference ? columnOf(reference) : column + 1;
    yield { column, element };
  }
}

export const columnsOf = (part: XmlPart) =>
  part.list(part.child('cols')).map((element) => {
    const [min, max, style, width, hidden] = ['min', 'max', 'style', 'width', 'hidden'].map((name) =>
      attribute(part.tag(element), name),
    );
    return { min: Number(min) - 1, max: Number(max) - 1, style, width: isTrue(hidden) ? '0' : width };
  });

export const cellName = ({ row, column }: { row: number; column: number }) => `${columnLetters(column)}${row}`;
export const rowOf = (reference: string) => Number(/\d+/.exec(reference)?.[0] ?? 0);
export const columnOf = (reference: string) =>
  [...(/[A-Z]+/.exec(reference)?.[0] ?? 'A')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;

const rangeOf = (tag: string) => {
  const [first = '', last = first] = (attribute(tag, 'ref') ?? '').split(':');
  return { top: rowOf(first), bottom: rowOf(last), left: columnOf(first), right: columnOf(last) };
};
const isWithin = (place: { row: number; column: number }, range: ReturnType<typeof rangeOf>) =>
  range.top <= place.row && place.row <= range.bottom && range.left <= place.column && place.column <= range.right;

/** The rest of a cell that holds a text: never a formula, whatever it begins with. */
export const textContent = (text: string) => ` t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
