import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CellFault } from '../domain/cell.ts';
import type { Column } from '../domain/ledger.ts';
import { ledgerKeys, ledgerOf } from '../domain/ledger-catalogue.ts';
import { readTableFile } from '../ledgers/read-ledgers.ts';
import { ledgerCsv, ledgerJson, type OpenLedger } from './open-data.ts';
import { ledgerWorkbookChunks } from './open-data-workbook.ts';

/** Every kind of cell that is published, under the name of a column that has it. */
const kinds = new Map(
  ledgerKeys.flatMap((key) =>
    Object.values(ledgerOf(key).columns).map((column): [unknown, Column] => [column.cell, column]),
  ),
);

const FORMATS = {
  csv: async (ledger: OpenLedger) => new TextEncoder().encode(ledgerCsv(ledger)),
  json: async (ledger: OpenLedger) => new TextEncoder().encode(ledgerJson(ledger)),
  xlsx: async (ledger: OpenLedger) => Buffer.concat(await Array.fromAsync(ledgerWorkbookChunks(ledger))),
};

/** What gets lost or changed most easily, put together at random. */
const PARTS = [
  ...'=+-@\'"，,;；、|\n\r\t 　%<&>\\_x0041_a1Ａ１０.e路灯㎡é\u0301\u200b\u00a0\u2028\ufffe',
  ...['\r\n', '👨‍👩‍👧', '0.1', '1e-7', '1e5', '2026-03-02', '14:30', 'TRUE', '是', '满意', '县', '0198-6220001'],
  ...['13800138000（同意公开）', 'https://a.cn/?b=1&c=2'],
];
const written = fc
  .array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 6 })
  .map((parts) => parts.join('').trim());

/** Values as cells give them for texts somebody wrote. */
const valuesOf = ({ cell }: Column): unknown[] =>
  fc
    .sample(written, { numRuns: 400, seed: 7 })
    .filter((text) => text !== '')
    .map((text) => cell.read(text))
    .filter((value) => !(value instanceof CellFault) && value !== '');

it.each([...kinds.values()].map((column) => [column.cell.form, column] as const))(
  'what stands in a cell of the kind「%s」reads back as the same from every format',
  async (_form, column) => {
    const values = valuesOf(column);
    const columns = [['value', column] as const, ['end', { ...column, zh: '末列' }] as const];
    const ledger: OpenLedger = { key: 'issues', columns, rows: values.map((value) => ({ value, end: '完' })) };
    for (const [format, write] of Object.entries(FORMATS)) {
      const { tables } = await readTableFile(`x.${format}`, await write(ledger), { json: { rows: null } });
      const texts = tables[0]?.rows.slice(1).map(({ cells }) => cells[0]?.trim() ?? '');
      const again = texts?.map((text) => (text === '' ? column.cell.blank : column.cell.read(text)));
      expect(again, format).toEqual(values);
    }
  },
);
