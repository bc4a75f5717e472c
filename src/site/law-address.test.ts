import { expect, test } from 'vitest';
import { memoryFolder, SITE_YAML } from '../../tests/memory-folder.ts';
import { lawAddress } from './law-address.ts';
import { readSite } from './read-site.ts';
import { SiteView } from './site-view.ts';

test('an article stands on the page of its policy, of a long law on the page that holds its part', async () => {
  const row = (policy: string, article: number, characters: number) =>
    `${policy},${article},${'字'.repeat(characters)}\n`;
  const files = {
    'content/site.yaml': SITE_YAML,
    'data/policies.csv': '编号,名称,效力\n短,短法,有效\n长,长法,有效\n',
    'data/policy-articles.csv': `政策,条,正文\n${row('短', 1, 9)}${row('长', 1, 3000)}${row('长', 2, 3000)}`,
  };
  const { site, problems } = await readSite(memoryFolder(files), null);
  if (!site) throw new Error(JSON.stringify(problems));
  const view = new SiteView(site);
  expect(lawAddress(view, '短', 'article-1')).toBe('/policies/%E7%9F%AD/#article-1');
  expect(lawAddress(view, '长', 'article-2')).toBe('/policies/%E9%95%BF/text/2/#article-2');
});
