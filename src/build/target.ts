import { existsSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';

/**
 * Why a path must not be given to a new site, in Chinese; null when it may. Whatever stands at a target is deleted: so
 * it is never near the sources, and never a folder that is not known to hold a built site.
 */
export function whyNotTarget(target: string, siteFolder: string, engine: string): string | null {
  const [out, site, program] = [target, siteFolder, engine].map(realPath) as [string, string, string];
  const sources = ['content', 'data', 'public'].map((name) => realPath(join(site, name)));
  if ([site, program, ...sources].some((folder) => isWithin(folder, out)))
    return '输出文件夹里有网站的原始材料，换上新网站会把它们删掉';
  if (sources.some((folder) => isWithin(out, folder))) return '输出文件夹在网站的原始材料里面';
  if (OWN.some((name) => isWithin(out, join(program, name)))) return '输出文件夹在本工具自己的文件夹里面';
  if (!statSync(standing(out)).isDirectory()) return '这里（或上一级）已经有一个同名的文件，不是文件夹';
  return null;
}

/** Folders of the engine that no site may be built into. */
const OWN = ['src', 'scripts', 'tests', 'content', 'data', 'public', 'node_modules', '.git', '.ci'];

/** Why what stands at a target must not be replaced by a site, in Chinese; null when it may, or nothing stands there. */
export function whyNotReplaced(target: string): string | null {
  if (!existsSync(target)) return null;
  const folder = realPath(target);
  const names = readdirSync(folder);
  if (names.includes('.git')) return '输出文件夹里有「.git」，换上新网站会把历史记录删掉';
  // A page of one's own, made by hand, is what a first site often replaces.
  if (names.every((name) => name === 'index.html')) return null;
  const isSite = ['data/figures.json', 'sitemap/index.html'].every((file) => existsSync(join(folder, file)));
  if (isSite || isHomePage(join(folder, 'index.html'))) return null;
  return '输出文件夹里有别的东西，看不出是本工具生成的网站，不能换掉';
}

const isHomePage = (file: string) =>
  existsSync(file) && /<html[^>]*\sdata-page="home"/.test(readFileSync(file, 'utf8').slice(0, 2000));

const isWithin = (path: string, folder: string): boolean => {
  const way = relative(folder, path);
  return way.split(/[\\/]/)[0] !== '..' && !isAbsolute(way);
};

/** The nearest of a path and the folders above it that exists. */
const standing = (path: string): string => (existsSync(path) ? path : standing(dirname(path)));

/** Where a path really leads, links followed as far as it exists. */
function realPath(path: string): string {
  const full = resolve(path);
  if (existsSync(full)) return realpathSync(full);
  return join(realPath(dirname(full)), basename(full));
}
