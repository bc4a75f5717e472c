/** Excel takes no more in one cell; it calls a file with more damaged. */
const LONGEST_CELL = 32_767;
const CUT = '……（表格放不下，全文见同名的 CSV）';

/**
 * Text as the format holds it: no longer than Excel takes; a `_x0041_` that is meant as written marked, since it means a
 * character by its number (ECMA-376 part 1, 22.9.2.19).
 */
export function excelText(text: string): string {
  const beginning = () => text.slice(0, LONGEST_CELL - CUT.length).replace(/[\ud800-\udbff]$/, '');
  const kept = text.length <= LONGEST_CELL ? text : beginning() + CUT;
  return kept.replace(/_(?=x[\da-f]{4}_)/gi, '_x005F_');
}
