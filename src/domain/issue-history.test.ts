import { describe, expect, it } from 'vitest';
import type { IssueRow, IssueUpdateRow } from './issue.ts';
import { issueLedger } from './issue.ts';
import { asKnownOn, deadlineOf, isAccepted, stateOn } from './issue-history.ts';
import { statusLabels } from './issue-state.ts';

const origin = { file: 'data/issues.csv', sheet: null, row: 2 };
const blank = Object.fromEntries(Object.entries(issueLedger.columns).map(([name, { cell }]) => [name, cell.blank]));
const issueRow = (values: Partial<IssueRow>): IssueRow =>
  ({ ...blank, id: 'A', receivedOn: '2026-01-05', title: '路灯不亮', status: '办理中', origin, ...values }) as IssueRow;
const update = (date: string, status: string): IssueUpdateRow => ({
  issue: 'A',
  date,
  status,
  note: null,
  unit: null,
  origin,
});
const labels = statusLabels();

describe('the state of a matter on a day', () => {
  // Contract §4 rule 2, word for word.
  const reopened = {
    row: issueRow({ status: '办结', closedOn: '2026-03-01' }),
    updates: [update('2026-01-20', '办结'), update('2026-02-03', '重新办理'), update('2026-03-01', '办结')],
  };
  it.each([
    ['2026-01-04', null],
    ['2026-01-31', 'closed'],
    ['2026-02-28', 'open'],
    ['2026-03-31', 'closed'],
  ])('received 5 Jan, closed 20 Jan, reopened 3 Feb, closed 1 Mar: on %s it is %s', (day, state) =>
    expect(stateOn(reopened, day, labels)).toBe(state),
  );

  it('is the less finished one where the row and the last update disagree', () => {
    const row = issueRow({ status: '办结', closedOn: '2026-01-20' });
    expect(stateOn({ row, updates: [update('2026-02-03', '重新办理')] }, '2026-03-01', labels)).toBe('open');
    expect(
      stateOn({ row: issueRow({ status: '办理中' }), updates: [update('2026-02-03', '办结')] }, '2026-03-01', labels),
    ).toBe('open');
  });

  it('is what the updates say for days before a later update', () => {
    const row = issueRow({ status: '重新办理' });
    const updates = [update('2026-01-20', '办结'), update('2026-02-03', '重新办理')];
    expect(stateOn({ row, updates }, '2026-01-31', labels)).toBe('closed');
  });

  it('is open until the dated closing', () =>
    expect(
      stateOn({ row: issueRow({ status: '办结', closedOn: '2026-03-01' }), updates: [] }, '2026-02-01', labels),
    ).toBe('open'));
});

describe('a matter as known on a day', () => {
  it('does not know yet what happened later: closing, reply, rating, steps', () => {
    const row = issueRow({
      status: '办结',
      acceptedOn: '2026-01-06',
      closedOn: '2026-03-01',
      reply: '已修好',
      repliedOn: '2026-03-01',
      followedUpOn: '2026-03-05',
      confirmed: '已解决',
      satisfaction: '满意',
    });
    const updates = [update('2026-01-20', '办理中'), update('2026-03-01', '办结')];
    expect(asKnownOn({ row, updates }, '2026-01-31', labels)).toEqual({
      row: {
        ...row,
        status: '办理中',
        closedOn: null,
        reply: null,
        repliedOn: null,
        followedUpOn: null,
        confirmed: null,
        satisfaction: null,
      },
      updates: updates.slice(0, 1),
    });
  });

  it('takes the closing that stood on that day from the steps', () => {
    const row = issueRow({ status: '办结', closedOn: '2026-03-01' });
    const updates = [update('2026-01-20', '办结'), update('2026-02-03', '重新办理'), update('2026-03-01', '办结')];
    expect(asKnownOn({ row, updates }, '2026-01-31', labels)?.row.closedOn).toBe('2026-01-20');
  });

  it('is only registered while its acceptance lies ahead', () =>
    expect(
      asKnownOn({ row: issueRow({ acceptedOn: '2026-02-05' }), updates: [] }, '2026-01-31', labels)?.row,
    ).toMatchObject({
      status: '已登记',
      acceptedOn: null,
    }));

  it('is not there before it came', () =>
    expect(asKnownOn({ row: issueRow({}), updates: [] }, '2026-01-04', labels)).toBeNull());
});

describe('acceptance', () => {
  it('is missing for a matter only registered', () => {
    expect(isAccepted(issueRow({ status: '已登记' }), labels)).toBe(false);
    expect(isAccepted(issueRow({ status: '已登记', acceptedOn: '2026-01-06' }), labels)).toBe(true);
  });
  it('does not hold for refused matters', () =>
    expect(isAccepted(issueRow({ status: '不予受理' }), labels)).toBe(false));
});

describe('a deadline', () => {
  const extended = issueRow({ status: '延期办理', originalDueOn: '2026-02-01', dueOn: '2026-03-01' });
  it('moves only when the extension was made by the old deadline', () => {
    expect(deadlineOf({ row: extended, updates: [update('2026-01-30', '延期办理')] }, null)?.day).toBe('2026-03-01');
    expect(deadlineOf({ row: extended, updates: [update('2026-02-02', '延期办理')] }, null)?.day).toBe('2026-02-01');
    expect(deadlineOf({ row: extended, updates: [] }, null)?.day).toBe('2026-02-01');
  });
  it("comes from the site's rule only where one is set, and says so", () => {
    const row = issueRow({ acceptedOn: '2026-01-06' });
    expect(deadlineOf({ row, updates: [] }, null)).toBeNull();
    expect(deadlineOf({ row, updates: [] }, 60)).toEqual({ day: '2026-03-07', computed: true });
  });
});
