// A small static web server for a built site, on this machine only: `npm start` and the tests use it.
import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, resolve, sep } from 'node:path';

export interface FolderServer {
  /** Address of the site's start page, with the base path and a slash at the end. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.avif': 'image/avif',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.gif': 'image/gif',
  '.htm': 'text/html; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.ics': 'text/calendar; charset=utf-8',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.mp4': 'video/mp4',
  '.otf': 'font/otf',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.pptx': 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.xml': 'application/xml; charset=utf-8',
  '.zip': 'application/zip',
};
// Pagefind's own endings (.pagefind, .pf_index, .pf_meta, .pf_fragment, …) are packed data.
const OTHER = 'application/octet-stream';

const HEADERS = { 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' };

/** The decoded path of a request, or undefined for one that no page of a site links to (malformed or pointing upwards). */
function pathOf(request: IncomingMessage): string | undefined {
  const raw = (request.url ?? '/').split(/[?#]/, 1)[0] ?? '';
  let path: string;
  try {
    path = decodeURIComponent(raw);
  } catch {
    return undefined;
  }
  const parts = path.split('/').slice(1);
  const clean = parts.every((part, i) => part !== '.' && part !== '..' && (part !== '' || i === parts.length - 1));
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is refused.
  return path.startsWith('/') && clean && !/[\\\x00-\x1f]/.test(path) ? path : undefined;
}

/**
 * Serves `folder` under `basePath` on 127.0.0.1 (any free port unless one is given). A folder answers with its
 * index.html, what isn't there with 404.html and status 404; nothing is cached; nothing outside the folder is served.
 */
export async function serveFolder(folder: string, basePath = '/', port = 0): Promise<FolderServer> {
  const base = `/${basePath}/`.replace(/\/+/g, '/');
  const root = await realpath(resolve(folder));

  /** The real path of a file or folder inside the served folder. */
  async function find(path: string): Promise<{ path: string; isFile: boolean; size: number } | undefined> {
    try {
      const real = await realpath(join(root, path));
      if (real !== root && !real.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
      const info = await stat(real);
      return info.isFile() || info.isDirectory() ? { path: real, isFile: info.isFile(), size: info.size } : undefined;
    } catch {
      return undefined;
    }
  }

  function sendText(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}) {
    response.writeHead(status, { ...HEADERS, 'Content-Type': 'text/plain; charset=utf-8', ...headers }).end(text);
  }

  async function sendNotFound(request: IncomingMessage, response: ServerResponse) {
    const page = await find('404.html');
    if (!page?.isFile) return sendText(response, 404, '404 Not Found\n');
    const body = await readFile(page.path);
    response.writeHead(404, { ...HEADERS, 'Content-Type': 'text/html; charset=utf-8', 'Content-Length': body.length });
    response.end(request.method === 'HEAD' ? undefined : body);
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      return sendText(response, 405, '405 Method Not Allowed\n', { Allow: 'GET, HEAD' });
    }
    const path = pathOf(request);
    if (path === undefined) return sendText(response, 400, '400 Bad Request\n');
    if (`${path}/` === base) return sendText(response, 302, '', { Location: encodeURI(base) });
    if (!path.startsWith(base)) return sendNotFound(request, response);

    const wanted = path.slice(base.length);
    let file = await find(wanted);
    if (file && !file.isFile) {
      const index = await find(join(wanted, 'index.html'));
      if (index && wanted !== '' && !wanted.endsWith('/')) {
        const query = request.url?.match(/\?[^#]*/)?.[0] ?? '';
        return sendText(response, 302, '', { Location: `${encodeURI(path)}/${query}` });
      }
      file = index;
    } else if (wanted.endsWith('/')) {
      file = undefined;
    }
    if (!file?.isFile) return sendNotFound(request, response);

    const type = TYPES[extname(file.path).toLowerCase()] ?? OTHER;
    response.writeHead(200, { ...HEADERS, 'Content-Type': type, 'Content-Length': file.size });
    if (request.method === 'HEAD' || file.size === 0) {
      response.end();
      return;
    }
    // No more than was announced, should the file be growing.
    const stream = createReadStream(file.path, { end: file.size - 1 });
    stream.on('error', () => response.destroy());
    response.on('close', () => stream.destroy());
    stream.pipe(response);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => {
      if (response.headersSent) response.destroy();
      else sendText(response, 500, '500 Internal Server Error\n');
    });
  });
  await new Promise<void>((done, fail) => {
    server.once('error', fail);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', fail);
      done();
    });
  });
  const actual = (server.address() as AddressInfo).port;
  return {
    url: `http://127.0.0.1:${actual}${encodeURI(base)}`,
    port: actual,
    close: () =>
      new Promise((done, fail) => {
        server.close((error) => (error ? fail(error) : done()));
        server.closeAllConnections();
      }),
  };
}
