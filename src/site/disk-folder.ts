import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { compareText } from '../domain/problem.ts';
import type { SiteFolder } from './site-folder.ts';

/** Node reads no larger file in one go. */
export const MOST_BYTES = 2 ** 31 - 1;

/** A site folder on disk: the one place where a site's files are read. */
export function diskFolder(folder: string): SiteFolder {
  const root = resolve(folder);
  return {
    list(below) {
      const base = join(root, below);
      // A file named like a folder is no folder: there is nothing in it.
      if (!statSync(base, { throwIfNoEntry: false })?.isDirectory()) return [];
      return readdirSync(base, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(root.length + 1)
            .replaceAll('\\', '/'),
        )
        .toSorted(compareText);
    },
    read(path) {
      const full = join(root, path);
      const found = statSync(full, { throwIfNoEntry: false });
      if (!found?.isFile() || found.size > MOST_BYTES) return null;
      // A link may lead out of the site, or to a ledger: what is published must stand where it is named.
      return realpathSync(full) === join(realpathSync(root), path) ? readFileSync(full) : null;
    },
  };
}
