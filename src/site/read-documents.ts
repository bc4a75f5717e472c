import { addresses, sections } from '../domain/address.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import { CellFault, permanentId } from '../domain/cell.ts';
import {
  type DocumentKind,
  documentKinds,
  type Page,
  type Report,
  type Talk,
  type Translation,
  translationFields,
} from '../domain/document.ts';
import type { InterfaceStrings } from '../domain/interface-strings.ts';
import type { LedgerKey, LedgerRows } from '../domain/ledger-catalogue.ts';
import { nearest } from '../domain/nearest.ts';
import { type Place, type Problem, problem } from '../domain/problem.ts';
import { type HeldReason, heldReason, type Publishing } from '../domain/publication.ts';
import { byLanguage } from '../domain/translation.ts';
import type { RowReading } from '../ledgers/read-rows.ts';
import { parseDocument } from '../markdown/parse-document.ts';
import type { Prose } from '../markdown/prose.ts';
import type { References } from '../markdown/safe-subset.ts';
import type { PublishedFiles } from './check-files.ts';
import { checkArticles } from './cited-article.ts';
import { checkLinks, filesLinked } from './document-links.ts';
import { type Gate, privateLines } from './private-lines.ts';
import { readInterface } from './read-interface.ts';
import { readTranslations } from './read-translations.ts';
import type { SiteFolder } from './site.ts';

type AnyDocument = Talk & Report & Page;

interface DocumentFile {
  readonly slug: string;
  readonly path: string;
}

