import { expect, test } from 'vitest';
import type { IssueState } from './issue-state.ts';
import { standingOf } from './standing.ts';

const issue = { receivedOn: '2026-03-01', closedOn: null, reply: '已答复', status: '办理中', confirmed: null } as const;
const by = (day: string) => ({ day, computed: false });

test.each<[string, Partial<Parameters<typeof standingOf>[0]>, IssueState, string | null, string[]]>([
  [
    'an open matter counts its days and those left',
    {},
    'open',
    '2026-04-10',
    ['收到30天，还在办。', '办理期限是2026年4月10日，还有10天。'],
  ],
  [
    'an overdue matter says by how much',
    { reply: null },
    'open',
    '2026-03-20',
    ['收到30天，还在办。', '办理期限是2026年3月20日，已经超过11天。', '还没有答复。'],
  ],
  ['a matter without a deadline says so', {}, 'open', null, ['收到30天，还在办。', '没有标明办理期限。']],
  [
    'a matter closed in time',
    { closedOn: '2026-03-11' },
    'closed',
    '2026-03-20',
    ['已办结，从收到到办结10天，在办理期限内。'],
  ],
  [
    'a matter closed late that residents call unsolved',
    { closedOn: '2026-03-23', confirmed: '未解决' },
    'closed',
    '2026-03-20',
    ['已办结，从收到到办结22天，比办理期限晚3天。', '回访时，群众说问题没有解决。'],
  ],
  [
    'a matter put on the books',
    { status: '挂账' },
    'partly-closed',
    null,
    ['一时办不了，已挂账，收到30天，还没有全部办完。'],
  ],
  ['a refused matter points to the reason', { status: '不予受理' }, 'refused', null, ['这件事没有受理，理由见答复。']],
  ['a withdrawn matter', { status: '已撤回' }, 'folded', null, ['反映人已经撤回。']],
])('%s', (_name, changed, state, deadline, sentences) => {
  expect(standingOf({ ...issue, ...changed }, state, deadline === null ? null : by(deadline), '2026-03-31')).toEqual(
    sentences,
  );
});
