import { type AllowedFinding, AllowList } from '../domain/allow-list.ts';
import type { PrivateValues } from '../domain/private-values.ts';
import { type Problem, problem } from '../domain/problem.ts';
import { readCsv } from '../ledgers/read-csv.ts';
import type { SiteFolder } from './site-folder.ts';

export const ALLOW_FILE = 'content/allow.csv';

/** Columns of the allow-list that are to be filled, each by its two names. */
const COLUMNS = [
  ['文件', 'file'],
  ['位置', 'place'],
  ['类别', 'kind'],
  ['理由', 'reason'],
  ['姓名', 'name'],
] as const;
/** Which of several findings of a kind is meant, by its masked form. May be left out. */
const MASKED = ['打码', 'masked'] as const;

/** A line as it is written, by Chinese column. */
type Line = Readonly<Record<(typeof COLUMNS)[number][0], string>> & { readonly row: number; readonly masked: string };

/**
 * The findings of personal data that somebody has accepted (contract §2). A line counts only when it says why and who
 * answers for it; neither is ever published.
 */
export function readAllowList(
  folder: SiteFolder,
  privateValues: PrivateValues | null,
): { allow: AllowList; problems: Problem[] } {
  const bytes = folder.read(ALLOW_FILE);
  if (bytes === null) return { allow: new AllowList(), problems: [] };
  const { tables, problems } = readCsv(ALLOW_FILE, bytes);
  const [header, ...rows] = tables[0]?.rows ?? [];
  const titles = (header?.cells ?? []).map((cell) => cell.trim().toLowerCase());
  const indexOf = ([zh, english]: readonly [string, string]) =>
    titles.findIndex((title) => title === zh || title === english);
  const [indexes, maskedIndex] = [COLUMNS.map(indexOf), indexOf(MASKED)];
  const missing = COLUMNS.flatMap(([zh], index) => ((indexes[index] ?? -1) < 0 ? [zh] : []));
  if (problems.length > 0 || missing.length > 0) {
    const absent = missing.map((zh) =>
      problem('missing-column', { file: ALLOW_FILE, row: header?.number ?? 1, column: zh }, { name: zh }),
    );
    return { allow: new AllowList(), problems: problems.length > 0 ? [...problems] : absent };
  }
  const lines = rows.flatMap(({ number, cells }) => {
    const values = COLUMNS.map(([zh], index) => [zh, (cells[indexes[index] ?? -1] ?? '').trim()] as const);
    const masked = (cells[maskedIndex] ?? '').trim();
    const isBlank = masked === '' && values.every(([, value]) => value === '');
    return isBlank ? [] : [{ row: number, masked, ...Object.fromEntries(values) } as Line];
  });
  for (const line of privateValues === null ? [] : lines) {
    privateValues?.addName(line.姓名, '放行清单里的姓名');
    privateValues?.addSentences(line.理由, '放行清单里的理由', 6);
  }
  const isComplete = (line: Line) => COLUMNS.every(([zh]) => line[zh] !== '');
  const allowed = lines.filter(isComplete).map(({ row, masked, ...line }): AllowedFinding => {
    return { file: line.文件, position: line.位置, what: line.类别, masked, row };
  });
  const incomplete = lines
    .filter((line) => !isComplete(line))
    .map((line) => {
      const empty = COLUMNS.flatMap(([zh]) => (line[zh] === '' ? [zh] : []));
      return problem('incomplete-acceptance', { file: ALLOW_FILE, row: line.row }, { empty });
    });
  return { allow: new AllowList(allowed), problems: incomplete };
}

/** Lines of the allow-list that nothing needed, once everything has been looked at. */
export const unusedAcceptances = (allow: AllowList): Problem[] =>
  allow.unused.map(({ row, there }) => problem('unused-acceptance', { file: ALLOW_FILE, row }, { there }));
