import { addresses } from '../domain/address.ts';
import { type CalendarDate, dayOf } from '../domain/calendar-date.ts';
import { everyTalk } from '../domain/document.ts';
import type { SiteView } from './site-view.ts';
import { subjectNamed } from './subject.ts';

/**
 * The day a page of one thing last changed, by its decoded address: its publication, the last thing recorded of it, or its
 * last correction. Lists and figures change with whatever they hold, and have none. Never a day to come.
 */
export function lastChanges(view: SiteView): ReadonlyMap<string, CalendarDate> {
  const { site } = view;
  const days = new Map<string, CalendarDate>();
  const note = (address: string, ...dates: readonly (string | null)[]) => {
    const path = decodeURIComponent(address);
    for (const date of dates) {
      const day = date && dayOf(date);
      if (day && day <= site.now && day > (days.get(path) ?? '')) days.set(path, day);
    }
  };
  for (const { slug, publishedAt } of everyTalk(site.talks)) {
    for (const addressOf of [addresses.talk, addresses.slides, addresses.handout, addresses.script])
      note(addressOf(slug), publishedAt);
  }
  for (const { slug, publishedAt } of site.reports) note(addresses.report(slug), publishedAt);
  for (const { slug, publishedAt } of site.pages) note(addresses.page(slug), publishedAt);
  for (const { id, changedAt } of site.events) note(addresses.event(id), changedAt);
  for (const { id, publishedOn, validityOn } of site.policies) note(addresses.policy(id), publishedOn, validityOn);
  for (const { id, receivedOn, acceptedOn, closedOn, repliedOn, updates } of site.issues)
    note(addresses.issue(id), receivedOn, acceptedOn, closedOn, repliedOn, ...updates.map(({ date }) => date));
  for (const { subject, date } of site.corrections) {
    const corrected = subjectNamed(view, subject);
    if (corrected !== null) note(corrected.address, date);
  }
  return days;
}
