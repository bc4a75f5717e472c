import { expect, test } from 'vitest';
import { timelineOf } from './timeline.ts';

const issue = {
  receivedOn: '2026-01-05',
  acceptedOn: null,
  closedOn: null,
  repliedOn: null,
  status: '办理中',
  updates: [],
};
const update = (date: string, status: string | null, note: string | null = null) => ({
  date,
  status,
  note,
  unit: null,
});
const told = (steps: ReturnType<typeof timelineOf>) =>
  steps.map(({ date, day, status, note }) => [date.slice(5), day, status, note]);

test('a matter just received has one step', () => {
  expect(told(timelineOf(issue, '2026-01-31', false))).toEqual([['01-05', 0, '收到', null]]);
});

test('what the row and its updates both tell is told once, with the note', () => {
  const closed = {
    ...issue,
    acceptedOn: '2026-01-07',
    closedOn: '2026-01-20',
    repliedOn: '2026-01-20',
    status: '办结',
    updates: [update('2026-01-07', '已受理', '派人看了'), update('2026-01-20', '办结', '修好了')],
  };
  expect(told(timelineOf(closed, '2026-01-31', false))).toEqual([
    ['01-05', 0, '收到', null],
    ['01-07', 2, '已受理', '派人看了'],
    ['01-20', 15, '办结、答复', '修好了'],
  ]);
});

test('a status already reached is not said again, but its note is', () => {
  const updates = [
    update('2026-01-08', '办理中', '进场'),
    update('2026-01-12', '办理中', '等料'),
    update('2026-01-13', '办理中'),
  ];
  expect(told(timelineOf({ ...issue, updates }, '2026-01-31', false)).slice(1)).toEqual([
    ['01-08', 3, '办理中', '进场'],
    ['01-12', 7, null, '等料'],
  ]);
});

test('two notes of one day stay two steps', () => {
  const updates = [update('2026-01-08', '办理中', '上午进场'), update('2026-01-08', null, '下午停水')];
  expect(timelineOf({ ...issue, updates }, '2026-01-31', false)).toHaveLength(3);
});

test('closed, taken up again and closed once more shows both closings', () => {
  const updates = [update('2026-01-20', '办结'), update('2026-02-03', '重新办理'), update('2026-03-01', '办结')];
  const words = timelineOf({ ...issue, closedOn: '2026-03-01', status: '办结', updates }, '2026-03-31', false).map(
    ({ status }) => status,
  );
  expect(words).toEqual(['收到', '办结', '重新办理', '办结']);
});

test('a refusal stands on its day', () => {
  const refused = { ...issue, acceptedOn: '2026-01-09', repliedOn: '2026-01-09', status: '不予受理' };
  expect(told(timelineOf(refused, '2026-01-31', true))[1]).toEqual(['01-09', 4, '不予受理、答复', null]);
});

test('what came after the cut-off is left out', () => {
  expect(timelineOf({ ...issue, repliedOn: '2026-02-09' }, '2026-01-31', false)).toHaveLength(1);
});
