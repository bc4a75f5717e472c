import type { CellKind } from './cell.ts';

/** One column of a ledger. Whatever documents the column (guide, dictionary, templates, messages) reads it here. */
export interface Column<T = unknown, Blank = unknown, Required extends boolean = boolean> {
  /** The Chinese header, as published. */
  readonly zh: string;
  /** Other headers it is known by. */
  readonly aliases: readonly string[];
  readonly cell: CellKind<T, Blank>;
  readonly required: Required;
  /** What it means, in Chinese, for staff and for the public dictionary. */
  readonly meaning: string;
}

interface ColumnOptions {
  readonly required?: boolean;
}

export function column<T, Blank>(
  zh: string,
  aliases: readonly string[],
  cell: CellKind<T, Blank>,
  meaning: string,
): Column<T, Blank, false>;
export function column<T, Blank>(
  zh: string,
  aliases: readonly string[],
  cell: CellKind<T, Blank>,
  meaning: string,
  options: { required: true },
): Column<T, Blank, true>;
export function column<T, Blank>(
  zh: string,
  aliases: readonly string[],
  cell: CellKind<T, Blank>,
  meaning: string,
  options: ColumnOptions = {},
): Column<T, Blank> {
  return { zh, aliases, cell, meaning, required: options.required ?? false };
}

export type Columns = Readonly<Record<string, Column>>;

/** Where a row came from: the table it stood in and the row a person sees there. Never published. */
export interface Origin {
  readonly file: string;
  readonly sheet: string | null;
  readonly row: number;
}

/** A row as read: required columns always hold a value; others may hold their blank. */
export type Row<C extends Columns> = {
  readonly [K in keyof C]: C[K] extends Column<infer T, infer Blank, infer Required>
    ? Required extends true
      ? T
      : T | Blank
    : never;
};

/** A row and where it stood. */
export type Placed<R> = R & { readonly origin: Origin };

/** A ledger (台账): its names, its columns, and which column identifies a row. */
export interface Ledger<C extends Columns = Columns> {
  /** English file name without ending, also the name in counts and in the open data. */
  readonly name: string;
  /** Chinese name, and names of files that are taken for it. */
  readonly zh: string;
  readonly aliases: readonly string[];
  readonly columns: C;
  /** Column that is unique over all files, if any. */
  readonly key: string | null;
  /** Whether rows may go into the open data. */
  readonly published: boolean;
  readonly meaning: string;
}

export const ledger = <const C extends Columns>(
  definition: Ledger<C> & { readonly key: (keyof C & string) | null },
): Ledger<C> => definition;
