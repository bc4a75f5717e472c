import { describe, expect, it } from 'vitest';
import type { DatedSteps } from './issue-history.ts';
import { statusLabels } from './issue-state.ts';
import { stateChanges } from './state-changes.ts';

const LABELS = statusLabels();
const row = (values: Partial<DatedSteps['row']>): DatedSteps['row'] => ({
  ...{ receivedOn: '2026-01-05', acceptedOn: '2026-01-05', closedOn: null, repliedOn: null },
  ...{ dueOn: null, originalDueOn: null, status: '办理中' },
  ...values,
});
const changes = (values: Partial<DatedSteps['row']>, ...updates: [date: string, status: string][]) =>
  stateChanges({ row: row(values), updates: updates.map(([date, status]) => ({ date, status })) }, LABELS).map(
    ({ day, state, dated }) => `${day} ${state}${dated ? '' : ' (undated)'}`,
  );

describe('how a matter stood as its days ended', () => {
  it('is told by a row alone', () =>
    expect(changes({ status: '办结', closedOn: '2026-01-20' })).toEqual([
      '2026-01-05 open (undated)',
      '2026-01-20 closed',
    ]));

  it('follows a matter that was closed, reopened and closed again (the example of contract §4 rule 2)', () =>
    expect(
      changes(
        { status: '办结', closedOn: '2026-03-01' },
        ['2026-01-20', '办结'],
        ['2026-02-03', '重新办理'],
        ['2026-03-01', '办结'],
      ),
    ).toEqual(['2026-01-05 open (undated)', '2026-01-20 closed', '2026-02-03 open', '2026-03-01 closed']));

  it('keeps a closing that stands in the row alone when an update reopens the matter', () =>
    expect(changes({ status: '重新办理', closedOn: '2026-01-20' }, ['2026-02-03', '重新办理'])).toEqual([
      '2026-01-05 open (undated)',
      '2026-01-20 closed',
      '2026-02-03 open',
    ]));

  it('lets what left without a day leave on the day it came', () =>
    expect(changes({ status: '已撤回' })).toEqual(['2026-01-05 folded (undated)']));
});
