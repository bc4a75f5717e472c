import { addDays, type CivilTime, dayOf } from '../domain/calendar-date.ts';
import type { EventRow } from '../domain/event.ts';
import { shownNumber } from '../domain/telephone.ts';

type CalendarEvent = Omit<EventRow, 'origin'>;

/** What the calendar needs to know besides the events. */
export interface CalendarFrame {
  readonly name: string;
  /** Host part of the permanent UIDs. */
  readonly host: string;
  readonly placeName: (code: string) => string;
  /** Absolute address of an event's page; null where the site has no address of its own. */
  readonly url: (id: string) => string | null;
  /** Stamp for events that were never changed: the site's cut-off, never the clock. */
  readonly stamp: CivilTime;
}

/** RFC 5545 3.1: lines of at most 75 octets, no character split. */
export function foldLine(line: string): string {
  const parts: string[] = [];
  let part = '';
  let size = 0;
  for (const character of line) {
    const width = new TextEncoder().encode(character).length;
    if (size + width > 75) {
      parts.push(part);
      part = ' ';
      size = 1;
    }
    part += character;
    size += width;
  }
  return [...parts, part].join('\r\n');
}

const escaped = (text: string) => text.replace(/[\\;,]/g, (mark) => `\\${mark}`).replace(/\r?\n/g, '\\n');
const basicDate = (day: string) => day.replaceAll('-', '');
const basicTime = (time: CivilTime) => `${basicDate(time.slice(0, 10))}T${time.slice(11, 13)}${time.slice(14, 16)}00`;

/** China has had one offset all year since 1992: civil time − 8 h is UTC. */
function utc(time: CivilTime): string {
  const at = new Date(
    Date.UTC(
      +time.slice(0, 4),
      +time.slice(5, 7) - 1,
      +time.slice(8, 10),
      +time.slice(11, 13) - 8,
      +time.slice(14, 16),
    ),
  );
  return `${at.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

const STATUS = {
  计划: 'TENTATIVE',
  确定: 'CONFIRMED',
  调整: 'CONFIRMED',
  取消: 'CANCELLED',
  已举行: 'CONFIRMED',
} as const;

const TIME_ZONE = [
  'BEGIN:VTIMEZONE',
  'TZID:Asia/Shanghai',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0800',
  'TZOFFSETTO:+0800',
  'TZNAME:CST',
  'END:STANDARD',
  'END:VTIMEZONE',
];

/** Times to the minute, or a whole day where only the day is set. */
function when({ startsAt, endsAt, precision }: CalendarEvent): string[] {
  const wholeDay =
    precision === '当日' ||
    (precision === null && startsAt.endsWith(' 00:00') && (endsAt === null || endsAt.endsWith(' 00:00')));
  if (wholeDay) {
    const last = dayOf(endsAt ?? startsAt);
    return [`DTSTART;VALUE=DATE:${basicDate(dayOf(startsAt))}`, `DTEND;VALUE=DATE:${basicDate(addDays(last, 1))}`];
  }
  const start = `DTSTART;TZID=Asia/Shanghai:${basicTime(startsAt)}`;
  return endsAt !== null && endsAt > startsAt ? [start, `DTEND;TZID=Asia/Shanghai:${basicTime(endsAt)}`] : [start];
}

function entry(event: CalendarEvent, frame: CalendarFrame): string[] {
  const place = [event.place === null ? null : frame.placeName(event.place), event.venue].filter(Boolean).join(' ');
  const about = [
    event.changeNote === null ? null : `${event.status === '取消' ? '已取消' : '有变动'}：${event.changeNote}`,
    event.speaker === null ? null : `主讲：${event.speaker}${event.post === null ? '' : `（${event.post}）`}`,
    event.booking === null ? null : `预约：${event.booking}`,
    event.phone === null ? null : `电话：${shownNumber(event.phone)}`,
  ].filter((line) => line !== null);
  const url = frame.url(event.id);
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(event.id)}@${frame.host}`,
    `DTSTAMP:${utc(event.changedAt ?? frame.stamp)}`,
    `SEQUENCE:${event.sequence ?? 0}`,
    ...when(event),
    `SUMMARY:${escaped(event.title)}`,
    ...(place === '' ? [] : [`LOCATION:${escaped(place)}`]),
    ...(about.length === 0 ? [] : [`DESCRIPTION:${escaped(about.join('\n'))}`]),
    ...(url === null ? [] : [`URL:${url}`]),
    `CATEGORIES:${escaped(event.kind)}`,
    `STATUS:${STATUS[event.status ?? '计划']}`,
    'END:VEVENT',
  ];
}

/**
 * Events as an iCalendar file (RFC 5545) that really cancels: stable UID, SEQUENCE and STATUS from the ledger. Events
 * set only to a week or a month have no place in a calendar and are left out.
 */
export function calendar(events: readonly CalendarEvent[], frame: CalendarFrame): string {
  const dated = events.filter(({ precision }) => precision !== '当周' && precision !== '当月');
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//lianxinqiao//schedule//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(frame.name)}`,
    ...TIME_ZONE,
    ...dated.flatMap((event) => entry(event, frame)),
    'END:VCALENDAR',
  ];
  return `${lines.map(foldLine).join('\r\n')}\r\n`;
}
