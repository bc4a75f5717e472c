import type { TableRow } from '../ledgers/table.ts';
import { cellName, cellsOf, rowsOf, textContent } from './sheet-cells.ts';
import type { WorkbookPackage } from './workbook-package.ts';
import { attribute, localName, prefixed, type XmlElement, XmlPart } from './xml-part.ts';

/** A sheet as it was read and as it may be shown: the same cells in the same rows. */
export interface RedactedSheet {
  readonly sheet: string;
  readonly before: readonly TableRow[];
  readonly after: readonly TableRow[];
}

/**
 * Writes the changed cells into a workbook; each keeps its look. Texts that no cell shows any more are emptied. Gives the
 * cells whose formula makes what is to be hidden, as `「表」B2`: those are left, since other formulas may hang on them.
 */
export function redactCells(book: WorkbookPackage, sheets: readonly RedactedSheet[]): string[] {
  const formulas: string[] = [];
  const shown = new Set<number>();
  for (const { name, path } of book.sheets) {
    const part = new XmlPart(book.text(path));
    const redacted = sheets.find(({ sheet }) => sheet === name);
    const before = new Map(redacted?.before.map(({ number, cells }) => [number, cells]));
    const after = new Map(redacted?.after.map(({ number, cells }) => [number, cells]));
    for (const { row, element } of rowsOf(part)) {
      for (const { column, element: cell } of cellsOf(part, element)) {
        const tag = part.tag(cell);
        const text = after.get(row)?.[column];
        if (text === undefined || text === before.get(row)?.[column]) {
          if (attribute(tag, 't') === 's') shown.add(sharedText(part, cell));
          continue;
        }
        if (part.child('f', cell)) formulas.push(`「${name}」${cellName({ row, column })}`);
        const style = attribute(tag, 's');
        const start = `<${cell.name} r="${cellName({ row, column })}"${style === undefined ? '' : ` s="${style}"`}`;
        const content = text === '' ? '/>' : prefixed(textContent(text), part.prefix);
        part.replace(cell.start, cell.end, start + content);
      }
    }
    if (part.changed) book.write(path, part.toString());
  }
  const shared = book.relations(book.path).find(({ type }) => type.endsWith('/sharedStrings'))?.path;
  if (shared !== undefined) emptyUnused(book, shared, shown);
  return formulas;
}

const sharedText = (part: XmlPart, cell: XmlElement): number => {
  const value = part.child('v', cell);
  return value === undefined ? -1 : Number(part.xml.slice(value.open, value.close));
};

/** Cells name shared texts by their number: those that none names lose their content, not their place. */
function emptyUnused(book: WorkbookPackage, path: string, shown: ReadonlySet<number>): void {
  const part = new XmlPart(book.text(path));
  const texts = part.list().filter(({ name }) => localName(name) === 'si');
  for (const [index, { name, start, end }] of texts.entries())
    if (!shown.has(index)) part.replace(start, end, `<${name}><${part.prefix}t/></${name}>`);
  if (part.changed) book.write(path, part.toString());
}
