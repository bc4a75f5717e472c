import { addresses } from '../domain/address.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { dayOf } from '../domain/calendar-date.ts';
import { type DocumentKind, documentKinds, type Page, type Report, type Talk } from '../domain/document.ts';
import type { LedgerKey, LedgerRows } from '../domain/ledger-catalogue.ts';
import { nearest } from '../domain/nearest.ts';
import { findPersonalData } from '../domain/private-data.ts';
import { type Place, type Problem, problem } from '../domain/problem.ts';
import type { RowReading } from '../ledgers/read-rows.ts';
import { parseDocument } from '../markdown/parse-document.ts';
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
  const taken = kind === 'page' ? [...Object.keys(addresses), 'pagefind', 'assets', '404'] : ['page'];
  return taken.includes(slug.toLowerCase());
};

/** Reads all documents of a kind; those with an error are left out and reported. */
function readKind(folder: SiteFolder, kind: DocumentKind, problems: Problem[]): AnyDocument[] {
  return documentPaths(folder, kind).flatMap(({ slug, path }) => {
    if (isReserved(kind, slug)) problems.push(problem('reserved-id', { file: path, value: slug }, { id: slug }));
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
      if (folder.read(`${beside}/${decodeURI(url)}`) === null)
        problems.push(problem('missing-picture', { ...place, value: url }, { value: url }));
    }
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
  const talks: Talk[] = readKind(folder, 'talk', problems);
  const reports: Report[] = readKind(folder, 'report', problems);
  const pages: Page[] = readKind(folder, 'page', problems);
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
  for (const row of rows.events) {
    check({ ...row.origin, column: '宣讲材料' }, row.talks, slugs, '宣讲材料');
  }
  const shown = <D extends { readonly draft: boolean | null; readonly publishedAt: string | null }>(
    documents: readonly D[],
  ) =>
    documents
      .filter((d) => d.draft !== true && (now === null || d.publishedAt === null || dayOf(d.publishedAt) <= now))
      .toSorted((a, b) => ((a.publishedAt ?? '') < (b.publishedAt ?? '') ? 1 : -1));
  return { talks: shown(talks), reports: shown(reports), pages: shown(pages), problems };
}
