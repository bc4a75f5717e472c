import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { compareText } from '../domain/problem.ts';

/** Addresses of all pages that were built, sorted. The search index holds none, but most of a large site's files. */
export function pageAddresses(outDir: string): string[] {
  return readdirSync(outDir, { withFileTypes: true })
    .filter(({ name }) => name !== 'pagefind')
    .flatMap((entry) =>
      entry.isDirectory()
        ? readdirSync(join(outDir, entry.name), { recursive: true }).map((name) => `${entry.name}/${name}`)
        : [entry.name],
    )
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => name.endsWith('.html'))
    .map((name) => `/${name.replace(/(^|\/)index\.html$/, '$1')}`)
    .toSorted(compareText);
}

const ATTRIBUTE = /\s(?:href|src|poster|action)="([^"#][^"]*)"/g;

/** The links and sources of a page that lead to the same site, as they stand there. */
export const localLinks = (html: string): Set<string> =>
  new Set(
    [...html.matchAll(ATTRIBUTE)].flatMap(([, written = '']) => {
      const link = written.replaceAll('&#38;', '&').replaceAll('&amp;', '&');
      return /^[a-z][a-z0-9+.-]*:/i.test(link) ? [] : [link];
    }),
  );
