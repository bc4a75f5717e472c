import type { Problem } from '../domain/problem.ts';

/** `data/问题台账.xlsx 「三月」 第 17 行「办结日期」`, or line and column for documents. */
export function problemHeading({ file, sheet, row, line, column, header }: Problem): string {
  const sheetPart = sheet === null ? '' : ` 「${sheet}」`;
  if (line !== null) return `${file}${sheetPart} 第 ${line} 行${typeof column === 'number' ? ` 第 ${column} 列` : ''}`;
  const rowPart = row === null ? '' : ` 第 ${row} 行`;
  const columnPart = column === null ? '' : header === null ? `「${column}」` : `「${header}」（${column}）`;
  return `${file}${sheetPart}${rowPart}${columnPart}`;
}

const entry = (problem: Problem) => `${problemHeading(problem)}\n  ${problem.message}\n  ${problem.fix}`;

/** How many problems of one kind in one column are told one by one; thousands would hide all others. */
const ONE_BY_ONE = 20;
/** How many rows a summary names. */
const NAMED_ROWS = 60;

/** Entries in the order given; what one column has too often of is told with its rows, after the first ones. */
function entries(problems: readonly Problem[]): string[] {
  const keyOf = ({ kind, file, sheet, column, message }: Problem) =>
    JSON.stringify([kind, file, sheet, column, message]);
  const columnOf = ({ kind, file, sheet, column }: Problem) => JSON.stringify([kind, file, sheet, column]);
  const told = new Map<string, number>();
  const left = new Map<string, Problem[]>();
  const lines: string[] = [];
  const known = new Set<string>();
  for (const one of problems) {
    const [column, same] = [columnOf(one), keyOf(one)];
    const count = told.get(column) ?? 0;
    // Each different fault is told once at least, as long as there are not hundreds.
    if (one.row === null || count < ONE_BY_ONE || (!known.has(same) && count < NAMED_ROWS)) {
      lines.push(entry(one));
      told.set(column, count + 1);
      known.add(same);
    } else {
      const rest = left.get(column);
      if (rest) rest.push(one);
      else left.set(column, [one]);
    }
  }
  const summaries = [...left.values()].map((rest) => {
    const rows = rest.slice(0, NAMED_ROWS).map(({ row }) => row);
    const heading = problemHeading({ ...(rest[0] as Problem), row: null });
    const more = rest.length > NAMED_ROWS ? '等' : '';
    return `${heading}\n  这样的问题还有 ${rest.length} 处：第 ${rows.join('、')} 行${more}。\n  要把全部都标在表格里，在同一条命令后面加 --workbook 文件夹。`;
  });
  return [...lines, ...summaries];
}

/** Problems as a clerk reads them: errors first, then warnings, and how many there are. Empty without any. */
export function problemsAsText(problems: readonly Problem[]): string {
  const errors = problems.filter((p) => p.severity === 'error');
  const warnings = problems.filter((p) => p.severity === 'warning');
  const parts = [
    ...(errors.length > 0 ? [`要改正的问题（${errors.length} 处）`, ...entries(errors)] : []),
    ...(warnings.length > 0 ? [`提醒（${warnings.length} 处，不影响发布）`, ...entries(warnings)] : []),
  ];
  return parts.join('\n\n');
}
