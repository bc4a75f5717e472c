import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addresses, relativeLink } from './address.ts';

describe('relative links', () => {
  it.each([
    ['/', '/', './'],
    ['/', '/issues/', 'issues/'],
    ['/issues/A-1/', '/issues/A-2/', '../A-2/'],
    ['/issues/A-1/', '/', '../../'],
    ['/issues/', '/issues/', './'],
    ['/talks/x/', '/search/?q=%E6%B0%B4#top', '../../search/?q=%E6%B0%B4#top'],
  ])('from %s to %s', (from, to, link) => expect(relativeLink(from, to)).toBe(link));

  it('lead where they should from any page, under any base path', () => {
    const part = fc.constantFrom('a', 'b', 'issues', '办结', 'x-1');
    const page = fc
      .array(part, { maxLength: 4 })
      .map((parts) => `/${parts.map((p) => `${encodeURIComponent(p)}/`).join('')}`);
    fc.assert(
      fc.property(page, page, (from, to) => {
        const base = 'https://example.org/county/site';
        expect(new URL(relativeLink(from, to), base + from).href).toBe(base + to);
      }),
    );
  });

  it('carry identifiers percent-encoded', () =>
    expect(addresses.issue('问题 1')).toBe('/issues/%E9%97%AE%E9%A2%98%201/'));
});
