// A small static web server for a built site, on this machine only: `npm start` and the tests use it.
import { createReadStream } from 'node:fs';
import { readFile, realpath, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, relative, resolve, sep } from 'node:path';
import { contentType } from '../src/outputs/media-types.ts';
import { HEADERS_FILE } from '../src/outputs/server-settings.ts';
import { headersFor } from './headers-file.ts';

export interface FolderServer {
  /** Address of the site's start page, with the base path and a slash at the end. */
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
}

// Only what the site's own `_headers` says may be kept.
const HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' };

/** Encodings of HTTP and the endings of files in them (src/build/compress.ts), the smaller first. */
const PACKED = { br: '.br', gzip: '.gz' } as const;

/** Whether a browser takes an encoding, by its Accept-Encoding header (RFC 9110 §12.5.3). */
const accepts = (header: string, encoding: string): boolean =>
  header.split(',').some((part) => {
    const [name = '', ...weights] = part.split(';').map((text) => text.trim().toLowerCase());
    return name === encoding && !weights.some((weight) => /^q=0(?:\.0*)?$/.test(weight));
  });

interface Found {
  readonly path: string;
  readonly isFile: boolean;
  readonly size: number;
}

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
 * index.html, what isn't there with 404.html and status 404; nothing outside the folder is served. What the folder's
 * `_headers` says is sent along, as hosts do that read it; nothing else may be kept by a browser.
 */
export async function serveFolder(folder: string, basePath = '/', port = 0): Promise<FolderServer> {
  const base = `/${basePath}/`.replace(/\/+/g, '/');
  const root = await realpath(resolve(folder));

  /** The real path of a file or folder inside the served folder. */
  async function find(path: string): Promise<Found | undefined> {
    try {
      const real = await realpath(join(root, path));
      if (real !== root && !real.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined;
      const info = await stat(real);
      return info.isFile() || info.isDirectory() ? { path: real, isFile: info.isFile(), size: info.size } : undefined;
    } catch {
      return undefined;
    }
  }

  /** What is sent for a file: its packed form beside it where the browser takes it, and what says so. */
  async function packed(file: Found, accepted: string): Promise<{ sent: Found; headers: Record<string, string> }> {
    const path = relative(root, file.path);
    const forms = await Promise.all(
      Object.entries(PACKED).map(async ([encoding, ending]) => ({ encoding, form: await find(path + ending) })),
    );
    if (forms.every(({ form }) => !form?.isFile)) return { sent: file, headers: {} };
    const vary = { vary: 'Accept-Encoding' };
    const taken = forms.find(({ encoding, form }) => form?.isFile && accepts(accepted, encoding));
    return taken?.form
      ? { sent: taken.form, headers: { ...vary, 'content-encoding': taken.encoding } }
      : { sent: file, headers: vary };
  }

  /** The headers of a path below the base. */
  async function headersOf(path: string): Promise<Record<string, string>> {
    const own = await readFile(join(root, HEADERS_FILE), 'utf8').catch(() => '');
    return { ...HEADERS, 'content-type': contentType(path), ...headersFor(own, `/${path}`) };
  }

  function sendText(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}) {
    response.writeHead(status, { ...HEADERS, 'content-type': 'text/plain; charset=utf-8', ...headers }).end(text);
  }

  async function sendNotFound(request: IncomingMessage, response: ServerResponse) {
    const page = await find('404.html');
    if (!page?.isFile) return sendText(response, 404, '404 Not Found\n');
    const body = await readFile(page.path);
    response.writeHead(404, { ...(await headersOf('404.html')), 'content-length': body.length });
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

    const { sent, headers } = await packed(file, String(request.headers['accept-encoding'] ?? ''));
    const type = contentType(file.path);
    response.writeHead(200, {
      ...(await headersOf(wanted)),
      ...headers,
      'content-type': type,
      'content-length': sent.size,
    });
    if (request.method === 'HEAD' || sent.size === 0) {
      response.end();
      return;
    }
    // No more than was announced, should the file be growing.
    const stream = createReadStream(sent.path, { end: sent.size - 1 });
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
