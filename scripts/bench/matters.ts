import { addDays, type CalendarDate } from '../../src/domain/calendar-date.ts';
import type { builtInLabels } from '../../src/domain/issue-state.ts';
import type { Random } from './random.ts';
import { filled, reply } from './texts.ts';
import type { Topic } from './words.ts';
import * as words from './words.ts';

export type Status = keyof typeof builtInLabels;

/** Columns of a ledger row as text; what is absent is an empty cell. */
export type Cells = Readonly<Record<string, string>>;

export interface Step {
  readonly date: CalendarDate;
  readonly status: Status;
}

/** What became of a matter: cells of its row, and the steps on the way (the last one's status is the row's). */
export interface Course {
  readonly cells: Cells & { readonly status: Status };
  readonly steps: readonly Step[];
}

/** How matters end, in shares of a hundred; what has not come to its end by the cut-off is still open. */
const ENDINGS = [
  { ending: 'closed', weight: 81 },
  { ending: 'stuck', weight: 4 },
  { ending: 'extended', weight: 4 },
  { ending: 'reopened', weight: 2 },
  { ending: 'partly', weight: 2 },
  { ending: 'suspended', weight: 2 },
  { ending: 'refused', weight: 2 },
  { ending: 'merged', weight: 2 },
  { ending: 'withdrawn', weight: 1 },
] as const;

export interface Received {
  readonly receivedOn: CalendarDate;
  readonly asOf: CalendarDate;
  readonly topic: Topic;
  /** Name of the office in charge. */
  readonly office: string;
  /** From an event: may be settled there and then. */
  readonly atEvent: boolean;
  /** An earlier matter about the same thing in the same township, if there is one. */
  readonly earlier: string | null;
}

/** Follows a matter from its receipt to what is known of it at the cut-off. */
export function course(matter: Received, random: Random): Course {
  const { receivedOn, asOf, topic, office, earlier } = matter;
  const say = (list: readonly string[]) => filled(random.pick(list), random, office);
  const acceptedOn = addDays(receivedOn, random.chance(0.05) ? random.integer(14, 25) : random.integer(0, 6));
  if (acceptedOn > asOf) return { cells: { status: '已登记' }, steps: [] };
  if (matter.atEvent && random.chance(0.35)) return onTheSpot(matter, random);

  const { ending } = random.weighted(ENDINGS);
  const limit = random.pick([15, 30, 60, 60]);
  const dueOn = addDays(acceptedOn, limit);
  const doneOn = addDays(acceptedOn, random.integer(1, Math.round(limit * 1.1)));
  const accepted: Step = { date: acceptedOn, status: '已受理' };
  const middle: Step = { date: addDays(acceptedOn, random.integer(0, 10)), status: '办理中' };
  const open: Cells = { acceptedOn, dueOn };

  if (ending === 'withdrawn' || (ending === 'merged' && earlier !== null)) {
    const status = ending === 'withdrawn' ? '已撤回' : '已合并';
    const told = say(ending === 'withdrawn' ? words.WITHDRAWN : words.MERGED);
    const answer: Cells = { reply: `${told}。`, repliedOn: acceptedOn };
    return {
      cells: { ...answer, status, mergedInto: status === '已合并' ? (earlier ?? '') : '' },
      steps: [{ date: acceptedOn, status }],
    };
  }
  if (ending === 'refused') {
    const answer: Cells = {
      acceptedOn,
      reply: `${say(words.REFUSALS)}。${say(words.CLOSINGS)}。`,
      repliedOn: acceptedOn,
    };
    return { cells: { ...answer, status: '不予受理' }, steps: [{ date: acceptedOn, status: '不予受理' }] };
  }
  if (ending === 'stuck' || doneOn > asOf) {
    const status = random.pick(middle.date <= asOf ? (['办理中', '办理中', '已转办'] as const) : (['已受理'] as const));
    return { cells: { ...open, status }, steps: status === '已受理' ? [accepted] : [accepted, { ...middle, status }] };
  }
  if (ending === 'partly' || ending === 'suspended') {
    const status = ending === 'partly' ? '阶段性办结' : '挂账';
    const answer: Cells = { reply: reply(topic, office, random, words.SUSPENDED), repliedOn: doneOn };
    return { cells: { ...open, ...answer, status }, steps: [accepted, { date: doneOn, status }] };
  }
  if (ending === 'extended') {
    const late = addDays(dueOn, random.integer(1, 28));
    const extended: Step = { date: addDays(dueOn, -random.integer(0, 5)), status: '延期办理' };
    if (extended.date <= asOf) {
      const dates: Cells = { ...open, originalDueOn: dueOn, dueOn: addDays(dueOn, 30) };
      if (late > asOf) return { cells: { ...dates, status: '延期办理' }, steps: [accepted, extended] };
      return closed(matter, dates, late, [accepted, extended], random);
    }
  }
  const done = closed(matter, open, doneOn, middle.date < doneOn ? [accepted, middle] : [accepted], random);
  const again = addDays(doneOn, random.integer(5, 40));
  if (ending !== 'reopened' || again > asOf) return done;
  const { closedOn: _, followedUpOn: _on, confirmed: _confirmed, satisfaction: _rating, ...kept } = done.cells;
  return { cells: { ...kept, status: '重新办理' }, steps: [...done.steps, { date: again, status: '重新办理' }] };
}

function onTheSpot(matter: Received, random: Random): Course {
  const day = matter.receivedOn;
  return closed(
    matter,
    { acceptedOn: day, dueOn: addDays(day, 15), onTheSpot: '是' },
    day,
    [{ date: day, status: '已受理' }],
    random,
  );
}

/** Closed on a day, answered by then or within two days, and followed up within three weeks in most cases. */
function closed(
  { topic, office, asOf }: Received,
  dates: Cells,
  day: CalendarDate,
  before: readonly Step[],
  random: Random,
): Course {
  const early = (date: CalendarDate) => (date > asOf ? asOf : date);
  const call = addDays(day, random.integer(3, 21));
  const called = call <= asOf && random.chance(0.7);
  const solved = random.weighted([
    { value: '已解决', weight: 80 },
    { value: '部分解决', weight: 14 },
    { value: '未解决', weight: 6 },
  ]).value;
  const happy = {
    已解决: ['满意', '满意', '满意', '基本满意', '未评价'],
    部分解决: ['基本满意', '基本满意', '不满意'],
    未解决: ['不满意', '未评价'],
  };
  return {
    cells: {
      ...dates,
      status: '办结',
      closedOn: day,
      reply: reply(topic, office, random),
      repliedOn: early(addDays(day, random.integer(0, 2))),
      onTheSpot: dates.onTheSpot ?? '否',
      followedUpOn: called ? call : '',
      confirmed: called ? solved : '未回访',
      satisfaction: called ? random.pick(happy[solved as keyof typeof happy]) : '未评价',
    },
    steps: [...before, { date: day, status: '办结' }],
  };
}
