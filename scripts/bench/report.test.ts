import { expect, test } from 'vitest';
import { sizeTable } from './report.ts';
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
