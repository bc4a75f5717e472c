import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from './calendar-date.ts';
import { heldDocument, heldReason } from './publication.ts';

const term = (publishedAt: string | null, expiresAt: string | null, draft = false) => ({
  draft,
  publishedAt,
  expiresAt,
});

it('a draft is never shown, whatever its term', () =>
  expect(heldReason(term('2026-01-01 00:00', null, true), '2026-03-31')).toBe('draft'));

it('a document is shown from the day it is published to the day before it is taken off', () => {
  const days = fc.integer({ min: 0, max: 400 }).map((n) => addDays('2026-01-01', n));
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 100 }), days, (from, length, now) => {
      const to = addDays(from, length);
      const reason = heldReason(term(`${from} 09:00`, `${to} 18:00`), now);
      expect(reason).toBe(now < from ? 'embargoed' : now >= to ? 'expired' : null);
    }),
  );
});

it('without a day to compare with whatever has a term is held back', () => {
  expect(heldReason(term('2099-01-01 00:00', null), null)).toBe('undecided');
  expect(heldReason(term(null, '2000-01-01 00:00'), null)).toBe('undecided');
  expect(heldReason(term(null, null), null)).toBeNull();
});

it('the report says why and till when, and masks what a file name gives away', () => {
  const document = term('2026-04-01 09:00', '2026-05-01 00:00');
  const path = 'content/talks/13912345678/index.mdx';
  expect(heldDocument(path, 'embargoed', document)).toEqual({
    file: 'content/talks/139****5678/index.mdx',
    reason: 'embargoed',
    until: '2026-04-01 09:00',
    message: '到 2026-04-01 09:00 才发布：content/talks/139****5678/index.mdx',
  });
  expect(heldDocument('a.mdx', 'draft', document)).toMatchObject({ until: null, message: '草稿：a.mdx' });
  expect(heldDocument('a.mdx', 'expired', document).message).toBe('已于 2026-05-01 00:00 下线：a.mdx');
});
