import { ledgerOf } from '../src/domain/ledger-catalogue.ts';
import type { Problem } from '../src/domain/problem.ts';
import { type ProblemKind, rowsInWords } from '../src/domain/problem-catalogue.ts';
import { type ImportedLedger, targetPath } from '../src/ledgers/import-table.ts';

/** What `import` says of one file and one ledger, in lines. */
export function reportLines(one: ImportedLedger, isLaw: boolean): string[] {
  const { zh } = ledgerOf(one.ledger);
  if (isLaw)
    return [
      `${one.source.file} → ${zh}`,
      `  读到 ${one.read} ${one.ledger === 'policies' ? '部' : '条'}。`,
      ...unfilledLines(one),
    ];
  const list = (title: string, names: readonly string[]) =>
    names.length > 0 ? [`  ${title}：${names.join('、')}`] : [];
  return [
    `${one.source.file} → ${zh}`,
    `  表头在${rowsInWords(one.headerRows)}，读到 ${one.read} 行内容。`,
    '  列的对应：',
    ...Object.entries(one.columns).map(([header, column]) => `    ${header} → ${column}`),
    ...list('没有导入的列', one.ignored),
    ...list('个人信息，整列略去', one.dropped),
    ...one.supplied.map((line) => `  ${line}`),
    ...(one.hidden.length > 0
      ? [
          `  文字里重复出现的个人信息，隐去 ${one.hidden.length} 处：`,
          ...[...Map.groupBy(one.hidden, ({ column }) => column)].map(
            ([column, cells]) => `    「${column}」${rowsInWords([...new Set(cells.map(({ row }) => row))])}`,
          ),
        ]
      : []),
    ...(one.masked.length > 0 ? [`  打码 ${one.masked.length} 处：`] : []),
    ...one.masked.map(
      ({ sheet, row, column, what, masked }) =>
        `    ${sheet ? `「${sheet}」` : ''}第 ${row} 行「${column}」${what} ${masked}`,
    ),
    ...(one.households > 0 ? [`  联组包户涉及农户，略去 ${one.households} 行。`] : []),
  ];
}

const COLUMN_LINES: ReadonlySet<ProblemKind> = new Set(['private-column', 'unknown-column', 'redundant-column']);

/** Whether a line of the report has said it: columns left out of a ledger that was made. */
export const isReported = ({ kind, file, message }: Problem, ledgers: readonly ImportedLedger[]): boolean =>
  COLUMN_LINES.has(kind) && !message.includes('是不是') && ledgers.some(({ source }) => source.file === file);

/** What a law does not say of itself, and somebody must add: whether it is in force, and where it is published. */
function unfilledLines({ ledger, headers, source }: ImportedLedger): string[] {
  const missing = ['效力', '原文链接'].filter((name) => !headers.includes(name)).map((name) => `「${name}」`);
  return ledger !== 'policies' || missing.length === 0
    ? []
    : [
        `  法规里没有${missing.join('')}：导入以后请打开 ${targetPath(ledger, source.stem)}，加上${missing.join('')}列，填好。`,
      ];
}
