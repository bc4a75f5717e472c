import { expect, test } from 'vitest';
import { publicCorrection, WITHHELD_SUBJECT } from './correction.ts';

const row = { date: '2026-03-13', subject: 'YL-1', was: '张某家', now: '一户人家', reason: '录入写错了' };
const isHidden = (text: string) => text.includes('YL-9');

test('an ordinary correction is shown whole', () => {
  expect(publicCorrection(row, isHidden)).toEqual(row);
});

test('a correction made for privacy keeps its day and reason only', () => {
  expect(publicCorrection({ ...row, reason: '涉及个人信息' }, isHidden)).toEqual({
    date: '2026-03-13',
    subject: WITHHELD_SUBJECT,
    was: null,
    now: null,
    reason: '涉及个人信息',
  });
});

test('a correction of a hidden row does not name it', () => {
  expect(publicCorrection({ ...row, subject: 'YL-9 标题' }, isHidden)).toEqual({
    date: '2026-03-13',
    subject: WITHHELD_SUBJECT,
    was: null,
    now: null,
    reason: null,
  });
});
