import { expect, test } from 'vitest';
import { CellFault } from './cell.ts';
import { figurePeriod, writtenPeriod } from './written-period.ts';

test.each([
  ['202603', '2026-03'],
  ['2026-03', '2026-03'],
  ['2026年3月', '2026-03'],
  ['2026', '2026'],
  ['2026年', '2026'],
  ['2026-W10', '2026-W10'],
  ['2026w09', '2026-W09'],
  ['2026年第9周', '2026-W09'],
  ['2026-W53', '2026-W53'],
  ['20260312', '2026-03-12'],
  ['2026-03-12', '2026-03-12'],
  ['2026年3月12日', '2026-03-12'],
  ['２０２６０３', '2026-03'],
])('%s is %s', (written, period) => expect(writtenPeriod(written)).toBe(period));

test.each([
  '202613',
  '2026-W54',
  '2025-W53',
  '2026年第60周',
  '2026年2月30日',
  '0000年',
  '20260231',
  '3月',
  '一季度',
  '',
  '2026-3-',
  '26-03',
])('%s is no period', (written) => {
  expect(writtenPeriod(written)).toBeNull();
  expect(figurePeriod.read(written)).toBeInstanceOf(CellFault);
});
