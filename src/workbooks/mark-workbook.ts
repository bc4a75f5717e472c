import { markComments } from './cell-comments.ts';
import { isOurList, type ListedProblem, writeList } from './problem-list-sheet.ts';
import { type CellMark, cellName, markCells } from './sheet-cells.ts';
import { WorkbookPackage } from './workbook-package.ts';
import { Styles } from './workbook-styles.ts';
import { XmlPart } from './xml-part.ts';

/**
 * A copy of a workbook in which cells are coloured and commented, with a list of all problems as its first sheet.
 * What an earlier run marked, commented and listed is taken away. All else stays: XML is spliced, never written anew.
 */
export function markWorkbook(
  bytes: Uint8Array,
  marks: readonly CellMark[],
  list: readonly ListedProblem[],
): Uint8Array {
  const book = new WorkbookPackage(bytes);
  const styles = new Styles(book.text(book.stylesPath));
  const bySheet = Map.groupBy(marks, ({ sheet }) => sheet);
  for (const sheet of book.sheets) {
    if (isOurList(book, sheet)) continue;
    const part = new XmlPart(book.text(sheet.path));
    const cells = Map.groupBy(bySheet.get(sheet.name) ?? [], cellName);
    // Two selected sheets would both take what a clerk types into one.
    for (const view of part.list(part.child('sheetViews'))) part.setAttributes(view, { tabSelected: null });
    markCells(part, cells, styles);
    markComments(book, sheet.path, part, cells);
    if (part.changed) book.write(sheet.path, part.toString());
  }
  writeList(book, styles, list);
  book.write(book.stylesPath, styles.toString());
  return book.zipped();
}
