import { problem } from '../domain/problem.ts';
import type { ReadResult } from './table.ts';

/**
 * Reads a JSON file whose rows are objects in an array: the whole file, the array at `path` inside it, or the only one it
 * holds. Nested
 * objects become columns with dotted names (`zh.title`); arrays of plain values are joined with 、.
 */
export function readJson(file: string, bytes: Uint8Array, path: string | null = null): ReadResult {
  const faulty = (reason: string): ReadResult => ({
    tables: [],
    problems: [problem('unreadable-file', { file }, { reason })],
  });
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes).replace(/^\ufeff/, ''));
  } catch {
    return faulty('它不是 UTF-8 的 JSON');
  }
  for (const key of path?.split('.') ?? []) value = isObject(value) ? value[key] : undefined;
  if (path === null && isObject(value)) {
    const [only, ...others] = Object.values(value).filter((inside) => Array.isArray(inside) && inside.some(isObject));
    if (only !== undefined && others.length === 0) value = only;
  }
  if (!Array.isArray(value))
    return faulty(
      path ? `里面没有「${path}」这一组数据` : '它不是一组数据；用 --mapping 给出对应文件，在里面用「行」指明位置',
    );
  const records = value.filter(isObject).map((row) => flatten(row));
  const headers = [...new Set(records.flatMap((record) => Object.keys(record)))];
  return {
    tables: [
      {
        file,
        sheet: null,
        rows: [
          { number: 1, cells: headers },
          ...records.map((record, index) => ({
            number: index + 2,
            cells: headers.map((header) => record[header] ?? ''),
          })),
        ],
      },
    ],
    problems: [],
  };
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function flatten(row: Record<string, unknown>, prefix = ''): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [key, value] of Object.entries(row)) {
    const name = prefix + key;
    if (value === null || value === undefined) continue;
    if (isObject(value)) Object.assign(flat, flatten(value, `${name}.`));
    else if (Array.isArray(value)) flat[name] = value.filter((item) => typeof item !== 'object').join('、');
    else if (typeof value === 'boolean') flat[name] = value ? '是' : '否';
    else flat[name] = String(value);
  }
  return flat;
}
