import { describe, expect, it } from 'vitest';
import { isRelease, missingSteps, type ReviewRow, reviewDoubts, reviewLedger } from './review.ts';

const row = (step: string, name: string | null, at: string | null): ReviewRow => ({
  origin: { file: 'data/审核.csv', sheet: null, row: 2 },
  subject: '一月',
  step: step as ReviewRow['step'],
  name,
  at,
});
const ALL = ['一审', '二审', '三审', '一校', '二校', '三校'];
const complete = ALL.map((step, index) => row(step, `甲${index}`, `2026-03-0${index + 1} 09:00`));
const THREE = { approvals: 3, proofs: 3 };
const missing = (rows: readonly ReviewRow[], rule = THREE) => missingSteps(rows, rule, '2026-03-31');
const doubts = (rows: readonly ReviewRow[], rule = THREE) =>
  reviewDoubts(rows, rule, '2026-03-31').map((doubt) =>
    doubt.kind === 'order' ? `${doubt.later} before ${doubt.earlier}` : `${doubt.steps.join(' ')} alone`,
  );

describe('the steps of a review', () => {
  it.each([
    ['初审', '一审'],
    ['复 审', '二审'],
    ['终审', '三审'],
    ['签发', '三审'],
    ['初校', '一校'],
    ['同意公开', '公开'],
  ])('are understood as %s', (written, step) => expect(reviewLedger.columns.step.cell.read(written)).toBe(step));

  it('are all asked for, unless the site asks for fewer', () => {
    expect(missing([])).toEqual(ALL);
    expect(missing(complete)).toEqual([]);
    expect(missing([], { approvals: 1, proofs: 0 })).toEqual(['一审']);
    expect(
      missing([row('一审', '甲', '2026-03-01 09:00'), row('三审', '乙', '2026-03-02 09:00')], {
        approvals: 2,
        proofs: 0,
      }),
    ).toEqual([]);
  });

  it('count by name and day alone, and say what is wrong', () => {
    const rows = [
      row('一审', null, '2026-03-01 09:00'),
      row('二审', '甲', null),
      row('三审', '乙', '2026-04-01 00:00'),
      row('一校', '丙', '2026-03-31 23:59'),
    ];
    expect(missing(rows)).toEqual(['一审（没有写姓名）', '二审（没有写时间）', '三审（时间还没到）', '二校', '三校']);
  });

  it('are doubtful out of order, a later round counting', () => {
    expect(doubts(complete)).toEqual([]);
    expect(doubts([...complete, row('一审', '甲', '2026-03-20 09:00')])).toEqual(['二审 before 一审']);
    expect(doubts([...complete, row('一审', '甲', '2026-04-20 09:00')])).toEqual([]);
  });

  it('are doubtful done by one person, however the name is spaced', () => {
    const rows = [row('一审', '张三', '2026-03-01 09:00'), row('二审', '张 三', '2026-03-01 10:00')];
    expect(doubts(rows, { approvals: 2, proofs: 0 })).toEqual(['一审 二审 alone']);
    expect(doubts(rows)).toEqual([]);
    expect(doubts(rows.slice(0, 1), { approvals: 1, proofs: 0 })).toEqual([]);
  });
});

it('a release needs a name, and holds from its day on', () => {
  expect(isRelease(row('公开', '甲', null), '2026-03-31')).toBe(true);
  expect(isRelease(row('公开', null, '2026-03-01 09:00'), '2026-03-31')).toBe(false);
  expect(isRelease(row('公开', '甲', '2026-04-01 09:00'), '2026-03-31')).toBe(false);
  expect(isRelease(row('三审', '甲', '2026-03-01 09:00'), '2026-03-31')).toBe(false);
});
