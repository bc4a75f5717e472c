import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openBrowser, serveFolder } from './browser.ts';
import { ENGINE, filesOf, hasShared, run, SHARED, temporaryFolder } from './commands.ts';

const folders = (path: string) => readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isDirectory());

describe.skipIf(!hasShared)('real input (needs ../shared/data)', () => {
  it('120 matters with replies: imported into an empty folder, built, and each found by a word of its title', async () => {
    const [site, out] = [temporaryFolder(), join(temporaryFolder(), 'site')];
    const imported = run('import', [join(SHARED, 'issues/tipdm2020c_4_sample_replies.xlsx'), '--site', site]);
    expect(imported.code).toBe(0);
    expect(imported.json.counts.rows).toEqual({ issues: 120 });
    expect(run('build', ['--site', site, '--out', out]).code).toBe(0);
    const issues: { id: string; title: string; reply: string; status: string }[] = JSON.parse(
      readFileSync(join(out, 'data/issues.json'), 'utf8'),
    );
    expect(issues.filter(({ id }) => filesOf(join(out, 'issues', id)).has('index.html'))).toHaveLength(120);
    // A reply alone closes nothing; users' codes stand nowhere in what is published.
    expect(new Set(issues.map(({ status }) => status))).toEqual(new Set(['办理中']));
    for (const [path, bytes] of filesOf(out)) {
      if (/\.(html|json|csv|xml)$/.test(path)) expect(bytes.toString('utf8'), path).not.toMatch(/A000\d{5}/);
    }
    const server = await serveFolder(out);
    const browser = await openBrowser();
    const page = await browser.newPage();
    const missed: string[] = [];
    for (const { id, title } of issues) {
      const word =
        (title.match(/\p{Script=Han}{2,}/gu) ?? [title]).toSorted((a, b) => b.length - a.length)[0]?.slice(0, 6) ??
        title;
      await page.goto(`${server.url}search/?${new URLSearchParams({ q: word, kind: 'issue' })}`);
      await page.waitForSelector('[data-search-total]');
      for (;;) {
        const links = await page.$$eval('[data-search-results] a', (all) =>
          all.map((a) => (a as HTMLAnchorElement).pathname),
        );
        if (links.includes(`/issues/${id}/`)) break;
        const more = page.getByRole('button', { name: '再看十条' });
        if (!(await more.isVisible())) {
          missed.push(`${word} → ${id}`);
          break;
        }
        await more.click();
        await page.waitForFunction(
          (n) => document.querySelectorAll('[data-search-results] a').length > n,
          links.length,
        );
      }
    }
    await browser.close();
    await server.close();
    expect(missed).toEqual([]);
  });

  it('a conference programme of 352 sessions: mapped to an event ledger and built', () => {
    const [site, out] = [temporaryFolder(), join(temporaryFolder(), 'site')];
    const mapping = join(ENGINE, 'scripts/mappings/coscup2023.mapping.yaml');
    expect(
      run('import', [join(SHARED, 'events/coscup2023_session.json'), '--mapping', mapping, '--site', site]).code,
    ).toBe(0);
    expect(run('build', ['--site', site, '--out', out]).code).toBe(0);
    const events: { id: string; venue: string }[] = JSON.parse(readFileSync(join(out, 'data/events.json'), 'utf8'));
    expect(events).toHaveLength(352);
    // The file lists 28 rooms; two of them (TR 613, TR 614) have no session.
    expect(new Set(events.map(({ venue }) => venue)).size).toBe(26);
    expect(folders(join(out, 'schedule')).filter(({ name }) => events.some(({ id }) => id === name))).toHaveLength(352);
    expect(readFileSync(join(out, 'schedule.ics'), 'utf8').match(/BEGIN:VEVENT/g)).toHaveLength(352);
  });
});
