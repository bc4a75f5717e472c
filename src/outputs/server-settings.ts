import { linkTarget } from '../domain/address.ts';
import { serverPolicy } from './content-policy.ts';
import { isText, mediaTypes, OTHER_TYPE } from './media-types.ts';

/** Where hosts that read `_headers` (Netlify, Cloudflare Pages) look for it. */
export const HEADERS_FILE = '_headers';

/** What no page asks for, so that no script on one ever can. */
const DENIED = ['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'magnetometer']
  .concat(['microphone', 'midi', 'payment', 'usb', 'xr-spatial-tracking'])
  .map((feature) => `${feature}=()`)
  .join(', ');

const YEAR_S = 31_536_000;

/** The headers every file is sent with. `base` is the address of the site, if it says so. */
const headersOf = (base: string | null): (readonly [name: string, value: string])[] => [
  ['Content-Security-Policy', serverPolicy],
  ['X-Content-Type-Options', 'nosniff'],
  ['Referrer-Policy', 'same-origin'],
  ['Permissions-Policy', DENIED],
  ['Cross-Origin-Opener-Policy', 'same-origin'],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ...(base?.startsWith('https:') ? [['Strict-Transport-Security', `max-age=${YEAR_S}`] as const] : []),
];

/**
 * Files whose address changes with what they hold, each path with one `*` at most: browsers may keep them for a year.
 * Fonts' style sheets are not among them: they stay at their address when a font is brought up to date.
 */
export const lasting: readonly string[] = [
  '/assets/share/*',
  ...['site', 'slides', 'handout', 'language'].map((name) => `/assets/${name}.css`),
  '/assets/fonts/*.woff2',
  '/assets/pictures/*',
  ...['fragment', 'index', 'filter', 'meta', 'pairs', 'words'].map((part) => `/*.pf_${part}`),
];
const LASTING = `max-age=${YEAR_S}`;

/** Endings by their type, those of HTML left out: every server knows them. */
function endingsByType(): [type: string, endings: string[]][] {
  const types = Map.groupBy(Object.keys(mediaTypes), (ending) => mediaTypes[ending] ?? OTHER_TYPE);
  return [...types].filter(([type]) => type !== 'text/html');
}

const withCharset = (type: string) => (isText(type) ? `${type}; charset=utf-8` : type);

/**
 * `_headers` in the root of the site. Hosts join what several rules say of one header by commas, so a header stands in
 * one rule only; without a rule of `Cache-Control` they have pages asked for anew by themselves.
 */
export function headersFile(base: string | null): string {
  const rule = (path: string, headers: readonly (readonly [string, string])[]) =>
    [path, ...headers.map(([name, value]) => `  ${name}: ${value}`), ''].join('\n');
  return [
    rule('/*', headersOf(base)),
    ...lasting.map((path) => rule(path, [['Cache-Control', LASTING]])),
    ...endingsByType()
      .filter(([type]) => isText(type) || type === OTHER_TYPE)
      .flatMap(([type, endings]) =>
        endings.map((ending) => rule(`/*.${ending}`, [['Content-Type', withCharset(type)]])),
      ),
  ].join('\n');
}

/** Where the site stands on its host, without a slash at the end; decoded, as servers look at what they are asked for. */
const prefixOf = (base: string | null) =>
  base === null ? '' : (linkTarget('/', base) ?? new URL(base).pathname).replace(/\/+$/, '');

const literally = (path: string) => path.replaceAll(/[.+?^$()[\]{}|\\]/g, '\\$&');

/** Settings for nginx, to be included in a `server` block. */
export function nginxSettings(base: string | null): string {
  const prefix = prefixOf(base);
  const patterns = lasting.map((path) => literally(path).replace('*', '.*')).join('|');
  const types = [['text/html', ['html', 'htm']] as const, ...endingsByType()];
  return `# 连心桥的 nginx 设置，由 npm run build -- --server 生成。
# 用法：放进 server { … } 里，root 写网站文件夹${prefix === '' ? '' : `的上一级（网站放在它下面的 ${prefix}/）`}：
#   root /srv/lianxinqiao;
#   include /etc/nginx/lianxinqiao.nginx.conf;
# 您自己的 location 里如果另写了 add_header，下面的就不起作用，要一起抄过去。
index index.html;
error_page 404 ${prefix}/404.html;
absolute_redirect off;
server_tokens off;

${headersOf(base)
  .map(([name, value]) => `add_header ${name} "${value}" always;`)
  .join('\n')}

# 网页每次都问有没有新的；文件名随内容变的，浏览器可以留一年。
expires -1;
location ~ "^${literally(prefix)}(?:${patterns})$" {
  expires 365d;
}

# 已经压缩好的 .gz 直接发出去；装了 brotli 模块的，去掉下面一行的 #。
gzip_static on;
gzip_vary on;
# brotli_static on;

charset utf-8;
charset_types ${types.flatMap(([type]) => (isText(type) && type !== 'text/html' ? [type] : [])).join(' ')};
default_type ${OTHER_TYPE};
types {
${types.map(([type, endings]) => `  ${type} ${endings.join(' ')};`).join('\n')}
}
location = ${prefix}/${HEADERS_FILE} {
  return 404;
}
`;
}

/** Settings for Caddy, to be imported in the block of a site. */
export function caddySettings(base: string | null): string {
  const prefix = prefixOf(base);
  const paths = lasting.map((path) => (path.startsWith('/*.') ? path.slice(1) : prefix + path)).join(' ');
  return `# 连心桥的 Caddy 设置，由 npm run build -- --server 生成。
# 用法：
#   lianxin.example.gov.cn {
#     root * /srv/lianxinqiao${prefix === '' ? '' : `   （网站放在它下面的 ${prefix}/）`}
#     import /etc/caddy/lianxinqiao.caddy
#   }
header {
${headersOf(base)
  .map(([name, value]) => `  ${name} "${value}"`)
  .join('\n')}
}

# 网页每次都问有没有新的；文件名随内容变的，浏览器可以留一年。
@lasting path ${paths}
header @lasting Cache-Control "${LASTING}"
@others not path ${paths}
header @others Cache-Control "no-cache"

${endingsByType()
  .map(([type, endings], index) => {
    const name = `@type${index + 1}`;
    return `${name} path ${endings.map((ending) => `*.${ending}`).join(' ')}\nheader ${name} Content-Type "${withCharset(type)}"`;
  })
  .join('\n')}

# 已经压缩好的 .br、.gz 直接发出去。
file_server {
  precompressed br gzip
  hide ${HEADERS_FILE}
}
handle_errors {
  rewrite * ${prefix}/404.html
  header Content-Type "text/html; charset=utf-8"
  header Cache-Control "no-cache"
  file_server
}
`;
}
