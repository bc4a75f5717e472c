import fc from 'fast-check';
import { addDays, type CalendarDate } from '../src/domain/calendar-date.ts';
import type { IssueRow, IssueUpdateRow } from '../src/domain/issue.ts';
import { asKnownOn, type IssueHistory } from '../src/domain/issue-history.ts';
import type { SiteSettings } from '../src/domain/site-settings.ts';

/** Day 0 of the made-up lives, a Thursday, and the cut-off after it in days. */
export const FIRST_DAY = '2026-01-01';
export const LAST = 120;
export const AS_OF = addDays(FIRST_DAY, LAST);
export const dayNumber = (n: number): CalendarDate => addDays(FIRST_DAY, n);

/** Something that happened to a matter, in days since the first day; also after the cut-off. */
export interface Step {
  readonly day: number;
  readonly status: string;
}

/**
 * The life of a matter as it really went. The ledger is written from it, as a clerk would; expectations are worked out
 * from the life, never from the ledger.
 */
export interface Life {
  readonly id: string;
  readonly received: number;
  readonly steps: readonly Step[];
  /** The clerk kept every step; only the row with its days; or only how it stands, with no day but that of receipt. */
  readonly kept: 'steps' | 'row' | 'nothing';
  readonly place: string | null;
  readonly category: string | null;
  readonly unit: string | null;
  readonly channel: string | null;
  readonly campaign: string | null;
  readonly disclosure: '公开' | '仅统计' | '不公开' | null;
  readonly due: number | null;
  readonly replied: number | null;
  readonly confirmed: IssueRow['confirmed'];
  readonly satisfaction: IssueRow['satisfaction'];
}

const NEXT: Readonly<Record<string, readonly string[]>> = {
  已登记: ['已受理', '不予受理', '已受理', '已受理'],
  已受理: ['办理中', '办结', '阶段性办结', '办结', '已合并'],
  办理中: ['办结', '阶段性办结', '办结', '已撤回'],
  阶段性办结: ['办结', '办理中'],
  办结: ['重新办理'],
  重新办理: ['办结', '阶段性办结'],
  不予受理: [],
  已合并: [],
  已撤回: [],
};

const aStep = fc.record({ gap: fc.integer({ min: 0, max: 40 }), choice: fc.nat(5) });

/** A walk through the states. Two steps never fall on one day: a ledger of days could not tell their order from one. */
function walk(received: number, choices: readonly { gap: number; choice: number }[]): Step[] {
  const steps: Step[] = [];
  let [day, status] = [received, '已登记'];
  for (const { gap, choice } of choices) {
    const next = NEXT[status] ?? [];
    if (next.length === 0) break;
    day += steps.length === 0 ? gap : gap + 1;
    status = next[choice % next.length] as string;
    steps.push({ day, status });
  }
  return steps;
}

const aLife: fc.Arbitrary<Omit<Life, 'id'>> = fc
  .record({
    received: fc.integer({ min: 0, max: LAST }),
    choices: fc.array(aStep, { maxLength: 5 }),
    kept: fc.constantFrom('steps' as const, 'steps' as const, 'row' as const, 'nothing' as const),
    place: fc.constantFrom(null, '990122', '990122101', '990122101001', '990122101002', '990122102', '990122102001'),
    category: fc.constantFrom(null, '道路', '社保', '饮水'),
    unit: fc.constantFrom(null, 'U1', 'U2'),
    channel: fc.constantFrom(null, '开门接访', '登门走访'),
    campaign: fc.constantFrom(null, 'C1'),
    disclosure: fc.constantFrom(null, '公开' as const, '公开' as const, '仅统计' as const, '不公开' as const),
    due: fc.option(fc.integer({ min: 1, max: 90 })),
    replied: fc.option(fc.integer({ min: 0, max: 60 })),
    confirmed: fc.constantFrom(null, '已解决' as const, '部分解决' as const, '未解决' as const, '未回访' as const),
    satisfaction: fc.constantFrom(null, '满意' as const, '基本满意' as const, '不满意' as const, '未评价' as const),
  })
  .map(({ choices, received, kept, ...rest }) => {
    const steps = walk(received, choices);
    // A row tells one way only: accepted and closed, or refused.
    const isPlain = steps.slice(0, 2).every(({ status }) => ['已受理', '办结', '不予受理'].includes(status));
    const known = kept !== 'row' ? steps : isPlain ? steps.slice(0, 2) : steps.slice(0, 1);
    return { ...rest, kept, received, steps: known, replied: kept === 'nothing' ? null : rest.replied };
  });

export const someLives = (most: number): fc.Arbitrary<Life[]> =>
  fc.array(aLife, { maxLength: most }).map((lives) => lives.map((life, index) => ({ ...life, id: `M-${index + 1}` })));

const origin = { file: 'data/issues.csv', sheet: null, row: 2 };

/** The ledger of the lives: each row with its updates, as known at the cut-off. */
export const ledgerOf = (lives: readonly Life[], settings: SiteSettings): IssueHistory[] =>
  lives.flatMap((life) => asKnownOn(historyOf(life), AS_OF, settings.labels) ?? []);

export function historyOf(life: Life): IssueHistory {
  const { steps, kept, received } = life;
  const final = steps.at(-1)?.status ?? '已登记';
  const dayOf = (status: string) => {
    const step = steps.findLast((one) => one.status === status);
    return step && kept !== 'nothing' ? dayNumber(step.day) : null;
  };
  const refused = dayOf('不予受理');
  const row: IssueRow = {
    ...{ id: life.id, title: `事项 ${life.id}`, summary: null, type: null, partners: [], event: null },
    ...{ campaign: life.campaign, channel: life.channel, place: life.place, category: life.category },
    ...{ lead: life.unit, disclosure: life.disclosure, originalDueOn: null, onTheSpot: null },
    receivedOn: dayNumber(received),
    dueOn: life.due === null ? null : dayNumber(received + life.due),
    status: final,
    acceptedOn: dayOf('已受理') ?? refused,
    closedOn: final === '办结' ? dayOf('办结') : null,
    reply: life.replied === null && final !== '不予受理' ? null : '已答复',
    repliedOn: life.replied === null ? null : dayNumber(received + life.replied),
    followedUpOn: null,
    confirmed: life.confirmed,
    satisfaction: life.satisfaction,
    mergedInto: final === '已合并' ? 'M-0' : null,
    origin,
  };
  const update = ({ day, status }: Step): IssueUpdateRow => ({
    ...{ issue: life.id, note: null, unit: null, origin },
    date: dayNumber(day),
    status,
  });
  return { row, updates: kept === 'steps' ? steps.map(update) : [] };
}

/** How a matter stood at the end of a day, from its life; null before it came. Without days an exit counts from the first. */
export function statusAt({ received, steps, kept }: Life, day: number): string | null {
  if (day < received) return null;
  const past = kept === 'nothing' ? steps : steps.filter((step) => step.day <= day);
  return past.at(-1)?.status ?? '已登记';
}
