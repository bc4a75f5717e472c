import { pageCount } from '../domain/paging.ts';

interface ListPath {
  readonly params: { readonly page: string | undefined };
  readonly props: { readonly page: number };
}

/**
 * Paths of a list, for a route named `[...page].astro`: `/`, `/page/2/`, … and none at all where there is nothing to
 * list, so that an empty section is not built.
 */
export const listPaths = (rows: number): ListPath[] =>
  Array.from({ length: rows === 0 ? 0 : pageCount(rows) }, (_, index) => ({
    params: { page: index === 0 ? undefined : `page/${index + 1}` },
    props: { page: index + 1 },
  }));

/** The same for a section whose first page stands however little it lists, and for one that is all on one page. */
export const sectionPath = (filled: boolean, rows = 1): ListPath[] => listPaths(filled ? Math.max(1, rows) : 0);
