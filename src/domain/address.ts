import { shortHash } from './short-hash.ts';

/** A free text as one folder: what addresses and file systems give a meaning to stands as `~` and its code in hexadecimal. */
const folderName = (text: string): string =>
  shortened(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what no folder may be named with.
    text.replace(/[\\/%?#:*"<>|~\x00-\x1f]|^\.+|[. ]$/g, (found) =>
      [...found].map((character) => `~${character.charCodeAt(0).toString(16).padStart(2, '0')}`).join(''),
    ),
  );

/** File systems end a name at 255 bytes, some tools much earlier. */
const LONGEST_NAME = 120;

/** A name of up to 120 bytes; a longer one keeps its beginning, and a number made from the whole keeps it distinct. */
function shortened(name: string): string {
  const bytes = new TextEncoder().encode(name);
  if (bytes.length <= LONGEST_NAME) return name;
  const beginning = new TextDecoder().decode(bytes.subarray(0, LONGEST_NAME - 9)).replace(/\ufffd+$/, '');
  return `${beginning}~${shortHash(name)}`;
}

/** A slug as the folders of an address: that of a translation is the talk's and its language (`yibao/bo`). */
const segments = (slug: string): string => slug.split('/').map(encodeURIComponent).join('/');

/** The addresses of the built site (contract §5), each from the root, with a slash at both ends or a file name. */
export const addresses = {
  home: () => '/',
  issues: () => '/issues/',
  issue: (id: string) => `/issues/${encodeURIComponent(id)}/`,
  issuesByPlace: (code: string) => `/issues/place/${code}/`,
  issuesByCategory: (name: string) => `/issues/category/${encodeURIComponent(folderName(name))}/`,
  issuesByState: (state: string) => `/issues/state/${state}/`,
  issuesByMonth: (month: string) => `/issues/month/${month}/`,
  results: () => '/results/',
  resultsFlow: () => '/results/flow/',
  resultsBy: (division: string) => `/results/${division}/`,
  schedule: () => '/schedule/',
  scheduleByKind: (kind: string) => `/schedule/kind/${kind}/`,
  scheduleByMonth: (month: string) => `/schedule/month/${month}/`,
  event: (id: string) => `/schedule/${encodeURIComponent(id)}/`,
  talks: () => '/talks/',
  talk: (slug: string) => `/talks/${segments(slug)}/`,
  slides: (slug: string) => `/talks/${segments(slug)}/slides/`,
  handout: (slug: string) => `/talks/${segments(slug)}/handout/`,
  script: (slug: string) => `/talks/${segments(slug)}/script/`,
  scriptText: (slug: string) => `/talks/${segments(slug)}/script.txt`,
  reports: () => '/reports/',
  report: (slug: string) => `/reports/${encodeURIComponent(slug)}/`,
  places: () => '/places/',
  place: (code: string) => `/places/${code}/`,
  commitments: () => '/commitments/',
  surveys: () => '/surveys/',
  bulletins: () => '/bulletins/',
  bulletin: (week: string) => `/bulletins/${week}/`,
  policies: () => '/policies/',
  policy: (id: string) => `/policies/${encodeURIComponent(id)}/`,
  /** Part of a law that is too long for one page, counted from 1. */
  lawText: (id: string, page: number) => `/policies/${encodeURIComponent(id)}/text/${page}/`,
  search: () => '/search/',
  data: () => '/data/',
  dataColumns: (ledger: string) => `/data/${ledger}/`,
  /** The matters behind a figure; `scope` names its parts, none for the whole site. */
  figureRows: (measure: string, scope: string) =>
    `/data/figures/${measure}/${encodeURIComponent(folderName(scope === '' ? 'all' : scope))}.csv`,
  corrections: () => '/corrections/',
  page: (slug: string) => `/${encodeURIComponent(slug)}/`,
  sitemap: () => '/sitemap/',
} as const;

/**
 * An address under the base of a site, percent-encoded in one way only: what says where a page stands (canonical address,
 * site map, structured data) says it in the same letters. `address` may be encoded or not.
 */
export const absoluteAddress = (base: string, address: string): string =>
  new URL(base).href + address.slice(1).split('/').map(encodedOnce).join('/');

/** A name that is no encoding, like `100%`, stands as it is. */
const encodedOnce = (name: string): string => {
  try {
    return encodeURIComponent(decodeURIComponent(name));
  } catch {
    return encodeURIComponent(name);
  }
};

/** The folders at the root of a site that its own sections stand in. */
export const sections: ReadonlySet<string> = new Set(
  Object.values(addresses).flatMap((address) => {
    const name = address.length === 0 ? (address as () => string)().split('/')[1] : '';
    return name ? [name] : [];
  }),
);

/**
 * The address whose folder a document's links and files are written from: slides, handout, script and translations of a
 * talk stand below it.
 */
export const documentHome = (address: string): string => address.replace(/^(\/(?:talks|reports)\/[^/]+\/).+$/, '$1');

/**
 * The link from one page to an address of the same site, relative: the site works under any base path and from a
 * folder on a stick. Both are paths from the site's root; `from` ends with a slash.
 */
export function relativeLink(from: string, to: string): string {
  const [path = '/', tail = ''] = splitTail(to);
  const fromParts = from.split('/').slice(1, -1);
  const toParts = path.split('/').slice(1);
  let common = 0;
  while (common < fromParts.length && common < toParts.length - 1 && fromParts[common] === toParts[common]) common++;
  const link = '../'.repeat(fromParts.length - common) + toParts.slice(common).join('/');
  return (link === '' ? './' : link) + tail;
}

/**
 * The decoded path from the site's root that a link on a page leads to, without `?` and `#`; null if it can't be read as
 * an address. `from` is the page's address, percent-encoded.
 */
export function linkTarget(from: string, link: string): string | null {
  try {
    return decodeURIComponent(new URL(link, `http://site${from}`).pathname);
  } catch {
    return null;
  }
}

function splitTail(to: string): [string, string] {
  const cut = to.search(/[?#]/);
  return cut < 0 ? [to, ''] : [to.slice(0, cut), to.slice(cut)];
}
