import { expect, test } from 'vitest';
import { readSite } from '../../src/site/read-site.ts';
import { madeUpSite } from './made-up-site.ts';

const memoryFolder = (size: number, seed?: number) => {
  const files = new Map(madeUpSite(size, seed).map(({ path, text }) => [path, new TextEncoder().encode(text)]));
  return {
    list: (folder: string) => [...files.keys()].filter((path) => path.startsWith(`${folder}/`)).toSorted(),
    read: (path: string) => files.get(path) ?? null,
  };
};

test('the same seed gives the same bytes, another seed others', () => {
  expect(madeUpSite(50, 7)).toEqual(madeUpSite(50, 7));
  expect(madeUpSite(50, 7)).not.toEqual(madeUpSite(50, 8));
});

test('every row is read and nothing is wrong with it', async () => {
  const { site, problems, counts } = await readSite(memoryFolder(2000), null);
  expect(problems).toEqual([]);
  expect(counts.issues).toBe(2000);
  expect(counts.places).toBeGreaterThan(80);
  expect(site?.issues.length).toBeGreaterThan(1700);
  expect(site?.countedOnly).toBe(2000 - (site?.issues.length ?? 0));
});

test('matters lie in the two years up to the cut-off, and the steps of each follow one another', async () => {
  const { site } = await readSite(memoryFolder(2000), null);
  for (const issue of site?.issues ?? []) {
    const known = [issue.receivedOn, issue.acceptedOn, issue.closedOn].filter((day) => day !== null);
    expect(known).toEqual(known.toSorted());
    expect(issue.receivedOn >= '2024-03-31' && (known.at(-1) ?? '') <= '2026-03-31').toBe(true);
    const steps = issue.updates.map(({ date }) => date);
    expect(steps).toEqual(steps.toSorted());
    expect(steps.at(-1) ?? '').not.toMatch(/^2026-(0[4-9]|1)/);
    if (issue.updates.length > 0) expect(issue.updates.at(-1)?.status).toBe(issue.status);
  }
});

test('matters have every state, steps are written down for about a third, and the texts differ', async () => {
  const { site } = await readSite(memoryFolder(2000), null);
  const issues = site?.issues ?? [];
  expect(new Set(issues.map(({ status }) => status)).size).toBe(12);
  const withSteps = issues.filter(({ updates }) => updates.length > 0).length / issues.length;
  expect(withSteps).toBeGreaterThan(0.28);
  expect(withSteps).toBeLessThan(0.4);
  expect(new Set(issues.map(({ summary }) => summary)).size).toBe(issues.length);
  const text = issues.map(({ title, summary, reply, updates }) =>
    [title, summary, reply, ...updates.map(({ note }) => note)].join(''),
  );
  const bytes = new TextEncoder().encode(text.join('')).length / issues.length;
  expect(bytes).toBeGreaterThan(500);
  expect(bytes).toBeLessThan(750);
});
