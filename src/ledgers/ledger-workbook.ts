import { type Cell, type DataValidation, writeXlsx } from 'hucre/xlsx';
import { type CellKind, date, dateTime, permanentId, placeCode } from '../domain/cell.ts';
import type { Column } from '../domain/ledger.ts';
import { type LedgerKey, ledgerOf } from '../domain/ledger-catalogue.ts';
import { statedValue } from '../domain/stated-total.ts';
import { figurePeriod } from '../domain/written-period.ts';
import { columnLetters } from './column-letters.ts';
import { OWN_AUTHOR, OWN_SIGN } from './hidden-content.ts';
import type { SiteCells } from './read-rows.ts';

/** Last row with dropdowns and formats. The writer knows no format of a whole column, only of cells that exist. */
const LAST_ROW = 1000;
/** Excel takes at most so many characters in a list that stands in the cell rule itself. */
const LONGEST_LIST = 255;

/** Excel's format of a column: dates as dates; identifiers as text, since Excel spoils long digits. */
function numberFormat(cell: CellKind<unknown, unknown>): string | undefined {
  if (cell === date) return 'yyyy-mm-dd';
  if (cell === dateTime) return 'yyyy-mm-dd hh:mm';
  // Excel makes a date of 2026-03, and 0.9827 of 98.27%.
  return [permanentId, placeCode, figurePeriod, statedValue].some((kind) => kind === cell) ? '@' : undefined;
}

/**
 * An empty ledger as a workbook to be filled in: Chinese headers in bold (required ones shaded), what a column means
 * as a comment (`hint`), dropdowns where only certain words may stand.
 */
export async function ledgerWorkbook(
  key: LedgerKey,
  siteCells: SiteCells,
  hint: (column: Column) => string,
): Promise<Uint8Array> {
  const columns = Object.entries(ledgerOf(key).columns).map(([name, column]) => ({
    column,
    cell: siteCells[key]?.[name] ?? column.cell,
  }));
  const cells = new Map<string, Partial<Cell>>();
  const dataValidations: DataValidation[] = [];
  for (const [index, { column, cell }] of columns.entries()) {
    const fill = { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF2CC' } } as const;
    cells.set(`0,${index}`, {
      value: column.zh,
      type: 'string',
      style: { font: { bold: true }, ...(column.required && { fill }) },
      comment: { text: OWN_SIGN + hint({ ...column, cell }), author: OWN_AUTHOR },
    });
    if (cell.choices && cell.choices.join(',').length <= LONGEST_LIST) {
      dataValidations.push({
        type: 'list',
        values: [...cell.choices],
        allowBlank: true,
        showErrorMessage: true,
        errorMessage: `请填：${cell.choices.join('、')}。`,
        range: `${columnLetters(index)}2:${columnLetters(index)}${LAST_ROW}`,
      });
    }
  }
  return writeXlsx({
    sheets: [
      {
        name: ledgerOf(key).zh,
        columns: columns.map(({ cell }) => {
          const numFmt = numberFormat(cell);
          return { width: cell === dateTime ? 18 : 14, ...(numFmt && { numFmt }) };
        }),
        rows: [columns.map(({ column }) => column.zh), ...Array(LAST_ROW - 1).fill(columns.map(() => null))],
        cells,
        dataValidations,
        freezePane: { rows: 1 },
      },
    ],
  });
}
