import { type CalendarDate, dateInWords, daysBetween } from './calendar-date.ts';
import type { PublicIssue } from './disclosure.ts';
import type { Deadline } from './issue-history.ts';
import type { IssueState } from './issue-state.ts';

type Matter = Pick<PublicIssue, 'receivedOn' | 'closedOn' | 'reply' | 'status' | 'confirmed'>;

/** Words for what residents said when they were called back. Closed is not called solved. */
const CONFIRMED: Readonly<Record<string, string>> = {
  已解决: '回访时，群众说问题已经解决',
  部分解决: '回访时，群众说只解决了一部分',
  未解决: '回访时，群众说问题没有解决',
  未回访: '办结后还没有回访到群众',
};

const againstDeadline = (deadline: Deadline | null, day: CalendarDate): string => {
  if (deadline === null) return '';
  const days = daysBetween(deadline.day, day);
  return days > 0 ? `，比办理期限晚${days}天` : '，在办理期限内';
};

/** How a matter stands at the cut-off, as full sentences: days counted, what is still open said. */
export function standingOf(issue: Matter, state: IssueState, deadline: Deadline | null, asOf: CalendarDate): string[] {
  const waited = daysBetween(issue.receivedOn, asOf);
  const noReply = issue.reply === null ? ['还没有答复。'] : [];
  switch (state) {
    case 'open': {
      const left = deadline === null ? null : daysBetween(asOf, deadline.day);
      const term =
        deadline === null || left === null
          ? '没有标明办理期限。'
          : left < 0
            ? `办理期限是${dateInWords(deadline.day)}，已经超过${-left}天。`
            : `办理期限是${dateInWords(deadline.day)}，还有${left}天。`;
      return [`收到${waited}天，还在办。`, term, ...noReply];
    }
    case 'partly-closed':
      return [
        `${issue.status === '挂账' ? '一时办不了，已挂账' : '办了一部分'}，收到${waited}天，还没有全部办完。`,
        ...noReply,
      ];
    case 'closed': {
      const { closedOn } = issue;
      const term =
        closedOn === null
          ? '已办结，没有标明办结日期。'
          : `已办结，从收到到办结${daysBetween(issue.receivedOn, closedOn)}天${againstDeadline(deadline, closedOn)}。`;
      return [term, ...(issue.confirmed === null ? [] : [`${CONFIRMED[issue.confirmed]}。`]), ...noReply];
    }
    case 'refused':
      return ['这件事没有受理，理由见答复。'];
    case 'folded':
      return [issue.status === '已撤回' ? '反映人已经撤回。' : '已合并到另一件一起办理。'];
  }
}