/** Where the files of a kind stand: `content/talks/<slug>/index.mdx`, pages as `content/pages/<slug>.mdx`. */
function documentPaths(folder: SiteFolder, kind: DocumentKind): DocumentFile[] {
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

/** What a document says, which figures and facts it prints and which policies it names, by its file. */
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

/** Reads all documents of a kind, or the translations given; those with an error are left out and reported. */
function readKind(
  folder: SiteFolder,
  kind: DocumentKind,
  problems: Problem[],
  links: Map<string, References['links']>,
  spoken: Map<string, Spoken>,
  gate: Gate,
  pictures: Map<string, string[]>,
  translations?: readonly DocumentFile[],
): AnyDocument[] {
  return (translations ?? documentPaths(folder, kind)).flatMap(({ slug, path }) => {
    if (translations === undefined) problems.push(...checkName(kind, slug, path));
    const bytes = folder.read(path) ?? new Uint8Array();
    let source: string;
    try {
      source = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      problems.push(problem('unreadable-file', { file: path }, { reason: '它不是 UTF-8 编码的文字' }));
      return [];
    }
    const parsed = parseDocument(path, source, translations ? translationFields : documentKinds[kind].fields);
    problems.push(...parsed.problems);
    problems.push(...privateLines(path, source, parsed.plainText, gate));
    const beside = path.slice(0, path.lastIndexOf('/'));
    for (const { url, place } of parsed.references.pictures) {
      const name = decoded(url);
      if (name === null || folder.read(`${beside}/${name}`) === null)
        problems.push(problem('missing-picture', { ...place, value: url }, { value: url }));
      else pictures.set(path, [...(pictures.get(path) ?? []), `${beside}/${name}`]);
    }
    const cover = coverLink(path, parsed.frontMatter as Partial<Talk> | null, problems);
    links.set(path, [...parsed.references.links, ...cover]);
    spoken.set(path, { prose: parsed.prose, ...parsed.references, noted: parsed.noted, notes: parsed.notes });
    if (parsed.frontMatter === null) return [];
    const { plainText, headings, references } = parsed;
    return [
      {
        ...parsed.frontMatter,
        slug,
        file: path,
        plainText,
        headings,
        policyRefs: references.policies.map(({ id }) => id),
        unitRefs: references.units.map(({ id }) => id),
        factRefs: references.facts.map(({ id }) => id),
        outline: parsed.outline,
        translations: [],
      } as unknown as AnyDocument,
    ];
  });
}

/** The cover of a talk: a picture beside it, like one in its text. */
function coverLink(file: string, front: Partial<Talk> | null, problems: Problem[]): References['links'] {
  const url = front?.cover ?? null;
  if (url === null) return [];
  const place: Place = { file, line: 1, value: url };
  if (!/^[^/\\:?#%]+\.(?:jpe?g|png|webp|avif|gif)$/iu.test(url))
    problems.push(problem('missing-picture', place, { value: url }));
  else if (!front?.coverAlt) problems.push(problem('missing-alt', place, {}));
  return [{ url, place }];
}

/** A written address as the name of a file; null where `%` stands without a code behind it. */
function decoded(url: string): string | null {
  try {
    return decodeURI(url);
  } catch {
    return null;
  }
}

/** A document read, also one that is not shown. */
export interface StandingDocument {
  readonly kind: DocumentKind;
  readonly document: Talk | Report | Page;
  /** Why it is not shown; null when it is. */
  readonly held: HeldReason | null;
}

/** All talks, reports and pages that may be shown, newest first, with their references checked; and every one read. */
export function readDocuments(
  folder: SiteFolder,
  rows: LedgerRows,
  identifiers: RowReading['identifiers'],
  now: CalendarDate | null,
  gate: Gate,
  /** Marks among all of them those that were never signed off. */
  reviewed: (every: readonly StandingDocument[]) => readonly StandingDocument[] = (every) => every,
): {
  talks: Talk[];
  /** What pages print around a text, by language. */
  interfaces: Readonly<Record<string, InterfaceStrings>>;
  reports: Report[];
  pages: Page[];
  published: PublishedFiles;
  every: readonly StandingDocument[];
  spoken: ReadonlyMap<string, Spoken>;
  problems: Problem[];
} {
  const problems: Problem[] = [];
  const links = new Map<string, References['links']>();
  const spoken = new Map<string, Spoken>();
  const pictures = new Map<string, string[]>();
  const talks: Talk[] = readKind(folder, 'talk', problems, links, spoken, gate, pictures);
  const { translations, problems: faults } = readTranslations(
    folder,
    talks,
    (files) => readKind(folder, 'talk', problems, links, spoken, gate, pictures, files) as unknown as Translation[],
  );
  const { interfaces, problems: unread } = readInterface(folder, gate);
  problems.push(...faults, ...unread);
  const reports: Report[] = readKind(folder, 'report', problems, links, spoken, gate, pictures);
  const pages: Page[] = readKind(folder, 'page', problems, links, spoken, gate, pictures);
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
  for (const talk of [...talks, ...translations]) {
    const place = { file: talk.file, line: 1 };
    check(place, talk.policies, policies, '「政策」台账');
    check(place, talk.places, places, '「区划」台账');
  }
  for (const report of reports) {
    const place = { file: report.file, line: 1 };
    check(place, report.events, events, '「活动安排」台账');
    check(place, report.talks, slugs, '宣讲材料');
    check(place, report.places, places, '「区划」台账');
  }
  for (const said of [...spoken.values()].flatMap((one) => [one, one.noted])) {
    for (const { id, place } of said.facts) check(place, [id], known('policyFacts'), '「政策要点」台账');
    for (const { id, place } of said.policies) check(place, [id], policies, '「政策」台账');
    for (const { id, place } of said.units) check(place, [id], units, '「单位」台账');
  }
  const articles = [...spoken.values()].flatMap((one) => [...one.articles, ...one.noted.articles]);
  problems.push(...checkArticles(articles, rows.policyArticles, rows.policies));
  // A site of ledgers alone, as open data imported again make it, keeps no talks.
  for (const row of talks.length > 0 ? rows.events : []) {
    check({ ...row.origin, column: '宣讲材料' }, row.talks, slugs, '宣讲材料');
  }
  const every = reviewed([
    ...standing('talk', [...talks, ...translations], now),
    ...standing('report', reports, now),
    ...standing('page', pages, now),
  ]);
  problems.push(...every.flatMap(({ document }) => checkTerm(document)));
  const linking = every.map(({ kind, document, held }) => ({
    file: document.file,
    address: addresses[kind](document.slug),
    shown: held === null || held === 'expired',
    // Of what was taken off only a notice is left.
    links: held === 'expired' || held === 'expired-unreviewed' ? [] : (links.get(document.file) ?? []),
  }));
  problems.push(...checkLinks(linking, policies, folder));
  const shown = <D extends Publishing>(documents: readonly D[]) =>
    documents
      .filter((document) => heldReason(document, now) === null)
      .toSorted((a, b) => ((a.publishedAt ?? '') < (b.publishedAt ?? '') ? 1 : -1));
  return {
    published: {
      named: every.flatMap(({ document, held }) => (held === null ? [document.file] : [])),
      handedOut: linking.flatMap((one) => (one.shown ? [...filesLinked(one), ...(pictures.get(one.file) ?? [])] : [])),
    },
    talks: shown(talks).map((talk) => ({
      ...talk,
      translations: byLanguage(shown(translations.filter(({ original }) => original === talk.slug))),
    })),
    interfaces,
    reports: shown(reports),
    pages: shown(pages),
    every,
    spoken,
    problems,
  };
}

/** Documents of a kind, each with the reason why it is not shown, if any. */
const standing = (kind: DocumentKind, documents: readonly (Talk | Report | Page)[], now: CalendarDate | null) =>
  documents.map((document): StandingDocument => ({ kind, document, held: heldReason(document, now) }));

function checkTerm({ file, publishedAt, expiresAt }: Talk | Report | Page): Problem[] {
  if (publishedAt === null || expiresAt === null || expiresAt > publishedAt) return [];
  const dates = { earlierDate: publishedAt, laterDate: expiresAt };
  return [
    problem('wrong-order', { file, line: 1, value: expiresAt }, { earlier: '发布时间', later: '下线时间', ...dates }),
  ];
}
