import { expect, test } from 'vitest';
import { commitmentState, commitmentYears, promiseInWords } from './commitment-progress.ts';

const promise = {
  id: 'SS-1',
  year: 2025,
  name: '修路',
  lead: null,
  target: 60,
  done: 60.5,
  unit: '公里',
  dueOn: '2025-10-31',
  doneOn: '2025-10-24',
  place: null,
  note: null,
};

test.each([
  ['done on time', {}, 'done'],
  ['done after the day promised', { doneOn: '2025-11-20' }, 'late'],
  ['done before the ledger gives a day', { doneOn: null }, 'done'],
  ['short of its target when its day has passed', { done: 59, doneOn: null }, 'missed'],
  ['short of its target while there is time', { done: 59, doneOn: null, dueOn: '2026-10-31' }, 'underway'],
  ['dated as done only after the cut-off', { done: 59, doneOn: '2026-04-02', dueOn: '2026-04-30' }, 'underway'],
  ['without day and target', { target: null, done: null, dueOn: null, doneOn: null }, 'unknown'],
])('a promise %s', (_, change, state) => {
  expect(commitmentState({ ...promise, ...change }, '2026-03-31')).toBe(state);
});

test('years come newest first, each with its counts', () => {
  const years = commitmentYears(
    [promise, { ...promise, id: 'SS-2', done: 1, doneOn: null }, { ...promise, id: 'SS-3', year: 2026 }],
    '2026-03-31',
  );
  expect(years.map(({ year, summary }) => [year, summary])).toEqual([
    [2026, '共1项，已完成1项'],
    [2025, '共2项，已完成1项，没有按期完成1项'],
  ]);
});

test('what was promised and what is done stand beside each other', () => {
  expect(promiseInWords(promise)).toBe('承诺60公里，完成60.5公里');
  expect(promiseInWords({ target: 86, done: null, unit: '个' })).toBe('承诺86个，完成多少未标明');
  expect(promiseInWords({ target: null, done: 3, unit: null })).toBe('完成3');
});
