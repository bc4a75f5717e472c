import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { absoluteAddress } from '../src/domain/address.ts';
import { timeInWords } from '../src/domain/calendar-date.ts';
import { filesOf } from './commands.ts';
import { serveDemonstration } from './served-demonstration.ts';
import { checkedStructuredData } from './structured-data-rules.ts';

// What a government site owes: page tags (网页标签规范), footer, report of errors, site map, canonical addresses, structured
// data. Read off every page of the built demonstration.
const BASE = 'https://lianxin.yunling.example/';
const out = inject('demonstration');

interface BuiltPage {
  /** From the root, decoded. */
  readonly address: string;
  readonly kind: string;
  readonly html: string;
  /** Its words, without tags. */
  readonly words: string;
  readonly tags: ReadonlyMap<string, string>;
}

const decoded = (text: string) =>
  text.replace(/&(?:#(\d+)|(amp|lt|gt|quot));/g, (_, code, name) =>
    code ? String.fromCodePoint(Number(code)) : ({ amp: '&', lt: '<', gt: '>', quot: '"' }[name as string] ?? ''),
  );
const pages: BuiltPage[] = [...filesOf(out)].flatMap(([path, bytes]) => {
  if (!path.endsWith('.html')) return [];
  const html = bytes.toString('utf8');
  const tags = [...html.matchAll(/<meta name="([A-Za-z]+)" content="([^"]*)"/g)];
  return {
    address: `/${path.replace(/(^|\/)index\.html$/, '$1')}`,
    kind: /<html[^>]* data-page="([a-z-]+)"/.exec(html)?.[1] ?? '',
    html,
    words: decoded(html.replace(/<script.*?<\/script>/gs, '').replace(/<[^>]+>/g, '')),
    tags: new Map(tags.map(([, name = '', content = '']) => [name, decoded(content)])),
  };
});
const ofKind = (kind: string) => pages.filter((page) => page.kind === kind);
/** Slides, handouts: nothing of the site stands around them. */
const framed = pages.filter(({ kind }) => !['slides', 'handout'].includes(kind));
const canonicalOf = ({ html }: BuiltPage) => /<link rel="canonical" href="([^"]*)"/.exec(html)?.[1];
const dataOf = ({ html }: BuiltPage) =>
  [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].flatMap(([, text = '']) =>
    checkedStructuredData(text),
  );
const addressesOf = (list: readonly BuiltPage[]) => list.map(({ address }) => address);

describe('page tags', () => {
  it('name the site, its domain and its identifier on every page', () => {
    for (const { address, tags } of pages) {
      expect([tags.get('SiteName'), tags.get('SiteDomain'), tags.get('SiteIDCode')], address).toEqual([
        '云岭县连心桥',
        'lianxin.yunling.example',
        '9901220001',
      ]);
    }
  });

  it.each([
    ['home', '首页', '首页'],
    ['schedule', '活动安排', '工作动态'],
    ['event', '活动安排', '工作动态'],
    ['issues', '问题办理', '回应关切'],
    ['issue', '问题办理', '回应关切'],
    ['results', '办理情况', '数据发布'],
    ['talks', '政策宣讲', '政策解读'],
    ['talk', '政策宣讲', '政策解读'],
    ['slides', '政策宣讲', '政策解读'],
    ['handout', '政策宣讲', '政策解读'],
    ['policies', '政策', '政策文件'],
    ['policy', '政策', '政策文件'],
    ['reports', '活动报道', '工作动态'],
    ['report', '活动报道', '工作动态'],
    ['place', '乡镇村', '办事服务'],
    ['commitments', '实事项目', '工作动态'],
    ['surveys', '调研课题', '工作动态'],
    ['bulletin', '周通报', '数据发布'],
    ['data', '开放数据', '数据开放'],
    ['corrections', '更正与变化', '回应关切'],
  ])('name the section of each page of the kind %s', (kind, name, type) => {
    expect(ofKind(kind).length).toBeGreaterThan(0);
    for (const { address, tags } of ofKind(kind)) {
      expect([tags.get('ColumnName'), tags.get('ColumnType')], address).toEqual([name, type]);
      expect(tags.get('ColumnDescription'), address).toMatch(/。$/);
      expect(tags.get('ColumnKeywords')?.split(','), address).toContain(name);
    }
  });

  it('name title, source and, where it is known, time of every page with content: the time that is shown', () => {
    const content = pages.filter(({ tags }) => tags.has('ArticleTitle'));
    for (const { address, html, words, tags } of content) {
      expect(decoded(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1]?.trim() ?? ''), address).toBe(tags.get('ArticleTitle'));
      expect(words, address).toContain(tags.get('ContentSource'));
      const time = tags.get('PubDate');
      if (time === undefined) continue;
      expect(time, address).toMatch(/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/);
      expect(words, address).toContain(timeInWords(time));
    }
    const dated = (kind: string) => ofKind(kind).filter(({ tags }) => tags.has('PubDate'));
    for (const kind of ['talk', 'report']) expect(dated(kind)).toEqual(ofKind(kind));
    expect(dated('policy').length).toBeGreaterThan(5);
    expect(dated('issue').length).toBeGreaterThan(100);
    expect(new Set(content.map(({ kind }) => kind))).toEqual(
      new Set([...['issue', 'event', 'talk', 'report', 'policy'], ...['about', 'accessibility', 'privacy']]),
    );
  });

  it('take the time of a document from its front matter, and never from the day of the build', () => {
    const source = readFileSync(join(import.meta.dirname, '../content/reports/daqiao-jiefang/index.mdx'), 'utf8');
    const written = /^发布时间: (.+)$/m.exec(source)?.[1];
    expect(pages.find(({ address }) => address === '/reports/daqiao-jiefang/')?.tags.get('PubDate')).toBe(written);
    const late = pages.filter(({ tags }) => (tags.get('PubDate') ?? '') > '2026-03-31 24:00');
    expect(addressesOf(late)).toEqual([]);
  });
});

