import { CellFault, count, decimal } from '../domain/cell.ts';
import { type LedgerKey, ledgerOf } from '../domain/ledger-catalogue.ts';
import { type Place, type Problem, problem } from '../domain/problem.ts';
import type { TableRow } from './table.ts';

/** 合计 at the start of a row, also 大桥镇小计. 小计 sums what stands since the one before, the others may sum all. */
export const TOTAL = /^(?:.{0,8}(小计|合计)|(?:本页|本月|全部)?(总计|共计|总和|累计|总数))[:：]?$/u;
/** The same with its figure in one cell: 合计：5件. */
const TOTAL_WITH_FIGURE = /^(合计|总计|共计|小计)[:：]?(共?\d+[件条项行个]?)$/;
/** Figures, perhaps with a unit, or a dash. */
export const BESIDE_A_TOTAL = /^共?[-\d,.%\s—/]*\p{Script=Han}{0,2}$/u;
/** A number of rows: 共 5 件. */
export const ROW_COUNT = /^共?(\d+)[件条项行个]$/;

/** A cell that something stands in, in plain form. */
export interface FilledCell {
  readonly index: number;
  readonly text: string;
}

/** The word for a total a row begins with; null for another row. */
export function totalIn(first: FilledCell | undefined, numbers: ReadonlyMap<number, string>): string | null {
  if (first === undefined || numbers.has(first.index)) return null;
  const words = first.text.replace(/\s/g, '');
  const [, part, whole] = TOTAL.exec(words) ?? [];
  return part ?? whole ?? TOTAL_WITH_FIGURE.exec(words)?.[1] ?? null;
}

/** Columns of numbers: index of the cell → Chinese name. */
export function numericColumns(key: LedgerKey, columns: ReadonlyMap<string, number>): Map<number, string> {
  const known = ledgerOf(key).columns;
  return new Map(
    [...columns].flatMap(([name, index]) => {
      const column = known[name];
      return column && (column.cell === count || column.cell === decimal) ? [[index, column.zh] as const] : [];
    }),
  );
}

/** Numbers are added up as whole ten-thousandths, so that 0.1 and 0.2 are 0.3. */
const SCALE = 10_000;
const numberOf = (text: string): number | null => {
  const value = decimal.read(text);
  return value instanceof CellFault ? null : Math.round((value as number) * SCALE);
};

interface Sum {
  rows: number;
  readonly values: Map<number, number | null>;
}

/** Sums of the numeric columns: since the last total, and of everything. Null where a number could not be read. */
export class Sums {
  readonly #columns: ReadonlyMap<number, string>;
  #part: Sum = { rows: 0, values: new Map() };
  readonly #all: Sum = { rows: 0, values: new Map() };

  constructor(columns: ReadonlyMap<number, string>) {
    this.#columns = columns;
  }

  add({ cells }: TableRow): void {
    for (const sum of [this.#part, this.#all]) {
      sum.rows++;
      for (const index of this.#columns.keys()) {
        const cell = cells[index]?.trim() ?? '';
        const [before, value] = [sum.values.get(index) ?? 0, cell === '' ? 0 : numberOf(cell)];
        sum.values.set(index, value === null || sum.values.get(index) === null ? null : before + value);
      }
    }
  }

  /** What a total at this place may rightly say of a column, or of the number of rows. */
  expected(index: number | 'rows', total: string): (number | null)[] {
    const of = ({ rows, values }: Sum) =>
      index === 'rows' ? rows * SCALE : values.has(index) ? (values.get(index) ?? null) : 0;
    return total === '小计' ? [of(this.#part)] : [of(this.#all), of(this.#part)];
  }

  /** A total ends a part. */
  beginPart(): void {
    this.#part = { rows: 0, values: new Map() };
  }
}

/** What a row of totals says that is not so; else that it was left out, and whether it was checked. */
export function checkTotal(
  total: string,
  filled: readonly FilledCell[],
  sums: Sums,
  numbers: ReadonlyMap<number, string>,
  at: Place,
): Problem[] {
  let checked = false;
  const wrong = filled.flatMap(({ index, text }) => {
    const zh = numbers.get(index);
    const plain = text.replace(/\s/g, '');
    const rows = ROW_COUNT.exec(TOTAL_WITH_FIGURE.exec(plain)?.[2] ?? plain)?.[1];
    if (zh === undefined && rows === undefined) return [];
    const stated = numberOf(rows ?? text);
    const expected = sums.expected(zh === undefined ? 'rows' : index, total);
    // A sum of something unreadable is not known; the unreadable cell is told already.
    if (stated === null || expected.includes(null)) return [];
    checked = true;
    if (expected.includes(stated)) return [];
    const [sum] = expected;
    const place = { ...at, column: zh ?? null, value: text };
    const counted = `${(sum ?? 0) / SCALE}${zh === undefined ? ' 行' : ''}`;
    return [problem('wrong-total', place, { total, stated: text, sum: counted })];
  });
  return wrong.length > 0 ? wrong : [problem('total-row', at, { total, checked })];
}
