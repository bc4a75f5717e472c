import { addresses, documentHome, linkTarget } from '../domain/address.ts';
import { attachmentAt } from '../domain/attachment.ts';
import { type Problem, problem } from '../domain/problem.ts';
import type { References } from '../markdown/safe-subset.ts';
import type { SiteFolder } from './site-folder.ts';

/** A document and the links in it. */
export interface LinkingDocument {
  readonly file: string;
  readonly address: string;
  /** Whether a page stands at its address: not for drafts and what is not to be published yet. */
  readonly shown: boolean;
  readonly links: References['links'];
}

/** Below these stand documents and policies, which are known here; other pages come of the ledgers. */
const KNOWN_FOLDERS = /^\/(?:talks|reports|policies)\/(?!page\/)./;

/**
 * Links that lead nowhere: to a document, a policy or a file beside the document that is not there. A link to any other
 * page is looked at when the site is built. What is not published yet may link to what is not published yet.
 */
export function checkLinks(
  documents: readonly LinkingDocument[],
  policies: Iterable<string>,
  folder: SiteFolder,
): Problem[] {
  const paths = (list: readonly LinkingDocument[]) =>
    new Set([...list.map(({ address }) => address), ...[...policies].map(addresses.policy)].map(decodeURIComponent));
  const all = paths(documents);
  const published = paths(documents.filter(({ shown }) => shown));
  return documents.flatMap((document) =>
    document.links
      .filter(({ url }) => !leads(url, document, document.shown ? published : all, folder))
      .map(({ url, place }) => problem('broken-link', { ...place, value: url }, { value: url })),
  );
}

/** The files beside a document that it links to: paths below the site's folder, whether they are there or not. */
export const filesLinked = ({ file, address, links }: LinkingDocument): string[] =>
  links.flatMap(({ url }) => {
    const home = documentHome(address);
    const attachment = attachmentAt(home, linkTarget(home, url) ?? '');
    return attachment === null ? [] : [file.replace(/[^/]*$/, attachment)];
  });

function leads(url: string, { file, address }: LinkingDocument, known: ReadonlySet<string>, folder: SiteFolder) {
  if (/^[a-z][a-z0-9+.-]*:/i.test(url)) return true;
  const home = documentHome(address);
  const path = linkTarget(home, url);
  if (path === null) return false;
  const attachment = attachmentAt(home, path);
  if (attachment !== null && folder.read(file.replace(/[^/]*$/, attachment)) !== null) return true;
  const page = path.endsWith('/') ? path : `${path}/`;
  if (known.has(page) || folder.read(`public${path}`) !== null) return true;
  return !page.startsWith(decodeURIComponent(home)) && !KNOWN_FOLDERS.test(page);
}
