import type { CalendarDate } from '../domain/calendar-date.ts';
import type { LedgerRows } from '../domain/ledger-catalogue.ts';
import type { PlaceTree } from '../domain/place.ts';
import type { SiteSettings } from '../domain/site-settings.ts';
import type { LedgerReading } from '../ledgers/read-ledgers.ts';
import type { Matters } from './matters.ts';
import type { readDocuments } from './read-documents.ts';

/** Everything a check looks at together. */
export interface ReadFolder {
  /** Null while they can't be read: then what depends on them is not checked. */
  readonly settings: SiteSettings | null;
  readonly ledgers: LedgerReading;
  /** Resolved: references are identifiers. */
  readonly rows: LedgerRows;
  readonly matters: Matters;
  readonly places: PlaceTree;
  readonly documents: ReturnType<typeof readDocuments>;
  /** Day that decides what is coming or embargoed. */
  readonly today: CalendarDate;
}
