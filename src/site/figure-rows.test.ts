import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Figure } from '../domain/figure.ts';
import { diskFolder } from './disk-folder.ts';
import { figureRowFiles, figureRowsAddress } from './figure-rows.ts';
import { readSite } from './read-site.ts';
import { SiteView } from './site-view.ts';

let view: SiteView;
const files = new Map<string, string[][]>();

beforeAll(async () => {
  const { site } = await readSite(diskFolder(join(import.meta.dirname, '../..')), null);
  if (!site) throw new Error('The demonstration has errors.');
  view = new SiteView(site);
  for (const { path, content } of figureRowFiles(view))
    files.set(`/${path}`, parse(String(content), { bom: true, from_line: 2 }) as string[][]);
});

/** What somebody counts in the list: how many make the numerator, and how many the base. */
function counted(figure: Figure): [numerator: number, denominator: number | null] | null {
  const rows = files.get(decodeURIComponent(figureRowsAddress(figure) ?? ''));
  if (!rows) return null;
  const n = (...shares: string[]) =>
    rows.filter(([, , share = '']) => shares.some((one) => share.split('；').includes(one))).length;
  if (figure.scope.period !== undefined && figure.measure === 'backlog') return [n('期末结存'), null];
  if (figure.scope.period !== undefined && figure.measure === 'overdue') return [n('超期'), null];
  if (figure.denominator === null) return [n('计入'), null];
  return [n('分子和分母'), n('分子和分母', '只在分母')];
}

describe('the lists of matters behind the figures of the demonstration', () => {
  it('count up to the figure of every part: nobody has to take our word for it', () => {
    const parts = view.site.figures.filter(({ scope }) => Object.keys(scope).length > 0);
    const listed = parts.flatMap((figure) => {
      const found = counted(figure);
      return found === null || 'age' in figure.scope ? [] : [{ figure, found }];
    });
    expect(listed.length).toBeGreaterThan(200);
    for (const { figure, found } of listed)
      expect([figure.measure, figure.scope, ...found]).toEqual([
        figure.measure,
        figure.scope,
        figure.numerator,
        figure.denominator,
      ]);
  });

  it('lack in the whole only what is counted without being listed', () => {
    const { countedOnly } = view.site;
    expect(countedOnly).toBeGreaterThan(0);
    for (const figure of view.site.figures.filter(({ scope }) => Object.keys(scope).length === 0)) {
      const found = counted(figure);
      // A matter from an event with few others does not name it (contract §4b).
      if (found === null || figure.measure === 'on-the-spot') continue;
      const base = (figure.denominator ?? figure.numerator) - (found[1] ?? found[0]);
      expect(base).toBeGreaterThanOrEqual(0);
      expect(base).toBeLessThanOrEqual(countedOnly);
    }
    const registered = view.figure('registered') as Figure;
    expect(registered.numerator - (counted(registered)?.[0] ?? 0)).toBe(countedOnly);
  });

  it('explain the backlog of every week: what stood, came, left and stands', () => {
    const weeks = view.site.figures.filter(
      ({ measure, scope }) => measure === 'backlog' && scope.period?.includes('W') && Object.keys(scope).length === 1,
    );
    expect(weeks.length).toBeGreaterThan(4);
    for (const { scope, flow } of weeks) {
      const rows = files.get(`/data/figures/backlog/period-${scope.period}.csv`) ?? [];
      const n = (word: string) =>
        rows.flatMap(([, , share = '']) => share.split('；').filter((one) => one === word)).length;
      expect({ ...flow, period: scope.period }).toMatchObject({
        period: scope.period,
        opening: n('期初结存'),
        registered: n('登记'),
        reopened: n('重新办理'),
        closed: n('办结'),
        refused: n('不予受理'),
        folded: n('合并或撤回'),
        closing: n('期末结存'),
      });
      expect(view.figure('overdue', scope)?.numerator).toBe(n('超期'));
    }
  });

  it('are none for ratings: a single one is never told', () => {
    expect(figureRowsAddress({ measure: 'satisfied', scope: {} })).toBeNull();
    expect([...files.keys()].filter((path) => /rated|satisfied/.test(path))).toEqual([]);
  });
});
