import { writtenForm } from '../domain/cell.ts';
import type { Column } from '../domain/ledger.ts';
import { type LedgerKey, ledgerKeys, ledgerOf } from '../domain/ledger-catalogue.ts';
import { csvText } from './csv.ts';

type DataRow = Readonly<Record<string, unknown>>;

/** What stays out of the open data: ratings and follow-up days of single matters, and how a row was meant to be shown. */
const WITHHELD: { readonly [K in LedgerKey]?: readonly string[] } = {
  issues: ['followedUpOn', 'satisfaction', 'disclosure'],
};

/** One ledger as open data: `data/<name>.csv` with Chinese headers and `data/<name>.json` by code keys. */
export interface OpenLedger {
  readonly key: LedgerKey;
  readonly columns: readonly (readonly [name: string, column: Column])[];
  readonly rows: readonly DataRow[];
}

/** Published ledgers that have rows, in the order of the catalogue. */
export function openLedgers(rowsOf: (key: LedgerKey) => readonly DataRow[]): OpenLedger[] {
  return ledgerKeys.flatMap((key) => {
    const rows = ledgerOf(key).published ? rowsOf(key) : [];
    const columns = Object.entries(ledgerOf(key).columns).filter(([name]) => !WITHHELD[key]?.includes(name));
    return rows.length > 0 ? [{ key, columns, rows }] : [];
  });
}

export const ledgerCsv = ({ columns, rows }: OpenLedger): string =>
  csvText(
    columns.map(([, column]) => column.zh),
    rows.map((row) => columns.map(([name]) => writtenForm(row[name]))),
  );

/** An array of rows, one row a line: readable, and a change of one row is a change of one line. */
export function ledgerJson({ columns, rows }: OpenLedger): string {
  const lines = rows.map((row) =>
    JSON.stringify(Object.fromEntries(columns.map(([name]) => [name, row[name] ?? null]))),
  );
  return `[\n${lines.join(',\n')}\n]\n`;
}
