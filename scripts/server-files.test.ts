import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { siteFolder, temporaryFolder } from '../tests/commands.ts';
import { type Call, UsageError } from './command.ts';
import { serverFolder, writeServerSettings } from './server-files.ts';

const call = (values: Call['values']): Call => ({
  values,
  positionals: [],
  cwd: '/county',
  say: () => {},
  json: false,
});

describe('the settings for servers', () => {
  it('are written for the address the site stands at', () => {
    const site = siteFolder({
      'content/site.yaml': '网站名称: 甲县连心桥\n主办单位: 甲县\n网址: https://a.example/bridge/\n',
    });
    const folder = join(temporaryFolder(), 'server');
    writeServerSettings(call({ site }), folder);
    expect(readFileSync(join(folder, 'lianxinqiao.nginx.conf'), 'utf8')).toContain('error_page 404 /bridge/404.html;');
    expect(existsSync(join(folder, 'lianxinqiao.caddy'))).toBe(true);
  });

  it('never go into the site, where everybody could read them', () => {
    expect(serverFolder(call({}), '/county/dist')).toBeNull();
    expect(serverFolder(call({ server: 'dist-server' }), '/county/dist')).toBe('/county/dist-server');
    for (const server of ['dist', 'dist/server', '/county/dist/'])
      expect(() => serverFolder(call({ server }), '/county/dist')).toThrow(UsageError);
  });
});
