import { addresses, sections } from '../domain/address.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { dayOf } from '../domain/calendar-date.ts';
import { CellFault, permanentId } from '../domain/cell.ts';
import { type DocumentKind, documentKinds, type Page, type Report, type Talk } from '../domain/document.ts';
import type { LedgerKey, LedgerRows } from '../domain/ledger-catalogue.ts';
import { nearest } from '../domain/nearest.ts';
import { findPersonalData } from '../domain/private-data.ts';
import { type Place, type Problem, problem } from '../domain/problem.ts';
import type { RowReading } from '../ledgers/read-rows.ts';
import { parseDocument } from '../markdown/parse-document.ts';
import type { References } from '../markdown/safe-subset.ts';
import { checkLinks } from './document-links.ts';
import type { SiteFolder } from './site.ts';

type AnyDocument = Talk & Report & Page;

/** Where the files of a kind stand: `content/talks/<slug>/index.mdx`, pages as `content/pages/<slug>.mdx`. */
function documentPaths(folder: SiteFolder, kind: DocumentKind): { slug: string; path: string }[] {
  const root = documentKinds[kind].folder;
  const pattern = kind === 'page' ? /^([^/]+)\.mdx$/ : /^([^/]+)\/index\.mdx$/;
  return folder.list(root).flatMap((path) => {
    const slug = pattern.exec(path.slice(root.length + 1))?.[1];
    return slug === undefined ? [] : [{ slug, path }];
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

/** Reads all documents of a kind; those with an error are left out and reported. */
function readKind(
  folder: SiteFolder,
  kind: DocumentKind,
  problems: Problem[],
  links: Map<string, References['links']>,
): AnyDocument[] {
  return documentPaths(folder, kind).flatMap(({ slug, path }) => {
    problems.push(...checkName(kind, slug, path));
    const bytes = folder.read(path) ?? new Uint8Array();
    let source: string;
    try {
      source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      problems.push(problem('unreadable-file', { file: path }, { reason: '它不是 UTF-8 编码的文字' }));
      return [];
    }
    const parsed = parseDocument(path, source, documentKinds[kind].fields);
    problems.push(...parsed.problems);
    problems.push(...privateLines(path, source));
    const beside = path.slice(0, path.lastIndexOf('/'));
    for (const { url, place } of parsed.references.pictures) {
      const name = decoded(url);
      if (name === null || folder.read(`${beside}/${name}`) === null)
        problems.push(problem('missing-picture', { ...place, value: url }, { value: url }));
    }
    links.set(path, parsed.references.links);
    if (parsed.frontMatter === null) return [];
    const { plainText, headings, references } = parsed;
    return [
      {
        ...parsed.frontMatter,
        slug,
        file: path,
        plainText,
        headings,
        policyRefs: references.policies,
        unitRefs: references.units,
      } as unknown as AnyDocument,
    ];
  });
}

/** A written address as the name of a file; null where `%` stands without a code behind it. */
function decoded(url: string): string | null {
  try {
    return decodeURI(url);
  } catch {
    return null;
  }
}

function privateLines(file: string, source: string): Problem[] {
  return source
    .split('\n')
    .flatMap((line, index) =>
      findPersonalData(line).map(({ what, masked, start }) =>
        problem('personal-data', { file, line: index + 1, column: start + 1, value: masked }, { what, masked }),
      ),
    );
}

/** All talks, reports and pages that may be shown, newest first, with their references checked. */
export function readDocuments(
  folder: SiteFolder,
  rows: LedgerRows,
  identifiers: RowReading['identifiers'],
  now: CalendarDate | null,
): { talks: Talk[]; reports: Report[]; pages: Page[]; problems: Problem[] } {
  const problems: Problem[] = [];
  const links = new Map<string, References['links']>();
  const talks: Talk[] = readKind(folder, 'talk', problems, links);
  const reports: Report[] = readKind(folder, 'report', problems, links);
  const pages: Page[] = readKind(folder, 'page', problems, links);
  const slugs = new Set(talks.map((talk) => talk.slug));
  const known = (key: LedgerKey): ReadonlySet<string> => identifiers.get(key) ?? new Set();
  const policies = known('policies');
  const units = new Map(rows.units.flatMap((row) => [[row.id, row.id] as const, [row.name, row.id] as const]));
  const events = known('events');
  const places = known('places');
  const check = (
    place: Place,
    written: readonly string[],
    known: { has: (id: string) => boolean; keys: () => Iterable<string> },
    target: string,
  ) => {
    for (const value of written) {
      if (known.has(value)) continue;
      problems.push(
        problem('unknown-reference', { ...place, value }, { value, target, suggestions: nearest(value, known.keys()) }),
      );
    }
  };
  for (const talk of talks) {
    const place = { file: talk.file, line: 1 };
    check(place, [...talk.policies, ...talk.policyRefs], policies, '「政策」台账');
    check(place, talk.unitRefs, units, '「单位」台账');
    check(place, talk.places, places, '「区划」台账');
  }
  for (const report of reports) {
    const place = { file: report.file, line: 1 };
    check(place, [...report.policyRefs], policies, '「政策」台账');
    check(place, report.unitRefs, units, '「单位」台账');
    check(place, report.events, events, '「活动安排」台账');
    check(place, report.talks, slugs, '宣讲材料');
    check(place, report.places, places, '「区划」台账');
  }
  // A site of ledgers alone, as open data imported again make it, keeps no talks.
  for (const row of talks.length > 0 ? rows.events : []) {
    check({ ...row.origin, column: '宣讲材料' }, row.talks, slugs, '宣讲材料');
  }
  type Publishing = { readonly draft: boolean | null; readonly publishedAt: string | null };
  const isShown = (d: Publishing) =>
    d.draft !== true && (now === null || d.publishedAt === null || dayOf(d.publishedAt) <= now);
  const linking = <D extends Publishing & { slug: string; file: string }>(
    list: D[],
    address: (slug: string) => string,
  ) => list.map((d) => ({ file: d.file, address: address(d.slug), shown: isShown(d), links: links.get(d.file) ?? [] }));
  const all = [
    ...linking(talks, addresses.talk),
    ...linking(reports, addresses.report),
    ...linking(pages, addresses.page),
  ];
  problems.push(...checkLinks(all, policies, folder));
  const shown = <D extends Publishing>(documents: readonly D[]) =>
    documents.filter(isShown).toSorted((a, b) => ((a.publishedAt ?? '') < (b.publishedAt ?? '') ? 1 : -1));
  return { talks: shown(talks), reports: shown(reports), pages: shown(pages), problems };
}
