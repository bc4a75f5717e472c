import fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { type EventRow, eventLedger } from '../domain/event.ts';
import { calendar, foldLine } from './calendar.ts';

const blank = Object.fromEntries(Object.entries(eventLedger.columns).map(([name, { cell }]) => [name, cell.blank]));
const event = (values: Partial<EventRow>) =>
  ({
    ...blank,
    id: 'HD-1',
    kind: '接访',
    title: '接访日',
    startsAt: '2026-04-08 09:00',
    status: '确定',
    ...values,
  }) as EventRow;
const frame = {
  name: '测试县',
  host: 'lianxin.example',
  placeName: () => '大桥镇',
  url: (id: string) => `https://lianxin.example/schedule/${id}/`,
  stamp: '2026-03-31 00:00',
};
const read = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));

describe('the calendar file', () => {
  it('is read back by another library with its times, place and address', () => {
    const [found] = read(
      calendar([event({ endsAt: '2026-04-08 11:30', place: '101', venue: '便民服务中心', changeNote: null })], frame),
    );
    expect(found?.summary).toBe('接访日');
    expect(found?.location).toBe('大桥镇 便民服务中心');
    expect(found?.startDate.toString()).toBe('2026-04-08T09:00:00');
    expect(found?.endDate.toString()).toBe('2026-04-08T11:30:00');
    expect(found?.uid).toBe('HD-1@lianxin.example');
  });

  it('really cancels: same UID, higher SEQUENCE, STATUS:CANCELLED, the reason in words', () => {
    const text = calendar(
      [event({ status: '取消', sequence: 1, changeNote: '因暴雪取消', changedAt: '2026-03-30 10:00' })],
      frame,
    );
    expect(text).toContain('STATUS:CANCELLED');
    expect(text).toContain('SEQUENCE:1');
    expect(text).toContain('DTSTAMP:20260330T020000Z');
    expect(read(text)[0]?.description).toContain('因暴雪取消');
  });

  it('gives an event without an hour as a whole day', () =>
    expect(calendar([event({ startsAt: '2026-04-08 00:00', precision: '当日' })], frame)).toContain(
      'DTSTART;VALUE=DATE:20260408\r\nDTEND;VALUE=DATE:20260409',
    ));

  it('leaves out what is only set to a week or a month', () =>
    expect(read(calendar([event({ precision: '当周' })], frame))).toEqual([]));

  it('folds lines at 75 bytes without splitting a character, and unfolds to the same text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('政', '策', 'a', '𠮷', ' ', '；'), maxLength: 200 }), (text) => {
        const folded = foldLine(`SUMMARY:${text}`);
        for (const line of folded.split('\r\n')) expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(folded.replaceAll('\r\n ', '')).toBe(`SUMMARY:${text}`);
      }),
    );
  });

  it('carries any title through another reader unharmed', () => {
    fc.assert(
      fc.property(
        fc
          .string({ unit: fc.constantFrom('讲', ',', ';', '\\', 'n', ' ', '"', ':'), minLength: 1 })
          .map((t) => `题${t}`),
        (title) => {
          expect(read(calendar([event({ title })], frame))[0]?.summary).toBe(title);
        },
      ),
    );
  });
});
