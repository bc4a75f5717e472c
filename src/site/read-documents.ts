import { addresses } from '../domain/address.ts';
import type { CalendarDate } from '../domain/calendar-date.ts';
import {
  type DocumentKind,
  documentKinds,
  type Page,
  type Report,
  type Talk,
  translationFields,
} from '../domain/document.ts';
import type { InterfaceStrings } from '../domain/interface-strings.ts';
import type { LedgerRows } from '../domain/ledger-catalogue.ts';
import { type Place, type Problem, problem } from '../domain/problem.ts';
import { type HeldReason, heldReason, type Publishing } from '../domain/publication.ts';
import { byLanguage } from '../domain/translation.ts';
import type { RowReading } from '../ledgers/read-rows.ts';
import type { PublishedFiles } from './check-files.ts';
import { checkReferences } from './check-references.ts';
import { checkLinks, filesLinked } from './document-links.ts';
import type { Gate } from './private-lines.ts';
import { type DocumentFile, DocumentFindings, documentFiles, readDocument, type Spoken } from './read-document.ts';
import { readInterface } from './read-interface.ts';
import { readTranslations } from './read-translations.ts';
import type { SiteFolder } from './site-folder.ts';

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
  const findings = new DocumentFindings();
  const { problems, links, spoken, pictures } = findings;
  const files = (kind: DocumentKind) => documentFiles(folder, kind, problems);
  const { talk: talkKind, report: reportKind, page: pageKind } = documentKinds;
  const talks: Talk[] = files('talk').flatMap((file) => {
    const talk = readDocument(folder, file, talkKind.fields, gate, findings);
    if (talk === null) return [];
    links.set(file.path, [...(links.get(file.path) ?? []), ...coverLink(talk, problems)]);
    return [{ ...talk, translations: [] }];
  });
  const translated = readTranslations(folder, talks, (list: readonly DocumentFile[]) =>
    list.flatMap((file) => readDocument(folder, file, translationFields, gate, findings) ?? []),
  );
  const { translations } = translated;
  const { interfaces, problems: unread } = readInterface(folder, gate);
  problems.push(...translated.problems, ...unread);
  const reports: Report[] = files('report').flatMap(
    (file) => readDocument(folder, file, reportKind.fields, gate, findings) ?? [],
  );
  const pages: Page[] = files('page').flatMap(
    (file) => readDocument(folder, file, pageKind.fields, gate, findings) ?? [],
  );
  const referring = { talks: [...talks, ...translations], reports, spoken: spoken.values() };
  problems.push(...checkReferences(referring, rows, identifiers));
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
  problems.push(...checkLinks(linking, identifiers.get('policies') ?? [], folder));
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

/** The cover of a talk: a picture beside it, like one in its text. */
function coverLink({ file, cover: url, coverAlt }: Pick<Talk, 'file' | 'cover' | 'coverAlt'>, problems: Problem[]) {
  if (url === null) return [];
  const place: Place = { file, line: 1, value: url };
  if (!/^[^/\\:?#%]+\.(?:jpe?g|png|webp|avif|gif)$/iu.test(url))
    problems.push(problem('missing-picture', place, { value: url }));
  else if (!coverAlt) problems.push(problem('missing-alt', place, {}));
  return [{ url, place }];
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
