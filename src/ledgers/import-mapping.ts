import { stringify } from 'yaml';
import { CellFault, type CellKind, text } from '../domain/cell.ts';
import { dictionary, type Values } from '../domain/fields.ts';
import { column } from '../domain/ledger.ts';
import { type LedgerKey, ledgerKeys, ledgerNamed, ledgerOf } from '../domain/ledger-catalogue.ts';
import { nearest } from '../domain/nearest.ts';
import { isPrivateHeader } from '../domain/private-header.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { HEADER_SEARCH } from './find-header.ts';
import { columnNamed } from './header-names.ts';
import { hiddenChoice } from './hidden-content.ts';
import { OFFICIALS } from './recognise.ts';
import type { Table } from './table.ts';

/** A ledger by its Chinese or English name or a synonym. */
const ledgerName: CellKind<LedgerKey> = {
  form: '台账的名称',
  json: { type: 'string' },
  blank: null,
  read(value) {
    const allowed = ledgerKeys.map((key) => ledgerOf(key).zh);
    const suggestions = nearest(value, allowed);
    return ledgerNamed(value) ?? new CellFault('invalid-choice', { value, allowed, suggestions });
  },
};

/** Said of a header: its column stays out, and nobody need be told again. */
const LEAVE_OUT = '不导入';

/** A mapping file (`*.mapping.yaml`): how a foreign table becomes a ledger. */
export const mappingFields = {
  ledger: column('台账', ['ledger'], ledgerName, '是哪一种台账。'),
  rows: column('行', ['rows'], text, 'JSON 文件里，各行数据放在哪一项下面；多层用小数点隔开。'),
  headers: dictionary('表头', ['headers'], text),
  constants: dictionary('固定值', ['constants'], text),
  hidden: dictionary('隐藏内容', ['hidden'], hiddenChoice),
};

/** Headers and constants name ledger columns by key, Chinese name or alias. */
export type ImportMapping = Values<typeof mappingFields>;

export const noMapping: ImportMapping = { ledger: null, rows: null, headers: {}, constants: {}, hidden: {} };

/** The headers as `recognise` takes them: one to be left out leads to no column. */
export const headerMapping = ({ headers }: ImportMapping): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).map(([header, name]) => [header, name === LEAVE_OUT ? '' : name]));

/** What is wrong with a mapping once the ledger is known: no such column, no such value, a private header led in. */
export function mappingProblems({ headers, constants }: ImportMapping, key: LedgerKey, file: string): Problem[] {
  const { columns } = ledgerOf(key);
  const allowed = Object.values(columns).map((known) => known.zh);
  const unknown = [...Object.values(headers), ...Object.keys(constants)]
    .filter((name) => name !== LEAVE_OUT && columnNamed(key, name) === null)
    .map((value) =>
      problem('invalid-choice', { file, value }, { value, allowed, suggestions: nearest(value, allowed) }),
    );
  const wrong = Object.entries(constants).flatMap(([name, value]) => {
    const known = columns[columnNamed(key, name) ?? ''];
    const read = known?.cell.read(value);
    return read instanceof CellFault
      ? [problem(read.kind, { file, column: known?.zh ?? name, value }, read.params)]
      : [];
  });
  const leaking = Object.entries(headers)
    .filter(([header, name]) => {
      const target = columnNamed(key, name);
      const own = target !== null && [target, columns[target]?.zh].includes(header.trim().toLowerCase());
      return target !== null && !own && !OFFICIALS.has(key) && isPrivateHeader(header);
    })
    .map(([name]) =>
      problem(
        'invalid-setting',
        { file, value: name },
        { name, reason: '是个人信息，不能对应到公开的列', fix: '请从「表头」里删掉这一行；这一列会整列略去。' },
      ),
    );
  return [...unknown, ...wrong, ...leaking];
}

/** How much of a mapping's headers stand in one row near the top of a table: 1 is the same layout. */
export function headerShare(table: Table, { headers }: ImportMapping): number {
  const wanted = Object.keys(headers).map((header) => header.trim());
  if (wanted.length < 2) return 0;
  const shares = table.rows.slice(0, HEADER_SEARCH).map(({ cells }) => {
    const titles = new Set(cells.map((cell) => cell.trim()));
    return wanted.filter((header) => titles.has(header)).length / wanted.length;
  });
  return Math.max(0, ...shares);
}

/** Whether a mapping only repeats the ledger's own headers. */
export const saysNothing = ({ rows, headers, constants, hidden }: ImportMapping): boolean =>
  rows === null &&
  Object.keys({ ...constants, ...hidden }).length === 0 &&
  Object.entries(headers).every(([header, name]) => header === name);

/** A mapping as a file staff can read and change. */
export function mappingText({ ledger, rows, headers, constants, hidden }: ImportMapping): string {
  const parts = {
    ...(ledger && { 台账: ledgerOf(ledger).zh }),
    ...(rows && { 行: rows }),
    表头: headers,
    ...(Object.keys(constants).length > 0 && { 固定值: constants }),
    ...(Object.keys(hidden).length > 0 && { 隐藏内容: hidden }),
  };
  return `# 导入时列的对应，左边是来表的表头，右边是台账的列。可以修改：不要的列写「${LEAVE_OUT}」。
# 再次导入同名或表头相同的文件时，自动照此对应。
${stringify(parts, { lineWidth: 0 })}`;
}
