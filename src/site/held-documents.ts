import { type CalendarDate, dayOf } from '../domain/calendar-date.ts';
import type { DocumentKind } from '../domain/document.ts';
import { type HeldDocument, heldDocument } from '../domain/publication.ts';
import { builtInPages } from './built-in-pages.ts';
import type { StandingDocument } from './read-documents.ts';
import type { Site } from './site.ts';

/** What is left of a document that was taken off: its address works for ever and says so. */
export interface WithdrawnDocument {
  readonly kind: DocumentKind;
  readonly slug: string;
  readonly title: string;
  readonly withdrawnOn: CalendarDate;
  /** Why, if its author says so. */
  readonly reason: string | null;
}

/** Everything that was written and is not shown, by file. */
export const heldDocuments = (every: readonly StandingDocument[]): HeldDocument[] =>
  every.flatMap(({ document, held }) => (held === null ? [] : [heldDocument(document.file, held, document)]));

/** The documents that were taken off; where a page of the tool's own stands in for one, there is nothing to say. */
export function withdrawnDocuments(
  every: readonly StandingDocument[],
  site: Pick<Site, 'settings' | 'pages'>,
): WithdrawnDocument[] {
  const replaced = new Set(builtInPages(site).map(({ slug }) => slug));
  return every.flatMap(({ kind, held, document: { slug, title, expiresAt, expiryReason } }) => {
    if (held !== 'expired' || expiresAt === null || (kind === 'page' && replaced.has(slug))) return [];
    return [{ kind, slug, title, withdrawnOn: dayOf(expiresAt), reason: expiryReason }];
  });
}
