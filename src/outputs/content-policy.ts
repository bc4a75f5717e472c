/** What a page does beyond being read. */
export interface PageNeeds {
  /** Brings fonts of its own. */
  readonly fonts?: boolean;
  /** Runs scripts of this site. */
  readonly scripts?: boolean;
  /** Plays films and sound of this site. */
  readonly media?: boolean;
  /** Sends a form to another page of this site. */
  readonly forms?: boolean;
  /** Asks the search index: fetches it, in a worker that runs Pagefind's WebAssembly. */
  readonly search?: boolean;
}

/**
 * The content security policy of a page, for its `<meta http-equiv>`: everything comes from this site and nothing stands
 * inline, so that no hash is needed; what a page does not need is refused. WebAssembly runs where one searches, alone.
 *
 * Scripts and style sheets carry no `integrity`: it guards against another host, and there is none. On a copy of the
 * site that is opened from a stick browsers refuse every style sheet that carries it.
 */
export const contentPolicy = ({ fonts, scripts, media, forms, search }: PageNeeds): string =>
  [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self'",
    ...(fonts ? ["font-src 'self'"] : []),
    ...(media ? ["media-src 'self'"] : []),
    ...(search
      ? ["script-src 'self' 'wasm-unsafe-eval'", "connect-src 'self'", "worker-src 'self'"]
      : scripts
        ? ["script-src 'self'"]
        : []),
    `form-action ${forms ? "'self'" : "'none'"}`,
    "base-uri 'none'",
  ].join('; ');

/**
 * The policy a server sends with every file: what a `<meta>` can't say (`frame-ancestors`), and a bound for files that
 * have none, such as pictures and feeds. Each page's own policy applies beside it, the stricter one counts. It names no
 * `script-src` or `default-src`, since those would forbid the search page its WebAssembly, and servers that read
 * `_headers` can't exempt one page.
 */
export const serverPolicy = [
  "script-src-elem 'self'",
  "script-src-attr 'none'",
  ...['connect', 'font', 'img', 'media', 'style', 'worker'].map((kind) => `${kind}-src 'self'`),
  // Browsers show a PDF file as an object of its own page.
  ...['frame', 'object'].map((kind) => `${kind}-src 'self'`),
  "manifest-src 'none'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');
