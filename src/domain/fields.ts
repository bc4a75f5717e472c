import { CellFault, type CellKind } from './cell.ts';
import type { Column } from './ledger.ts';
import { nearest } from './nearest.ts';
import { type Place, type Problem, problem } from './problem.ts';

/**
 * Settings and front matter are read by the same cell kinds as ledgers: a field is a column, a group of fields, or
 * a dictionary with free keys. Keys are taken in Chinese, in English, or by an alias.
 */
export type Field = Column | Group | Dictionary;

interface Group {
  readonly zh: string;
  readonly aliases: readonly string[];
  readonly fields: Fields;
}

interface Dictionary {
  readonly zh: string;
  readonly aliases: readonly string[];
  readonly entries: CellKind<unknown, unknown>;
}

export type Fields = Readonly<Record<string, Field>>;

export const group = <const F extends Fields>(zh: string, aliases: readonly string[], fields: F) => ({
  zh,
  aliases,
  fields,
});
export const dictionary = <T, Blank>(zh: string, aliases: readonly string[], entries: CellKind<T, Blank>) => ({
  zh,
  aliases,
  entries,
});

/** The value of fields: as a ledger row, groups nested, dictionaries as records. */
export type Values<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends { readonly fields: infer G extends Fields }
    ? Values<G>
    : F[K] extends { readonly entries: CellKind<infer T, infer _Blank> }
      ? Readonly<Record<string, T>>
      : F[K] extends Column<infer T, infer Blank, infer Required>
        ? Required extends true
          ? T
          : T | Blank
        : never;
};

/** A tree as YAML's failsafe schema gives it: everything is text, a list or a mapping. */
export type Tree = string | readonly Tree[] | { readonly [key: string]: Tree };

/** Where a path of keys stands in the file; the reader of the file knows. */
export type Locate = (path: readonly string[]) => Place;

const keyForm = (key: string) => key.normalize('NFKC').trim().toLowerCase();
const isMapping = (tree: Tree): tree is { readonly [key: string]: Tree } =>
  typeof tree === 'object' && !Array.isArray(tree);

/** Reads a mapping by its fields: all problems at once, each where its key stands. */
export function readFields<F extends Fields>(
  fields: F,
  tree: Tree,
  locate: Locate,
): { value: Values<F>; problems: Problem[] } {
  const problems: Problem[] = [];
  const value = readGroup(fields, tree, [], locate, problems);
  return { value: value as Values<F>, problems };
}

function readGroup(fields: Fields, tree: Tree, path: readonly string[], locate: Locate, problems: Problem[]) {
  const value: Record<string, unknown> = {};
  const names = new Map<string, string>();
  for (const [name, field] of Object.entries(fields)) {
    for (const known of [name, field.zh, ...field.aliases]) names.set(keyForm(known), name);
  }
  const given = new Map<string, string>();
  if (isMapping(tree)) {
    for (const key of Object.keys(tree)) {
      const name = names.get(keyForm(key));
      const place = locate([...path, key]);
      if (name === undefined) {
        const suggestions = nearest(
          key,
          Object.values(fields).map((field) => field.zh),
        );
        problems.push(problem('unknown-setting', { ...place, value: key }, { name: key, suggestions }));
      } else if (given.has(name)) {
        problems.push(problem('invalid-setting', place, { name: key, reason: '写了两遍', fix: '请删掉其中一处。' }));
      } else given.set(name, key);
    }
  } else if (tree !== '') {
    problems.push(
      problem('invalid-setting', locate(path), {
        name: path.at(-1) ?? '文件',
        reason: '下面要分项写',
        fix: '请写成几行「名称: 内容」。',
      }),
    );
  }
  for (const [name, field] of Object.entries(fields)) {
    const key = given.get(name);
    const child: Tree = key !== undefined && isMapping(tree) ? (tree[key] ?? '') : '';
    value[name] = readField(field, child, [...path, key ?? field.zh], locate, problems);
  }
  return value;
}

function readField(field: Field, tree: Tree, path: readonly string[], locate: Locate, problems: Problem[]): unknown {
  if ('fields' in field) return readGroup(field.fields, tree, path, locate, problems);
  if ('entries' in field) {
    if (!isMapping(tree)) return {};
    const entries = Object.keys(tree).map(
      (key) => [key, readCell(field.entries, field.zh, tree[key] ?? '', [...path, key], locate, problems)] as const,
    );
    return Object.fromEntries(entries.filter(([, entry]) => entry !== null));
  }
  const before = problems.length;
  const value = readCell(field.cell, field.zh, tree, path, locate, problems);
  const unread = problems.length > before;
  if (field.required && !unread && (value === null || value === undefined)) {
    problems.push(problem('missing-value', locate(path), { column: field.zh }));
  }
  return value;
}

function readCell(
  cell: CellKind<unknown, unknown>,
  zh: string,
  tree: Tree,
  path: readonly string[],
  locate: Locate,
  problems: Problem[],
): unknown {
  if (isMapping(tree)) {
    problems.push(
      problem('invalid-setting', locate(path), {
        name: zh,
        reason: '后面应当直接写内容，不能再分项',
        fix: `请写成「${zh}: 内容」。`,
      }),
    );
    return cell.blank;
  }
  const written = (typeof tree === 'string' ? tree : tree.filter((item) => typeof item === 'string').join('、')).trim();
  if (written === '') return cell.blank;
  const result = cell.read(written);
  if (!(result instanceof CellFault)) return result;
  problems.push(problem(result.kind, { ...locate(path), value: written }, result.params));
  return cell.blank;
}
