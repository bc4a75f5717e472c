import { writtenForm } from '../domain/cell.ts';
import type { Column } from '../domain/ledger.ts';
import { type LedgerKey, ledgerKeys, ledgerOf } from '../domain/ledger-catalogue.ts';
import { csvText } from './csv.ts';

type DataRow = Readonly<Record<string, unknown>>;

/** What stays out of the open data: ratings and follow-up days of single matters. */
const WITHHELD: { readonly [K in LedgerKey]?: readonly string[] } = { issues: ['followedUpOn', 'satisfaction'] };

/** One ledger as open data: `data/<name>.csv` and `.xlsx` with Chinese headers, `data/<name>.json` by code keys. */
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

/** Chinese headers, and rows as text below them, as tables show them. */
export const openHeaders = ({ columns }: OpenLedger): string[] => columns.map(([, column]) => column.zh);
export function* openRows({ columns, rows }: OpenLedger): Generator<string[]> {
  for (const row of rows) yield columns.map(([name]) => writtenForm(row[name]));
}

export const ledgerCsv = (ledger: OpenLedger): string => csvText(openHeaders(ledger), openRows(ledger));

/** An array of rows, one row a line: readable, and a change of one row is a change of one line. */
export function ledgerJson({ columns, rows }: OpenLedger): string {
  const lines = rows.map((row) =>
    JSON.stringify(Object.fromEntries(columns.map(([name]) => [name, row[name] ?? null]))),
  );
  return `[\n${lines.join(',\n')}\n]\n`;
}
