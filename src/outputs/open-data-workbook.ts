import { type ColumnDef, writeXlsxStream } from 'hucre/xlsx';
import { excelText } from '../domain/excel-text.ts';
import { ledgerOf } from '../domain/ledger-catalogue.ts';
import { type OpenLedger, openHeaders, openRows } from './open-data.ts';

/** Text by which Excel keeps what stands in a cell, also when somebody writes there later. */
const AS_TEXT = { numFmt: '@' };
const HEADER = { numFmt: '@', font: { bold: true } };

/** Rows whose texts decide how wide a column is, and the widths it may have, in half-width characters. */
const MEASURED_ROWS = 200;
const [NARROWEST, WIDEST] = [8, 50];

/**
 * One ledger as a workbook with a single sheet, piece by piece: rows are written as they are asked for, none is kept.
 * Every cell is text as it stands in the ledger, so that Excel neither runs a formula nor spoils a number, and needs no
 * mark against it. No clock: the same rows give the same bytes.
 */
export function ledgerWorkbookChunks(ledger: OpenLedger): AsyncIterable<Uint8Array> {
  const headers = openHeaders(ledger);
  const widths = columnWidths([headers, ...openRows({ ...ledger, rows: ledger.rows.slice(0, MEASURED_ROWS) })]);
  const columns: ColumnDef[] = headers.map((header, index) => ({ header, width: widths[index] ?? 0, style: HEADER }));
  function* rows() {
    // The writer knows one style for a whole column and has written the header when it asks for the first row.
    for (const column of columns) column.style = AS_TEXT;
    for (const row of openRows(ledger)) yield row.map((text) => (text === '' ? null : excelText(text)));
  }
  return writeXlsxStream(rows(), { name: ledgerOf(ledger.key).zh, columns, freezePane: { rows: 1 } });
}

const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/gu;
const lineWidth = (line: string) => line.length + (line.match(WIDE)?.length ?? 0);

/** Widths that show the longest line of the texts, within reason. */
const columnWidths = (rows: readonly (readonly string[])[]): number[] =>
  (rows[0] ?? []).map((_, index) => {
    const longest = rows.reduce((most, row) => Math.max(most, ...(row[index] ?? '').split('\n').map(lineWidth)), 0);
    return Math.min(WIDEST, Math.max(NARROWEST, longest + 2));
  });
