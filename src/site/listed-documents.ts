import { addresses } from '../domain/address.ts';
import type { Report, Talk } from '../domain/document.ts';

/** A talk as lists show it. */
export const listedTalk = (talk: Talk) => ({
  title: talk.title,
  address: addresses.talk(talk.slug),
  summary: talk.summary,
  about: [
    talk.audience.length > 0 ? `讲给${talk.audience.join('、')}` : null,
    talk.minutes === null ? null : `约${talk.minutes}分钟`,
    talk.source,
  ],
});

/** A report as lists show it. */
export const listedReport = (report: Report) => ({
  title: report.title,
  address: addresses.report(report.slug),
  summary: report.summary,
  date: report.publishedAt,
  about: [report.source],
});
