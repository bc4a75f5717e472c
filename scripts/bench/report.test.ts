import { expect, test } from 'vitest';
import { searchTable, sizeTable } from './report.ts';
import type { SizeFigures } from './run-size.ts';

const sized = (issues: number, wallSeconds: number): SizeFigures => {
  const figures = { wallSeconds, userSeconds: wallSeconds, peakBytes: 512e6, outputBytes: 7e6, outputFiles: 1200 };
  const peer = {
    name: 'bare loop, same bytes',
    wallSeconds: wallSeconds / 4,
    userSeconds: 0.1,
    peakBytes: 60e6,
    outputBytes: 7e6,
    ratio: 4,
  };
  return {
    issues,
    ledgerBytes: 700_000,
    pages: 1200,
    stages: [{ stage: 'pages', ...figures, peer }],
    total: { stage: 'total', ...figures, peer: null },
    search: [],
  };
};

test('each stage stands beside its peer, and shows how the time of a matter grew', () => {
  expect(sizeTable(sized(10_000, 24), sized(1000, 2))).toMatchInlineSnapshot(`
    "10,000 matters: ledgers 0.7 MB, 1,200 pages
    stage  wall s  user s  peak MB  out MB  files  user/matter  peer                   wall s  user s  peak MB  out MB  ratio
    pages    24.0    24.0      512     7.0  1,200        x1.20  bare loop, same bytes    6.00    0.10       60     7.0   x4.0
    total    24.0    24.0      512     7.0  1,200        x1.20"
  `);
});

test('searches stand beside their peer, with what they find and what a query loads', () => {
  const own = {
    name: 'this search',
    matters: 2816,
    meanReciprocalRank: 0.9994,
    recall: 1,
    precision: 1,
    millisecondsPerQuery: 6.4,
    medianBytes: 31_000,
    mostBytes: 58_200,
  };
  const peer = {
    ...own,
    name: 'Pagefind as it comes',
    recall: 0.905,
    precision: 0.25,
    medianBytes: null,
    mostBytes: null,
  };
  expect(searchTable([{ site: 'real', search: [own, peer] }])).toMatchInlineSnapshot(`
    "search                      matters    MRR  recall  precision  ms/query  bytes/query    most
    real, this search             2,816  0.999   1.000      1.000      6.40       31,000  58,200
    real, Pagefind as it comes    2,816  0.999   0.905      0.250      6.40            –       –"
  `);
});
