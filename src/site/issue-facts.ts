import { addresses } from '../domain/address.ts';
import { dateInWords } from '../domain/calendar-date.ts';
import { shownNumber, telephoneLink } from '../domain/telephone.ts';
import type { SiteIssue } from './site.ts';
import type { SiteView } from './site-view.ts';
import { talksGiven } from './talk-summary.ts';

/** One line of the margin column. */
export interface IssueFact {
  readonly name: string;
  readonly value: string | null;
  readonly to?: string | null;
  readonly note?: string | null;
}

const day = (date: string | null) => (date === null ? null : dateInWords(date));

/** Where a matter belongs and who answers for it; a line without a value isn't shown. */
export function issueFacts(view: SiteView, issue: SiteIssue): IssueFact[] {
  const place = issue.place === null ? undefined : view.tree.get(issue.place);
  const unit = issue.lead === null ? undefined : view.unit(issue.lead);
  const event = issue.event === null ? undefined : view.event(issue.event);
  const deadline = view.deadlineOf(issue);
  return [
    { name: '编号', value: issue.id },
    { name: '收到', value: dateInWords(issue.receivedOn), note: issue.channel },
    {
      name: '地方',
      value: issue.place && view.placeName(issue.place),
      to: place && view.hasPage(place.code) ? addresses.place(place.code) : null,
    },
    {
      name: '类别',
      value: issue.category,
      to: issue.category && addresses.issuesByCategory(issue.category),
      note: issue.type,
    },
    { name: '主办单位', value: issue.lead && view.unitName(issue.lead), note: unit?.address ?? null },
    {
      name: '主办单位电话',
      value: unit?.phone ? shownNumber(unit.phone) : null,
      to: unit?.phone ? telephoneLink(unit.phone) : null,
    },
    { name: '协办单位', value: issue.partners.map(view.unitName).join('、') },
    {
      name: '办理期限',
      value: deadline && dateInWords(deadline.day),
      note: deadline?.computed ? '按受理日期推算' : null,
    },
    { name: '原办理期限', value: issue.originalDueOn === deadline?.day ? null : day(issue.originalDueOn) },
    {
      name: '延期后的期限',
      value: issue.dueOn === deadline?.day ? null : day(issue.dueOn),
      note: '延期没有在原期限内办理，仍按原期限计算',
    },
    { name: '专项', value: issue.campaign && (view.campaign(issue.campaign)?.name ?? issue.campaign) },
    { name: '来自活动', value: event?.title ?? null, to: event ? addresses.event(event.id) : null },
    ...talksGiven(view, issue.event).map(({ slug, title }) => ({
      name: '当时讲的',
      value: title,
      to: addresses.talk(slug),
    })),
    { name: '群众确认', value: issue.confirmed },
  ];
}
