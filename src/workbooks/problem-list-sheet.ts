import { columnLetters } from '../ledgers/column-letters.ts';
import { LIST_SHEET, LIST_TAB_COLOUR } from '../ledgers/hidden-content.ts';
import { linesOf } from './cell-comments.ts';
import { cellName, textContent } from './sheet-cells.ts';
import type { SheetEntry, WorkbookPackage } from './workbook-package.ts';
import { NO_COLOUR, type Styles, type Tone, tintOf } from './workbook-styles.ts';
import { attribute, escaped, XmlPart } from './xml-part.ts';

/** One line of the list sheet. */
export interface ListedProblem {
  readonly tone: Tone;
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: number | null;
  readonly columnName: string;
  readonly value: string;
  readonly message: string;
  readonly fix: string;
}

/** What the list says of each tone. */
export const SEVERITY: Readonly<Record<Tone, string>> = { error: '要改正', warning: '提醒', filled: '已填好' };

/** Excel opens no sheet with more. */
const MOST_LINKS = 65_530;
/** Titles and widths in characters. */
const LIST_COLUMNS = { 序号: 6, 程度: 9, 工作表: 16, 行: 8, 列: 20, 这里写的是: 26, 问题: 46, 怎么改: 46 };

export function isOurList(book: WorkbookPackage, { name, path }: SheetEntry): boolean {
  if (!name.startsWith(LIST_SHEET)) return false;
  const part = new XmlPart(book.text(path));
  const properties = part.child('sheetPr');
  return properties !== undefined && part.xml.slice(properties.start, properties.end).includes(LIST_TAB_COLOUR);
}

/** Puts the list first. What counts sheets by position (names that belong to one, the tab that opens) moves along. */
export function writeList(book: WorkbookPackage, styles: Styles, list: readonly ListedProblem[]) {
  const part = new XmlPart(book.text(book.path));
  const sheets = part.child('sheets');
  const entries = part.list(sheets);
  const old = book.sheets.findIndex((sheet) => isOurList(book, sheet));
  const entry = entries[old];
  let path = book.sheets[old]?.path;
  if (path !== undefined && entry && sheets) {
    book.dropRelations(path);
    part.insert(sheets.open, part.xml.slice(entry.start, entry.end));
    part.replace(entry.start, entry.end, '');
  } else if (sheets) {
    const added = book.addPart('worksheets/sheet', 'xml', 'worksheet', book.path);
    path = added.path;
    const sheetId = Math.max(0, ...entries.map((sheet) => Number(attribute(part.tag(sheet), 'sheetId')))) + 1;
    const taken = new Set(book.sheets.map(({ name }) => name));
    let name = LIST_SHEET;
    for (let number = 2; taken.has(name); number++) name = `${LIST_SHEET}${number}`;
    const tag = `sheet name="${name}" sheetId="${sheetId}" xmlns:r="${book.relationTypes}" r:id="${added.id}"`;
    part.insert(sheets.open, `<${part.prefix}${tag}/>`);
  }
  for (const view of part.list(part.child('bookViews'))) part.setAttributes(view, { activeTab: 0, firstSheet: 0 });
  for (const name of part.list(part.child('definedNames'))) {
    const position = Number(attribute(part.tag(name), 'localSheetId') ?? Number.NaN);
    if (Number.isNaN(position)) continue;
    const moved = position === old ? 0 : old < 0 || position < old ? position + 1 : position;
    part.setAttributes(name, { localSheetId: moved });
  }
  book.write(book.path, part.toString());
  if (path !== undefined) book.write(path, listSheet(book, styles, list));
}

function listSheet(book: WorkbookPackage, styles: Styles, list: readonly ListedProblem[]): string {
  const plain = styles.ofList('<sz val="11"/>', NO_COLOUR);
  const bold = styles.ofList('<b/><sz val="11"/>', 'rgb="FFE7E6E6"');
  const link = styles.ofList('<u/><sz val="11"/><color rgb="FF0563C1"/>', NO_COLOUR);
  const sheets = new Set(book.sheets.map(({ name }) => name));
  const cell = (row: number, column: number, value: string | number, style: number) =>
    `<c r="${cellName({ row, column })}" s="${style}"${typeof value === 'string' ? textContent(value) : `><v>${value}</v></c>`}`;
  const links: string[] = [];
  const rows = list.map(({ tone, sheet, row, column, columnName, value, message, fix }, index) => {
    const isLinked = sheet !== null && sheets.has(sheet) && links.length < MOST_LINKS;
    const at = { row: index + 2, column: row === null ? 2 : 3 };
    if (isLinked) {
      const target = `'${sheet.replaceAll("'", "''")}'!${cellName({ row: row ?? 1, column: column ?? 0 })}`;
      links.push(`<hyperlink ref="${cellName(at)}" location="${escaped(target)}"/>`);
    }
    const letters = column === null ? '' : `${columnLetters(column)} 列`;
    const where = columnName !== '' && letters !== '' ? `${columnName}（${letters}）` : columnName || letters;
    const values = [index + 1, SEVERITY[tone], sheet ?? '', row ?? '', where, value, message, fix];
    const cells = values.map((text, i) => {
      const style =
        i === 1 ? styles.ofList('<sz val="11"/>', tintOf(tone, NO_COLOUR)) : isLinked && i === at.column ? link : plain;
      return cell(at.row, i, text, style);
    });
    // Not every program makes rows as high as their wrapped text by itself.
    const lines = Object.values(LIST_COLUMNS).map((width, i) => linesOf(String(values[i]), width / 2 - 1));
    const height = Math.min(400, 3 + 15 * Math.max(...lines));
    return `<row r="${at.row}" ht="${height}" customHeight="1">${cells.join('')}</row>`;
  });
  const titles = Object.keys(LIST_COLUMNS).map((title, i) => cell(1, i, title, bold));
  const widths = Object.values(LIST_COLUMNS).map(
    (width, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`,
  );
  return [
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${book.namespace}">`,
    `<sheetPr><tabColor rgb="${LIST_TAB_COLOUR}"/><pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:H${list.length + 1}"/>`,
    '<sheetViews><sheetView tabSelected="1" workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>',
    `<sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols>`,
    `<sheetData><row r="1">${titles.join('')}</row>${rows.join('')}</sheetData>`,
    links.length > 0 ? `<hyperlinks>${links.join('')}</hyperlinks>` : '',
    '<pageMargins left="0.5" right="0.5" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>',
  ].join('');
}
