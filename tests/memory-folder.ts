import type { SiteFolder } from '../src/site/site-folder.ts';

/** A site folder in memory: path → text or bytes. Tests of the core need no disk. */
export function memoryFolder(files: Readonly<Record<string, string | Uint8Array>>): SiteFolder {
  const paths = Object.keys(files).toSorted();
  return {
    list: (folder) => paths.filter((path) => path.startsWith(`${folder}/`)),
    read(path) {
      const file = files[path];
      if (file === undefined) return null;
      return typeof file === 'string' ? new TextEncoder().encode(file) : file;
    },
  };
}

export const SITE_YAML = '网站名称: 测试县连心桥\n主办单位: 测试县\n';
