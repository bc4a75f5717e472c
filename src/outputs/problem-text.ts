import type { Problem } from '../domain/problem.ts';

/** `data/问题台账.xlsx 「三月」 第 17 行「办结日期」`, or line and column for documents. */
function heading({ file, sheet, row, line, column }: Problem): string {
  const sheetPart = sheet === null ? '' : ` 「${sheet}」`;
  if (line !== null) return `${file} 第 ${line} 行${typeof column === 'number' ? ` 第 ${column} 列` : ''}`;
  const rowPart = row === null ? '' : ` 第 ${row} 行`;
  return `${file}${sheetPart}${rowPart}${column === null ? '' : `「${column}」`}`;
}

const entry = (problem: Problem) => `${heading(problem)}\n  ${problem.message}\n  ${problem.fix}`;

/** Problems as a clerk reads them: errors first, then warnings, and how many there are. Empty without any. */
export function problemsAsText(problems: readonly Problem[]): string {
  const errors = problems.filter((p) => p.severity === 'error');
  const warnings = problems.filter((p) => p.severity === 'warning');
  const parts = [
    ...(errors.length > 0 ? [`要改正的问题（${errors.length} 处）`, ...errors.map(entry)] : []),
    ...(warnings.length > 0 ? [`提醒（${warnings.length} 处，不影响发布）`, ...warnings.map(entry)] : []),
  ];
  return parts.join('\n\n');
}
