import type { CivilTime } from '../domain/calendar-date.ts';
import { xml } from './xml.ts';

/** One entry of a feed. Addresses are absolute where the site has one, else relative to the feed. */
export interface FeedEntry {
  /** Permanent: never changes once published. */
  readonly id: string;
  readonly title: string;
  readonly url: string;
  readonly summary: string;
  readonly at: CivilTime;
}

export interface Feed {
  readonly id: string;
  readonly title: string;
  readonly home: string;
  readonly author: string;
  /** Stamp of a feed without entries. */
  readonly stamp: CivilTime;
  readonly entries: readonly FeedEntry[];
}

const MOST = 50;
const stamp = (time: CivilTime) => `${time.slice(0, 10)}T${time.slice(11, 16) || '00:00'}:00+08:00`;
const newest = (feed: Feed) =>
  feed.entries.toSorted((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? -1 : 1)).slice(0, MOST);

/** RFC 4287. */
export function atomFeed(feed: Feed): string {
  const entries = newest(feed);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">',
    `<id>${xml(feed.id)}</id><title>${xml(feed.title)}</title><link href="${xml(feed.home)}"/>`,
    `<updated>${stamp(entries[0]?.at ?? feed.stamp)}</updated><author><name>${xml(feed.author)}</name></author>`,
    ...entries.map(
      (e) =>
        `<entry><id>${xml(e.id)}</id><title>${xml(e.title)}</title><link href="${xml(e.url)}"/><updated>${stamp(e.at)}</updated><summary>${xml(e.summary)}</summary></entry>`,
    ),
    '</feed>',
    '',
  ].join('\n');
}

/** JSON Feed 1.1. */
export function jsonFeed(feed: Feed): string {
  const items = newest(feed).map((e) => ({
    id: e.id,
    url: e.url,
    title: e.title,
    summary: e.summary,
    content_text: e.summary,
    date_published: stamp(e.at),
  }));
  return `${JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', title: feed.title, home_page_url: feed.home, language: 'zh-CN', authors: [{ name: feed.author }], items }, null, 1)}\n`;
}
