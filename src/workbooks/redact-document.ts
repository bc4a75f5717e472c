import type { Table } from '../ledgers/table.ts';
import { attribute, escaped, localName, unescaped, type XmlElement, type XmlPart } from './xml-part.ts';

/** What must be settled in Word before a copy is certainly clean, in Chinese. */
export const unsettled = (xml: string): string[] =>
  [
    { what: '没有接受或拒绝的修订', pattern: /<w:(?:del|ins|moveFrom|moveTo)[\s>]/ },
    { what: '批注', pattern: /<w:comment(?:Reference)?[\s/>]/ },
    { what: '隐藏的文字', pattern: /<w:vanish(?:\s*\/>|\s+w:val="(?:1|true|on)")/ },
  ].flatMap(({ what, pattern }) => (pattern.test(xml) ? [what] : []));

/** A table of a document as a table of a ledger, and where its cells stand in the part. */
export interface DocumentTable {
  readonly table: Table;
  /** The cell elements of each row, by column; one over several columns stands in the first. */
  readonly elements: readonly ReadonlyMap<number, XmlElement>[];
}

/** The tables of a document, in order; those within others are seen with the outer one's cells. */
export function documentTables(file: string, part: XmlPart): DocumentTable[] {
  const tables: DocumentTable[] = [];
  const look = (within: Iterable<XmlElement>) => {
    for (const element of within) {
      const name = localName(element.name);
      if (name === 'tbl') tables.push(readTable(file, part, element, tables.length + 1));
      // Paragraphs by the thousand hold no tables but in text boxes.
      else if (['body', 'sdt', 'sdtContent'].includes(name)) look(part.children(element));
    }
  };
  look(part.list());
  return tables;
}

function readTable(file: string, part: XmlPart, table: XmlElement, number: number): DocumentTable {
  const elements = part
    .list(table)
    .filter(({ name }) => localName(name) === 'tr')
    .map((row) => {
      const cells = new Map<number, XmlElement>();
      let column = 0;
      for (const cell of part.list(row).filter(({ name }) => localName(name) === 'tc')) {
        cells.set(column, cell);
        const properties = part.child('tcPr', cell);
        const span = properties && part.child('gridSpan', properties);
        column += Math.max(1, Number((span && attribute(part.tag(span), 'w:val')) ?? 1));
      }
      return cells;
    });
  const rows = elements.map((cells, index) => ({
    number: index + 1,
    cells: Array.from({ length: Math.max(0, ...cells.keys()) + 1 }, (_, column) => cellText(part, cells.get(column))),
  }));
  return { table: { file, sheet: `表格 ${number}`, rows }, elements };
}

const TEXT = /(<w:t(?:\s[^<>]*)?>)([^<]*)(?=<\/w:t>)/g;

const cellText = (part: XmlPart, cell: XmlElement | undefined): string =>
  cell === undefined
    ? ''
    : [...part.xml.slice(cell.open, cell.close).matchAll(TEXT)].map(([, , text = '']) => unescaped(text)).join('');

/** Gives cells their new text, in their first run; paragraphs and their look stay. */
export function writeCells(part: XmlPart, { table, elements }: DocumentTable, rows: Table['rows']): void {
  for (const [index, { cells }] of rows.entries()) {
    for (const [column, cell] of elements[index] ?? []) {
      if (cells[column] === table.rows[index]?.cells[column]) continue;
      let text = escaped(cells[column] ?? '');
      const written = part.xml.slice(cell.open, cell.close).replace(TEXT, (_, tag) => {
        const run = tag + text;
        text = '';
        return run;
      });
      part.replace(cell.open, cell.close, written);
    }
  }
}