describe('the footer', () => {
  it('names organiser, operator, contact, identifier and both records, with their official addresses', () => {
    for (const { address, html, words } of framed) {
      const footer = /<footer class="site-footer">.*<\/footer>/s.exec(html)?.[0] ?? '';
      for (const text of [
        '主办单位：云岭县信访工作联席会议办公室',
        '承办单位：云岭县融媒体中心',
        '联系我们：0198-6220001',
        '网站标识码：9901220001',
        '云ICP备00000000号',
        '云公网安备 99012200000000号',
      ])
        expect(words, address).toContain(text);
      expect(footer, address).toMatch(/<a href="https:\/\/beian\.miit\.gov\.cn\/" rel="external /);
      expect(footer, address).toMatch(
        /<a href="https:\/\/beian\.mps\.gov\.cn\/#\/query\/webSearch\?code=99012200000000" rel="external [^>]*>\s*<img src="[^"]*assets\/police\.svg"/,
      );
      expect(footer, address).toMatch(/<a href="[^"]*">网站地图<\/a>/);
    }
    expect(framed.length).toBeGreaterThan(700);
  });

  it('tells on every page where a mistake on this page can be reported', () => {
    for (const { address, html } of framed) {
      const entry = /<p class="report-error">.*?<\/p>/s.exec(html)?.[0] ?? '';
      const heading = /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1]?.trim();
      expect(entry, address).toContain(`>${heading}</span>`);
      expect(entry, address).toContain('href="tel:01986220001"');
    }
  });
});

describe('addresses', () => {
  it('are canonical: each page names its own, under the base, encoded in one way', () => {
    for (const page of pages) {
      const expected = page.kind === 'not-found' ? undefined : absoluteAddress(BASE, page.address);
      expect(canonicalOf(page), page.address).toBe(expected);
    }
  });

  it('all stand in the site map, but for pages that are gone', () => {
    const text = readFileSync(join(out, 'sitemap.xml'), 'utf8');
    const mapped = [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, url = '']) => url);
    const gone = pages.filter(({ kind }) => kind === 'withdrawn' || kind === 'not-found');
    const standing = pages.filter((page) => !gone.includes(page)).map((page) => canonicalOf(page));
    expect(mapped.toSorted()).toEqual(standing.toSorted());
    for (const { address, html } of gone) expect(html, address).toContain('<meta name="robots" content="noindex">');
    expect(readFileSync(join(out, 'robots.txt'), 'utf8')).toContain(`Sitemap: ${BASE}sitemap.xml`);
  });

  it('carry the day of the last change only where something was recorded, and none after the cut-off', () => {
    const text = readFileSync(join(out, 'sitemap.xml'), 'utf8');
    const days = new Map([...text.matchAll(/<loc>([^<]*)<\/loc><lastmod>([^<]*)</g)].map(([, url, day]) => [url, day]));
    expect(days.get(`${BASE}reports/daqiao-jiefang/`)).toMatch(/^2026-03-\d\d$/);
    expect(ofKind('issue').filter((page) => !days.has(canonicalOf(page)))).toEqual([]);
    expect(days.has(`${BASE}issues/`)).toBe(false);
    expect([...days.values()].filter((day) => (day ?? '') > '2026-03-31')).toEqual([]);
  });
});

