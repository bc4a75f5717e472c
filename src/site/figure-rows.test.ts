import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { ageClasses } from '../domain/ageing.ts';
import type { Figure } from '../domain/figure.ts';
import { daysOf } from '../domain/measure-scope.ts';
import { besideNames } from '../domain/measures.ts';
import { breakdown } from './breakdown.ts';
import { bulletinLineKeys, bulletins } from './bulletins.ts';
import { diskFolder } from './disk-folder.ts';
import { divisionColumns, figureRowFiles, figureRowsAddress, movementsAddress } from './figure-rows.ts';
import { partName } from './part-name.ts';
import { readSite } from './read-site.ts';
import { SiteView } from './site-view.ts';

let view: SiteView;
const files = new Map<string, Record<string, string>[]>();

beforeAll(async () => {
  const { site } = await readSite(diskFolder(join(import.meta.dirname, '../..')), null);
  if (!site) throw new Error('The demonstration has errors.');
  view = new SiteView(site);
  for (const { path, content } of figureRowFiles(view))
    files.set(`/${path}`, parse(String(content), { bom: true, columns: true }) as Record<string, string>[]);
});

const sharesOf = (row: Record<string, string>) => (row.计入 ?? '').split('；');

/** What somebody counts in the list: how many make the numerator, and how many the base. */
function counted(figure: Figure): [numerator: number, denominator: number | null] | null {
  // Ages are marked in the list of the backlog: see below.
  if (figure.scope.age !== undefined) return null;
  const rows = files.get(decodeURIComponent(figureRowsAddress(figure) ?? ''));
  if (!rows) return null;
  const n = (...shares: string[]) => rows.filter((row) => shares.some((share) => sharesOf(row).includes(share))).length;
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
      return found === null ? [] : [{ figure, found }];
    });
    expect(listed.length).toBeGreaterThan(50);
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
      const n = (word: string) => rows.flatMap((row) => sharesOf(row).filter((one) => one === word)).length;
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

  it('have columns in which every line of a bulletin is counted', () => {
    const word = { registered: '登记', closed: '办结', open: '期末结存', overdue: '超期' } as const;
    for (const { week, places, categories } of bulletins(view)) {
      const rows = files.get(`/data/figures/backlog/period-${week}.csv`) ?? [];
      for (const [column, parts] of [['区划', places] as const, ['类别', categories] as const])
        for (const { name, counts } of parts) {
          const own = rows.filter((row) => row[column] === name);
          const n = (key: keyof typeof word) => own.flatMap(sharesOf).filter((share) => share === word[key]).length;
          expect([week, name, ...bulletinLineKeys.map(n)]).toEqual([
            week,
            name,
            ...bulletinLineKeys.map((key) => counts[key]),
          ]);
        }
    }
  });

  it('have columns in which every line of the tables of the results is counted', () => {
    const received = files.get('/data/figures/received/all.csv') ?? [];
    const closed = files.get('/data/figures/closed/all.csv') ?? [];
    for (const by of ['place', 'category', 'unit', 'channel', 'campaign'] as const)
      for (const line of breakdown(view, by).rows) {
        const own = (row: Record<string, string>) => row[divisionColumns[by]] === line.name;
        expect([
          line.name,
          received.filter(own).length,
          closed.filter(own).length,
          closed.filter((row) => own(row) && row.计入 === '分子和分母').length,
        ]).toEqual([line.name, line.received, line.accepted, line.closed]);
      }
  });

  it('tell of what stands how long it does, and what is partly closed', () => {
    const rows = files.get('/data/figures/backlog/all.csv') ?? [];
    const n = (...words: string[]) => rows.filter((row) => words.every((one) => sharesOf(row).includes(one))).length;
    const hidden = (view.figure('backlog')?.numerator ?? 0) - rows.length;
    const ages = ageClasses.map(({ id, name }) => (view.figure('ageing', { age: id })?.numerator ?? 0) - n(name));
    expect(ages.every((missing) => missing >= 0)).toBe(true);
    expect(ages.reduce((sum, missing) => sum + missing, 0)).toBe(hidden);
    expect(n(besideNames['partly-closed'])).toBeGreaterThan(0);
  });

  it('list every change of the backlog, so that each week of a township can be counted', () => {
    const rows = files.get(movementsAddress) ?? [];
    const flows = view.site.figures.filter(
      ({ measure, scope }) => measure === 'backlog' && scope.period?.includes('W'),
    );
    expect(flows.length).toBeGreaterThan(100);
    for (const { scope, flow } of flows) {
      const { period = '', ...part } = scope;
      const column = scope.place === undefined ? '类别' : '区划';
      const own = rows.filter((row) => Object.keys(part).length === 0 || row[column] === partName(view, part));
      const { first, last } = daysOf(period);
      const moved = (from: string) => (word: string) =>
        own.filter((row) => row.变化 === word && (row.日期 ?? '') >= from && (row.日期 ?? '') <= last).length;
      const [within, ever] = [moved(first), moved('')];
      expect([scope, within('登记'), within('办结')]).toEqual([scope, flow?.registered, flow?.closed]);
      const left = ['办结', '不予受理', '合并或撤回', '没有日期的退出'].map(ever);
      expect(ever('登记') + ever('重新办理') - left.reduce((a, b) => a + b, 0)).toBe(flow?.closing);
    }
  });

  it('are none for ratings: a single one is never told', () => {
    expect(figureRowsAddress({ measure: 'satisfied', scope: {} })).toBeNull();
    expect([...files.keys()].filter((path) => /rated|satisfied/.test(path))).toEqual([]);
  });
});
