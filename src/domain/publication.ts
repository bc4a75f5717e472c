import { type CalendarDate, type CivilTime, dayOf } from './calendar-date.ts';
import { masked } from './shorten.ts';

/** What a document says of its own publication. */
export interface Publishing {
  readonly draft: boolean | null;
  readonly publishedAt: CivilTime | null;
  readonly expiresAt: CivilTime | null;
}

/**
 * Why a document is not shown: a draft, not to be published yet (embargo), or taken off on its day. One that was over
 * before anybody signed it off was never published: not even that it is gone is said in public. Undecided: nobody knows what
 * day it is.
 */
export type HeldReason = 'draft' | 'embargoed' | 'undecided' | 'expired' | 'expired-unreviewed';

/**
 * Why a document is not shown at the end of a day; null when it is. Without a day whatever says when it is to be shown
 * is held back.
 */
export function heldReason(
  { draft, publishedAt, expiresAt }: Publishing,
  now: CalendarDate | null,
): Exclude<HeldReason, 'expired-unreviewed'> | null {
  if (draft === true) return 'draft';
  if (now === null) return publishedAt === null && expiresAt === null ? null : 'undecided';
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
    undecided: `看不出数据截至哪一天，写了时间的先不发布：${file}`,
    expired: `已于 ${expiresAt} 下线：${file}`,
    'expired-unreviewed': `已于 ${expiresAt} 下线，没有审核过，不留说明页：${file}`,
  };
  return { file, reason, until: reason === 'embargoed' ? publishedAt : null, message: words[reason] };
}