describe('structured data', () => {
  it('is sound on every page, and says of each what it is', () => {
    const found = new Map<string, Set<string>>();
    for (const page of pages) {
      const types = dataOf(page).map((node) => node['@type']);
      found.set(page.kind, (found.get(page.kind) ?? new Set<string>()).union(new Set(types)));
    }
    const typesOf = (kind: string) => [...(found.get(kind) ?? [])].toSorted();
    expect(typesOf('home')).toEqual(['WebSite']);
    expect(typesOf('event')).toEqual(['BreadcrumbList', 'Event']);
    expect(typesOf('talk')).toEqual(['Article', 'BreadcrumbList']);
    expect(typesOf('report')).toEqual(['BreadcrumbList', 'NewsArticle']);
    expect(typesOf('data')).toEqual(['BreadcrumbList', 'Dataset', 'GovernmentOrganization']);
    expect(typesOf('issue')).toEqual(['BreadcrumbList']);
    expect(typesOf('slides')).toEqual([]);
  });

  it('says what the page says: title, address, and the state of an event', () => {
    for (const page of [...ofKind('talk'), ...ofKind('report'), ...ofKind('event')]) {
      const [node] = dataOf(page).filter((one) => one['@type'] !== 'BreadcrumbList');
      if (node === undefined) continue;
      expect(node.headline ?? node.name, page.address).toBe(page.tags.get('ArticleTitle'));
      expect(node.url, page.address).toBe(canonicalOf(page));
      if (page.kind === 'event')
        expect(page.words.includes('这一场已经取消'), page.address).toBe(
          node.eventStatus === 'https://schema.org/EventCancelled',
        );
    }
    const moved = ofKind('event')
      .flatMap(dataOf)
      .filter((node) => node.previousStartDate !== undefined);
    expect(moved.length).toBeGreaterThan(0);
  });

  it('names nobody', () => {
    const events = JSON.parse(readFileSync(join(out, 'data/events.json'), 'utf8')) as { speaker: string | null }[];
    const speakers = [...new Set(events.flatMap(({ speaker }) => speaker ?? []))];
    expect(speakers.length).toBeGreaterThan(0);
    for (const page of ofKind('event')) {
      const text = JSON.stringify(dataOf(page));
      expect(
        speakers.filter((name) => text.includes(name)),
        page.address,
      ).toEqual([]);
    }
  });

  it('leads to files of the open data that are there', () => {
    const files = ofKind('data')
      .flatMap(dataOf)
      .flatMap(({ distribution }) => (distribution ?? []) as { contentUrl: string }[]);
    expect(files.length).toBeGreaterThan(30);
    for (const { contentUrl } of files)
      expect(readFileSync(join(out, contentUrl.slice(BASE.length))).length).toBeGreaterThan(0);
  });

  it('and what is shown where a page is passed on name pictures that are there', () => {
    const pictures = framed.flatMap((page) => [
      ...[...page.html.matchAll(/<meta property="og:image" content="([^"]*)"/g)].map(([, url]) => url),
      ...dataOf(page).flatMap(({ image }) => (image === undefined ? [] : [image as string])),
    ]);
    expect(pictures.length).toBeGreaterThan(framed.length);
    for (const url of new Set(pictures))
      expect(readFileSync(join(out, String(url).slice(BASE.length))).length).toBeGreaterThan(0);
  });

  describe('in a browser', () => {
    const demonstration = serveDemonstration();

    it('is data, not a script: the content security policy has nothing to complain of', async () => {
      const page = await demonstration.browser.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (cause) => complaints.push(String(cause)));
      await page.addInitScript(() => {
        document.addEventListener('securitypolicyviolation', (event) => console.error(event.violatedDirective));
      });
      for (const path of ['', 'data/', 'talks/yibao-jiaofei/', 'issues/YL2504-101-01/', 'schedule/HD-2604-10/']) {
        await demonstration.open(page, path);
        const text = await page.locator('script[type="application/ld+json"]').textContent();
        expect(checkedStructuredData(text ?? '').length, path).toBeGreaterThan(0);
      }
      await page.close();
      expect(complaints).toEqual([]);
    });
  });
});
