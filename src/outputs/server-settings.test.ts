import { describe, expect, it } from 'vitest';
import { serverPolicy } from './content-policy.ts';
import { contentType, mediaTypes } from './media-types.ts';
import { caddySettings, headersFile, lasting, nginxSettings } from './server-settings.ts';

const BASE = 'https://bridge.example/county/';

/** Name → value of the headers every file is sent with. */
const inHeaders = (text: string) =>
  new Map([...(/^\/\*\n((?: {2}.+\n)+)/.exec(text)?.[1] ?? '').matchAll(/ {2}([\w-]+): (.+)\n/g)].map(pair));
const inNginx = (text: string) => new Map([...text.matchAll(/^add_header ([\w-]+) "([^"]+)" always;$/gm)].map(pair));
const inCaddy = (text: string) =>
  new Map([...(/^header \{\n([^}]+)\}/m.exec(text)?.[1] ?? '').matchAll(/ {2}([\w-]+) "([^"]+)"\n/g)].map(pair));
const pair = ([, name = '', value = '']: RegExpMatchArray) => [name, value] as const;

describe('the settings for servers', () => {
  it('send the same headers from nginx, Caddy and a host that reads _headers', () => {
    const headers = inHeaders(headersFile(BASE));
    expect([...headers.keys()]).toEqual([
      'Content-Security-Policy',
      'X-Content-Type-Options',
      'Referrer-Policy',
      'Permissions-Policy',
      'Cross-Origin-Opener-Policy',
      'Cross-Origin-Resource-Policy',
      'Strict-Transport-Security',
    ]);
    expect(headers.get('Content-Security-Policy')).toBe(serverPolicy);
    expect(inNginx(nginxSettings(BASE))).toEqual(headers);
    expect(inCaddy(caddySettings(BASE))).toEqual(headers);
  });

  it('ask for https from now on only where the site is at an https address', () => {
    for (const write of [headersFile, nginxSettings, caddySettings]) {
      expect(write('http://bridge.example/')).not.toContain('Strict-Transport-Security');
      expect(write(null)).not.toContain('Strict-Transport-Security');
    }
  });

  it('know the type of every file, of text with its encoding', () => {
    const nginx = new Map(
      [...nginxSettings(null).matchAll(/^ {2}(\S+\/\S+) (.+);$/gm)].flatMap(([, type = '', endings = '']) =>
        endings.split(' ').map((ending) => [ending, type] as const),
      ),
    );
    expect(Object.fromEntries(nginx)).toEqual(mediaTypes);
    const caddy = caddySettings(null);
    for (const ending of Object.keys(mediaTypes).filter((known) => !known.startsWith('htm'))) {
      const matcher = new RegExp(`^(@type\\d+) path .*\\*\\.${ending}(?: |$)`, 'm').exec(caddy)?.[1];
      expect(caddy).toContain(`header ${matcher} Content-Type "${contentType(`a.${ending}`)}"\n`);
    }
    expect(headersFile(null)).toContain('\n/*.ics\n  Content-Type: text/calendar; charset=utf-8\n');
    expect(headersFile(null)).toContain('\n/*.pf_index\n  Content-Type: application/octet-stream\n');
  });

  it('say each header of a path in one rule of _headers, since hosts join them, within the limits of those hosts', () => {
    const file = headersFile(BASE);
    const rules = file.split('\n\n');
    expect(rules.length).toBeLessThan(100);
    expect(Math.max(...file.split('\n').map((line) => line.length))).toBeLessThan(2000);
    for (const path of lasting) expect(path.split('*').length).toBeLessThanOrEqual(2);
    expect(file.match(/Cache-Control/g)).toHaveLength(lasting.length);
  });

  it('let browsers keep, below the path of the site, only what changes its address with its contents', () => {
    const kept = new RegExp(/^location ~ "(.+)" \{$/m.exec(nginxSettings(BASE))?.[1] ?? '$^');
    const paths = [
      'assets/share/a.0123.png',
      'assets/site.css',
      'assets/fonts/x.0123.woff2',
      'pagefind/a/index/b.pf_index',
    ];
    for (const path of paths) expect(kept.test(`/county/${path}`), path).toBe(true);
    for (const path of ['', 'issues/', 'assets/browser/search.js', 'assets/fonts/bo.css', 'assets/sitexcss'])
      expect(kept.test(`/county/${path}`), path).toBe(false);
    expect(kept.test('/assets/site.css')).toBe(false);
    expect(nginxSettings(BASE)).toContain('error_page 404 /county/404.html;');
    expect(caddySettings(BASE)).toContain('@lasting path /county/assets/share/* ');
  });

  it('name the path of a site in its letters: servers decode what is asked for', () => {
    const base = 'https://bridge.example/%E4%BA%91%E5%B2%AD.1/';
    const kept = new RegExp(/^location ~ "(.+)" \{$/m.exec(nginxSettings(base))?.[1] ?? '$^');
    expect(kept.test('/云岭.1/assets/site.css')).toBe(true);
    expect(kept.test('/云岭x1/assets/site.css')).toBe(false);
    expect(caddySettings(base)).toContain('@lasting path /云岭.1/assets/share/* ');
  });

  it('have nobody keep an answer that says there is nothing', () => {
    const [, errors = ''] = /handle_errors \{\n([^}]+)\}/.exec(caddySettings(BASE)) ?? [];
    expect(errors).toContain('header Cache-Control "no-cache"');
  });
});
