/** Rows on one page of a long list. */
export const PAGE_SIZE = 50;

export const pageCount = (rows: number): number => Math.max(1, Math.ceil(rows / PAGE_SIZE));

/** The rows of a page, counted from 1. */
export const pageSlice = <T>(rows: readonly T[], page: number): readonly T[] =>
  rows.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE);

/** Address of a page of a list; the first is the list's own. `address` ends with a slash. */
export const pageAddress = (address: string, page: number): string =>
  page === 1 ? address : `${address}page/${page}/`;

/** Page numbers to offer: the first, the last and those around the page; null stands for those passed over. */
export function pageNumbers(page: number, pages: number): (number | null)[] {
  const offered = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages);
  return offered.flatMap((n, i) => {
    const before = offered[i - 1] ?? 0;
    // A gap of one page is shorter as its number.
    if (n - before === 2) return [n - 1, n];
    return n - before > 2 ? [null, n] : [n];
  });
}
