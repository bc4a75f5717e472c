import { expect, test } from 'vitest';
import { addresses } from './address.ts';
import { sectionAt, siteSections } from './site-section.ts';

test.each([
  [addresses.home(), '首页'],
  [addresses.issues(), '问题办理'],
  [addresses.issuesByCategory('道路'), '问题办理'],
  [addresses.issue('A-1'), '问题办理'],
  [addresses.slides('yibao/bo'), '政策宣讲'],
  [addresses.place('990122101'), '乡镇村'],
])('the page at %s stands in the section %s', (address, name) => expect(sectionAt(address)?.name).toBe(name));

test.each([addresses.search(), addresses.page('about'), addresses.sitemap(), '/404.html', '/constructor/'])(
  'the page at %s stands in no section',
  (address) => expect(sectionAt(address)).toBeNull(),
);

test('every section is named by its address, and described in one sentence', () => {
  const roots = Object.values(addresses).flatMap((address) =>
    address.length === 0 ? [(address as () => string)()] : [],
  );
  for (const [folder, { description, keywords }] of Object.entries(siteSections)) {
    expect(roots).toContain(folder === '' ? '/' : `/${folder}/`);
    expect(description).toMatch(/^[^。]+。$/);
    expect(new Set(keywords).size).toBe(keywords.length);
  }
});
