import { sections } from '../domain/address.ts';
import { CellFault, permanentId } from '../domain/cell.ts';
import { type Body, type DocumentKind, documentKinds } from '../domain/document.ts';
import type { Fields, Values } from '../domain/fields.ts';
import { type Place, type Problem, problem } from '../domain/problem.ts';
import { parseDocument } from '../markdown/parse-document.ts';
import type { Prose } from '../markdown/prose.ts';
import type { References } from '../markdown/safe-subset.ts';
import { type Gate, privateLines } from './private-lines.ts';
import type { SiteFolder } from './site-folder.ts';

/** A document's file and its slug, which its address is made of. */
export interface DocumentFile {
  readonly slug: string;
  readonly path: string;
}

/** What a document says, which figures and facts it prints and which policies it names. */
export interface Spoken {
  readonly prose: readonly Prose[];
  readonly figures: References['figures'];
  readonly facts: References['facts'];
  readonly policies: References['policies'];
  readonly articles: References['articles'];
  readonly units: References['units'];
  /** What its notes refer to. */
  readonly noted: References;
  /** Speaker's notes, which are in nothing that is published. */
  readonly notes: readonly string[];
}

/** What is found while documents are read, by their files. */
export class DocumentFindings {
  readonly problems: Problem[] = [];
  readonly links = new Map<string, References['links']>();
  readonly spoken = new Map<string, Spoken>();
  /** Pictures of a document: paths in the site's folder. */
  readonly pictures = new Map<string, string[]>();
}

/** Where the files of a kind stand: `content/talks/<slug>/index.mdx`, pages as `content/pages/<slug>.mdx`. */
export function documentFiles(folder: SiteFolder, kind: DocumentKind, problems: Problem[]): DocumentFile[] {
  const root = documentKinds[kind].folder;
  const pattern = kind === 'page' ? /^([^/]+)\.mdx$/ : /^([^/]+)\/index\.mdx$/;
  return folder.list(root).flatMap((path) => {
    const slug = pattern.exec(path.slice(root.length + 1))?.[1];
    if (slug === undefined) return [];
    problems.push(...checkName(kind, slug, path));
    return [{ slug, path }];
  });
}

/** Names the site's own pages and lists stand at: a document there would be overwritten. */
const isReserved = (kind: DocumentKind, slug: string): boolean => {
  const taken = kind === 'page' ? [...sections, 'pagefind', 'assets', '_astro', '404'] : ['page'];
  return [...taken, 'index'].includes(slug.toLowerCase());
};

/** A name is an address and a folder of the site: it must do for both. */
function checkName(kind: DocumentKind, slug: string, path: string): Problem[] {
  const place: Place = { file: path, value: slug };
  if (isReserved(kind, slug)) return [problem('reserved-id', place, { id: slug })];
  const read = permanentId.read(slug);
  const fault = read instanceof CellFault && read.kind === 'invalid-id' ? read.params : null;
  const reason = fault ? (fault as { reason: string }).reason : whyNotFolder(slug);
  return reason === null ? [] : [problem('invalid-name', place, { value: slug, reason })];
}

const whyNotFolder = (slug: string): string | null =>
  slug !== slug.trim() ? '开头或结尾有空格' : /\.[a-z]\w*$/i.test(slug) ? '结尾像文件的扩展名' : null;

/** Reads one document by the fields of its front matter; null where there is nothing to go by. */
export function readDocument<F extends Fields>(
  folder: SiteFolder,
  { slug, path }: DocumentFile,
  fields: F,
  gate: Gate,
  findings: DocumentFindings,
): (Values<F> & Body) | null {
  const { problems, links, spoken, pictures } = findings;
  let source: string;
  try {
    source = new TextDecoder('utf-8', { fatal: true }).decode(folder.read(path) ?? new Uint8Array());
  } catch {
    problems.push(problem('unreadable-file', { file: path }, { reason: '它不是 UTF-8 编码的文字' }));
    return null;
  }
  const parsed = parseDocument(path, source, fields);
  const { plainText, headings, references, outline, prose, noted, notes } = parsed;
  problems.push(...parsed.problems, ...privateLines(path, source, plainText, gate));
  const beside = path.slice(0, path.lastIndexOf('/'));
  for (const { url, place } of references.pictures) {
    const name = decoded(url);
    if (name === null || folder.read(`${beside}/${name}`) === null)
      problems.push(problem('missing-picture', { ...place, value: url }, { value: url }));
    else pictures.set(path, [...(pictures.get(path) ?? []), `${beside}/${name}`]);
  }
  links.set(path, references.links);
  spoken.set(path, { prose, ...references, noted, notes });
  if (parsed.frontMatter === null) return null;
  return {
    ...parsed.frontMatter,
    slug,
    file: path,
    plainText,
    headings,
    policyRefs: references.policies.map(({ id }) => id),
    unitRefs: references.units.map(({ id }) => id),
    factRefs: references.facts.map(({ id }) => id),
    outline,
  };
}

/** A written address as the name of a file; null where `%` stands without a code behind it. */
function decoded(url: string): string | null {
  try {
    return decodeURI(url);
  } catch {
    return null;
  }
}
