import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildSite } from '../../src/build/build-site.ts';
import { REAL_MATTERS, realMattersSite } from './real-matters.ts';
import { type SearchFigures, searchFigures } from './search-figures.ts';

/** The search of the demonstration, and of real matters where `../shared/data` is there. */
export async function searchedSites(
  engine: string,
  mostPeer: number,
): Promise<{ site: string; search: SearchFigures[] }[]> {
  const folder = join(engine, '.cache', 'bench', 'search');
  rmSync(folder, { recursive: true, force: true });
  const figures = async (site: string, source: string) => {
    const out = join(folder, site);
    const { built } = await buildSite(source, out, { engine, now: null });
    if (!built) throw new Error(`The site for searching was not built: ${site}`);
    return { site, search: await searchFigures(out, folder, mostPeer) };
  };
  const found = [await figures('demonstration', engine)];
  const real = join(engine, '..', 'shared', 'data', REAL_MATTERS);
  if (existsSync(real)) {
    const source = join(folder, 'real-source');
    for (const { path, text } of await realMattersSite(real)) {
      mkdirSync(dirname(join(source, path)), { recursive: true });
      writeFileSync(join(source, path), text);
    }
    found.push(await figures('real', source));
  }
  rmSync(folder, { recursive: true, force: true });
  return found;
}
