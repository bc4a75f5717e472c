import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { absoluteAddress, addresses, documentHome, linkTarget, relativeLink, sections } from './address.ts';

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

it.each([
  ['/talks/a/', '../b/?x#y', '/talks/b/'],
  ['/talks/%E7%94%B2/', './表%201.pdf', '/talks/甲/表 1.pdf'],
  ['/about/', '../../../x', '/x'],
  ['/talks/a/', './100%.pdf', null],
])('a link on %s to %s leads to %s', (from, link, target) => expect(linkTarget(from, link)).toBe(target));

it.each([
  ['/talks/a/bo/slides/', '/talks/a/'],
  ['/talks/bo/', '/talks/bo/'],
  ['/reports/a/', '/reports/a/'],
  ['/about/', '/about/'],
])('what is written for %s is seen from %s', (address, home) => expect(documentHome(address)).toBe(home));

it('puts a translation below its talk', () =>
  expect(addresses.slides('医保/bo')).toBe('/talks/%E5%8C%BB%E4%BF%9D/bo/slides/'));

describe('the address of a category', () => {
  const folder = (name: string) => decodeURIComponent(addresses.issuesByCategory(name)).split('/')[3] ?? '';
  const bytes = (text: string) => new TextEncoder().encode(text).length;

  it('is its name', () => expect(folder('道路交通')).toBe('道路交通'));

  it('is a folder no file system finds too long, another one for another name', () => {
    const [a, b] = [`${'长'.repeat(100)}甲`, `${'长'.repeat(100)}乙`];
    expect(bytes(folder(a))).toBeLessThanOrEqual(120);
    expect(folder(a)).toMatch(/^长{37}~[0-9a-f]{8}$/);
    expect(folder(a)).not.toBe(folder(b));
    expect(bytes(folder('/'.repeat(100)))).toBeLessThanOrEqual(120);
  });
});

it('knows the folders its sections stand in', () => {
  expect(['issues', 'talks', 'sitemap', 'data'].every((name) => sections.has(name))).toBe(true);
  expect([...sections]).not.toContain('home');
});

it.each([
  ['https://a.gov.cn/', '/', 'https://a.gov.cn/'],
  ['https://A.gov.cn/lianxin/', '/issues/A&1/', 'https://a.gov.cn/lianxin/issues/A%261/'],
  ['https://a.gov.cn/', '/issues/A%261/', 'https://a.gov.cn/issues/A%261/'],
  ['https://a.gov.cn/', '/talks/医保/bo/', 'https://a.gov.cn/talks/%E5%8C%BB%E4%BF%9D/bo/'],
  ['https://a.gov.cn/', '/100%/', 'https://a.gov.cn/100%25/'],
])('under %s, %s stands at %s, however it is written', (base, address, absolute) =>
  expect(absoluteAddress(base, address)).toBe(absolute),
);
