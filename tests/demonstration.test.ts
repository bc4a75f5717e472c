import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { ENGINE, filesOf, run, temporaryFolder } from './commands.ts';

const out = inject('demonstration');
const page = (path: string) => readFileSync(join(out, path, path.endsWith('.html') ? '' : 'index.html'), 'utf8');
const data = <T>(name: string) => JSON.parse(readFileSync(join(out, 'data', `${name}.json`), 'utf8')) as T[];

describe('the demonstration', () => {
  // Sizes asked of it: 300 public issues, 12 townships, 60 events, 12 talks, 8 reports, 10 policies.
  it('is as rich as a county: matters, events, talks, reports, policies', () => {
    const issues = data<{ title: string; status: string }>('issues');
    const events = data<{ status: string }>('events');
    expect(issues.length).toBeGreaterThanOrEqual(300);
    expect(events.length).toBeGreaterThanOrEqual(60);
    expect(data('policies').length).toBeGreaterThanOrEqual(10);
    expect(data<{ level: string }>('places').filter((place) => place.level === '乡').length).toBe(12);
    expect(new Set(issues.map((issue) => issue.status))).toContain('不予受理');
    expect(new Set(events.map((event) => event.status))).toEqual(new Set(['计划', '确定', '调整', '取消', '已举行']));
    const folders = (name: string) =>
      [...filesOf(join(out, name)).keys()].filter((path) => /^[^/]+\/index\.html$/.test(path));
    expect(folders('talks').length).toBeGreaterThanOrEqual(12);
    expect(folders('reports').length).toBeGreaterThanOrEqual(8);
  });

  it('tells no two matters alike: titles and texts differ in more than their numbers', () => {
    const bare = (text: string | null) => (text ?? '').replace(/\d+/g, '#');
    const issues = data<{ title: string; summary: string; reply: string | null }>('issues');
    for (const texts of [
      issues.map((i) => bare(i.title)),
      issues.map((i) => bare(i.summary)),
      issues.flatMap((i) => (i.reply ? [bare(i.reply)] : [])),
    ]) {
      expect(texts.filter((text, index) => texts.indexOf(text) !== index)).toEqual([]);
    }
  });

  it('says on every page that it is a sample, names the kind of page, and carries its content security policy', () => {
    for (const [path, bytes] of filesOf(out)) {
      if (!path.endsWith('.html')) continue;
      const html = bytes.toString('utf8');
      expect(html, path).toContain('样例网站');
      expect(html, path).toMatch(/<html[^>]* data-page="[a-z-]+"/);
      expect(html, path).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src 'none';/);
      expect(html, path).not.toMatch(
        /<script(?![^>]* (?:src=|type="application\/ld\+json"))|<style|\sstyle="|\son[a-z]+="/,
      );
      expect(html, path).not.toContain(ENGINE);
    }
  });

  it('loads nothing from elsewhere', () => {
    for (const [path, bytes] of filesOf(out)) {
      if (/\.(html|css)$/.test(path))
        expect(bytes.toString('utf8'), path).not.toMatch(
          /<(?:script|img|link|iframe|source|video|audio)[^>]* (?:src|href)="(?:https?:)?\/\/(?!lianxin\.yunling\.example)|url\(["']?(?:https?:)?\/\//,
        );
    }
  });

  it('has all pages of the contract', () => {
    const pages: [string, string][] = [
      ['', 'home'],
      ['issues', 'issues'],
      ['results', 'results'],
      ['schedule', 'schedule'],
      ['talks', 'talks'],
      ['reports', 'reports'],
      ['places', 'places'],
      ['commitments', 'commitments'],
      ['surveys', 'surveys'],
      ['bulletins', 'bulletins'],
      ['policies', 'policies'],
      ['search', 'search'],
      ['data', 'data'],
      ['corrections', 'corrections'],
      ['about', 'about'],
      ['accessibility', 'accessibility'],
      ['privacy', 'privacy'],
      ['sitemap', 'sitemap'],
      ['issues/YL2504-101-01', 'issue'],
      ['schedule/HD-101-1', 'event'],
      ['talks/yibao-jiaofei', 'talk'],
      ['places/990122101', 'place'],
      ['policies/ZC-01', 'policy'],
      ['bulletins/2026-W10', 'bulletin'],
      ['404.html', 'not-found'],
    ];
    for (const [path, kind] of pages) expect(page(path), path).toContain(`data-page="${kind}"`);
    for (const file of [
      'sitemap.xml',
      'feed.xml',
      'feed.json',
      'schedule.ics',
      'data/figures.json',
      'data/issues.csv',
      'places/990122101/schedule.ics',
    ]) {
      expect(existsSync(join(out, file)), file).toBe(true);
    }
  });

  it('prints no rate without its two counts and its cut-off', () => {
    const results = page('results').replace(/<[^>]+>/g, '');
    expect(results).toContain('2026年3月31日');
    const figures = (
      JSON.parse(readFileSync(join(out, 'data/figures.json'), 'utf8')) as {
        figures: { scope: object; numerator: number; denominator: number | null; rate: number | null }[];
      }
    ).figures;
    for (const { scope, numerator, denominator, rate } of figures) {
      if (rate === null || Object.keys(scope).length > 0) continue;
      expect(results).toContain(numerator.toLocaleString('en-US'));
      expect(results).toContain((denominator ?? 0).toLocaleString('en-US'));
    }
  });

  it('shows no matter that is only counted, anywhere', () => {
    // Two rows of the ledgers: one 仅统计, one 不公开.
    for (const [path, bytes] of filesOf(out)) {
      if (/\.(html|json|csv|xml|ics)$/.test(path))
        expect(bytes.toString('utf8'), path).not.toMatch(/YL2603-104-20|YL2601-106-11/);
    }
  });

  it('is the same, byte for byte, when built again', () => {
    const again = join(temporaryFolder(), 'again');
    expect(run('build', ['--out', again]).code).toBe(0);
    const [first, second] = [filesOf(out), filesOf(again)];
    expect([...second.keys()]).toEqual([...first.keys()]);
    expect([...first].filter(([path, bytes]) => !second.get(path)?.equals(bytes)).map(([path]) => path)).toEqual([]);
  });
});
