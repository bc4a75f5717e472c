import type { Sheet } from 'hucre/xlsx';
import { choice } from '../domain/cell.ts';
import { columnLetters } from './column-letters.ts';

/** What the clerk says of content nobody sees in a workbook. */
export const hiddenChoice = choice({ 读取: ['读', '要', 'take'], 不读: ['不读取', '不要', '略去', 'skip'] });

/** By sheet and part (`三月 隐藏的行`), by part alone, or 全部. */
export type HiddenChoices = Readonly<Record<string, '读取' | '不读'>>;

/** Our comments, in templates and marked workbooks, carry this name: they are no content of the clerk's. */
export const OWN_AUTHOR = '连心桥';
/** Begins our comments, since some programs forget who wrote one, and ends what stood in a comment before ours. */
export const OWN_SIGN = `【${OWN_AUTHOR}】`;
const isOwn = ({ author, text }: { readonly author?: string; readonly text: string }) =>
  author === OWN_AUTHOR || [text, text.replace(/^[^【]{0,40}[:：]\s{0,4}/, '')].some((own) => own.startsWith(OWN_SIGN));

/** The sheet that lists what is wrong, in workbooks we have marked: no table of the clerk's. Known by its tab. */
export const LIST_SHEET = '问题清单';
export const LIST_TAB_COLOUR = 'FFD9480E';
export const isProblemList = ({ name, view }: Sheet): boolean =>
  name.startsWith(LIST_SHEET) && LIST_TAB_COLOUR.endsWith(view?.tabColor?.rgb ?? '-');

/** One kind of content nobody sees in a sheet. */
export interface HiddenPart {
  readonly part: '隐藏的工作表' | '隐藏的行' | '隐藏的列' | '批注';
  /** What there is, for staff. */
  readonly words: string;
}

/** A part of a sheet as the choices name it. */
const keyOf = (sheet: string, part: string) => `${sheet.trim()} ${part}`;

/** The same as it is written into a mapping file: YAML needs quotes round some names of sheets. */
export const choiceKey = (sheet: string, part: string) =>
  /^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(keyOf(sheet, part)) ? keyOf(sheet, part) : JSON.stringify(keyOf(sheet, part));

/** What the clerk said of a part of a sheet; null if nothing. */
export function choiceFor(choices: HiddenChoices, sheet: string, part: string): '读取' | '不读' | null {
  return [keyOf(sheet, part), part, '全部'].map((key) => choices[key]).find((said) => said !== undefined) ?? null;
}

export const hiddenRows = (sheet: Sheet): number[] =>
  [...(sheet.rowDefs?.entries() ?? [])].flatMap(([index, row]) => (row.hidden || row.height === 0 ? [index + 1] : []));

export const hiddenColumns = (sheet: Sheet): number[] =>
  (sheet.columns ?? []).flatMap((column, index) => (column?.hidden || (column?.width ?? 1) < 0.1 ? [index] : []));

const some = (names: readonly (string | number)[], unit: string) =>
  `${names.slice(0, 5).join('、')} ${unit}${names.length > 5 ? `等 ${names.length} ${unit}` : ''}`;

/** All that nobody sees in a sheet, where there is something in it. Of a hidden sheet the rest matters once it is taken. */
export function hiddenParts(sheet: Sheet, allRows = false): HiddenPart[] {
  const filled = (cell: unknown) => cell !== null && cell !== undefined && cell !== '';
  if (!sheet.rows.some((row) => row.some(filled))) return [];
  const rows = hiddenRows(sheet).filter((number) => sheet.rows[number - 1]?.some(filled));
  const columns = hiddenColumns(sheet).filter((index) => sheet.rows.some((row) => filled(row[index])));
  const comments = [
    ...[...(sheet.cells ?? [])].flatMap(([at, { comment }]) => {
      const [row, column] = at.split(',').map(Number) as [number, number];
      return comment && !isOwn(comment) ? [columnLetters(column) + String(row + 1)] : [];
    }),
    ...(sheet.threadedComments ?? []).flatMap(({ ref }) => ref ?? []),
  ];
  const found: (HiddenPart | false)[] = [
    (sheet.hidden || sheet.veryHidden) === true && { part: '隐藏的工作表', words: '隐藏的工作表' },
    (rows.length > 0 || allRows) && {
      part: '隐藏的行',
      words: allRows ? '隐藏的行（整张表默认隐藏）' : `隐藏的行（第 ${some(rows, '行')}）`,
    },
    columns.length > 0 && { part: '隐藏的列', words: `隐藏的列（${some(columns.map(columnLetters), '列')}）` },
    comments.length > 0 && { part: '批注', words: `批注（${some([...new Set(comments)], '格')}）` },
  ];
  return found.filter((part) => part !== false);
}

/** Choices that were made for all a file hides, told of the parts it does hide: what another file hides is asked anew. */
export const chosenParts = (
  choices: HiddenChoices,
  found: readonly { readonly sheet: string; readonly part: string }[],
) =>
  Object.fromEntries(
    found.flatMap(({ sheet, part }) => {
      const said = choiceFor(choices, sheet, part);
      return said === null ? [] : [[keyOf(sheet, part), said] as const];
    }),
  );
