import { type DroppedValues, HIDDEN } from '../domain/dropped-values.ts';
import { ledgerOf } from '../domain/ledger-catalogue.ts';
import { officialKinds } from '../domain/official-cells.ts';
import { type Hider, hidden as hiddenIn } from '../domain/redaction.ts';
import { ownNames } from './own-names.ts';
import type { RecognisedTable } from './recognise.ts';

/** Something masked: where, what, and its masked form. Never the value itself. */
export interface MaskedValue {
  readonly sheet: string | null;
  readonly row: number;
  readonly column: string;
  readonly what: string;
  readonly masked: string;
}

/** A cell by the row of its file and the Chinese name of its column. */
export interface HiddenCell {
  readonly row: number;
  readonly column: string;
}

/** Hides values of dropped columns and masks personal data in the free text of a table. */
export function cleanTable(
  recognised: RecognisedTable,
  dropped: DroppedValues,
  hide: Hider,
): { recognised: RecognisedTable; hidden: HiddenCell[]; masked: MaskedValue[] } {
  const { columns, published } = ledgerOf(recognised.ledger);
  const prose = new Map(
    [...recognised.columns].flatMap(([name, index]) => {
      const known = columns[name];
      return published && known?.cell.prose ? [[index, { name, zh: known.zh }] as const] : [];
    }),
  );
  const hidden: HiddenCell[] = [];
  const masked: MaskedValue[] = [];
  const { sheet } = recognised;
  const rows = recognised.rows.map((row) => {
    const names = ownNames(recognised, row, dropped);
    const cells = row.cells.map((cell, index) => {
      const column = prose.get(index);
      if (column === undefined || cell === '') return cell;
      const except = officialKinds(recognised.ledger, column.name, true);
      const { text, spans } = hiddenIn(cell, hide, { names, except });
      for (const one of spans) {
        if (one.masked === HIDDEN) hidden.push({ row: row.number, column: column.zh });
        else masked.push({ sheet, row: row.number, column: column.zh, what: one.what, masked: one.masked });
      }
      return text;
    });
    return { number: row.number, cells };
  });
  return { recognised: { ...recognised, rows }, hidden, masked };
}
