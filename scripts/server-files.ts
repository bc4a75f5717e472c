import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { caddySettings, nginxSettings } from '../src/outputs/server-settings.ts';
import { diskFolder } from '../src/site/disk-folder.ts';
import { readSettings } from '../src/site/settings-file.ts';
import { type Call, pathOf, siteFolder, UsageError } from './command.ts';

/** Where the settings for servers go: `--server`; null without it. They are nobody's business: never into the site. */
export function serverFolder(call: Call, out: string): string | null {
  const folder = pathOf(call, call.values.server);
  if (folder !== null && `${resolve(folder)}${sep}`.startsWith(`${out}${sep}`))
    throw new UsageError(`--server 的文件夹不能放在网站里面，那样人人都能看到：${folder}`);
  return folder;
}

/** Writes the settings for nginx and Caddy, for the address the site says it stands at. */
export function writeServerSettings(call: Call, folder: string): void {
  const base = readSettings(diskFolder(siteFolder(call)), [])?.base ?? null;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'lianxinqiao.nginx.conf'), nginxSettings(base));
  writeFileSync(join(folder, 'lianxinqiao.caddy'), caddySettings(base));
  call.say(`nginx 和 Caddy 的设置：${folder}（怎么装，写在文件开头）`);
}
