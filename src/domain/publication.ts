import { type CalendarDate, type CivilTime, dayOf } from './calendar-date.ts';
import { masked } from './shorten.ts';

/** What a document says of its own publication. */
export interface Publishing {
  readonly draft: boolean | null;
  readonly publishedAt: CivilTime | null;
  readonly expiresAt: CivilTime | null;
}

/** Why a document is not shown: a draft, not to be published yet (embargo), or taken off on its day. */
export type HeldReason = 'draft' | 'embargoed' | 'expired';

/**
 * Why a document is not shown at the end of a day; null when it is. Without a day nothing is late or early: only drafts
 * are held back.
 */
export function heldReason({ draft, publishedAt, expiresAt }: Publishing, now: CalendarDate | null): HeldReason | null {
  if (draft === true) return 'draft';
  if (now === null) return null;
  if (publishedAt !== null && dayOf(publishedAt) > now) return 'embargoed';
  return expiresAt !== null && dayOf(expiresAt) <= now ? 'expired' : null;
}

/** A document that was held back, for the report of a check or a build. */
export interface HeldDocument {
  readonly file: string;
  readonly reason: HeldReason;
  /** When it will be published; null for what waits for a person. */
  readonly until: CivilTime | null;
  /** One line for staff. Names the file, not the title: what is held back is told nowhere. */
  readonly message: string;
}

export function heldDocument(path: string, reason: HeldReason, { publishedAt, expiresAt }: Publishing): HeldDocument {
  const file = masked(path);
  const words = {
    draft: `草稿：${file}`,
    embargoed: `到 ${publishedAt} 才发布：${file}`,
    expired: `已于 ${expiresAt} 下线：${file}`,
  };
  return { file, reason, until: reason === 'embargoed' ? publishedAt : null, message: words[reason] };
}
