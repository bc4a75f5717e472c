import { type CalendarDate, dayOf } from './calendar-date.ts';
import { choice, dateTime, text } from './cell.ts';
import { column, ledger, type Placed, type Row } from './ledger.ts';

/** The three sign-offs and the three proof-readings of 三审三校, in order. */
const APPROVALS = ['一审', '二审', '三审'] as const;
const PROOFS = ['一校', '二校', '三校'] as const;

/** The step that releases one matter of a sensitive category (准予公开). */
export const RELEASE = '公开';

/** Sign-offs (审核) of the 三审三校. Names and times stay in the source: never published, never in a message. */
export const reviewLedger = ledger({
  name: 'reviews',
  zh: '审核',
  aliases: ['审核记录', '三审三校', 'review'],
  meaning: '谁在什么时候审核过。不公布。',
  key: null,
  published: false,
  columns: {
    subject: column(
      '对象',
      ['审核对象'],
      text,
      '审核的是什么：材料写文件夹名或标题，一批问题写台账的文件名，准予公开的一件写编号。',
      { required: true },
    ),
    step: column(
      '环节',
      ['审核环节'],
      choice({
        一审: ['初审', '第一审', '第一次审核', '科室审核', '编辑审核', 'approval-1'],
        二审: ['复审', '第二审', '第二次审核', '分管领导审核', 'approval-2'],
        三审: ['终审', '第三审', '第三次审核', '审定', '签发', '终审签发', '主要领导审核', 'approval-3'],
        一校: ['初校', '第一校', '第一次校对', 'proof-1'],
        二校: ['复校', '第二校', '第二次校对', 'proof-2'],
        三校: ['终校', '第三校', '第三次校对', 'proof-3'],
        [RELEASE]: ['准予公开', '同意公开', '批准公开', 'release'],
      }),
      '哪一个环节；「公开」是准予敏感类别的一件公开。',
      { required: true },
    ),
    name: column('姓名', ['审核人'], text, '审核人。'),
    at: column('时间', ['审核时间'], dateTime, '审核的时间。'),
  },
});
export type ReviewRow = Placed<Row<typeof reviewLedger.columns>>;

/** How many sign-offs (0–3) and proof-readings (0–3) must stand before something is published. */
export interface ReviewRule {
  readonly approvals: number;
  readonly proofs: number;
}

const isSigned = ({ name, at }: ReviewRow, now: CalendarDate) => name !== null && at !== null && dayOf(at) <= now;

/** What keeps a row from counting. */
const gap = ({ name, at }: ReviewRow) => (name === null ? '没有写姓名' : at === null ? '没有写时间' : '时间还没到');

/** Steps still to be done on one subject, by name, with what is wrong where a row is there but doesn't count. */
export function missingSteps(rows: readonly ReviewRow[], rule: ReviewRule, now: CalendarDate): string[] {
  const missing = (steps: readonly string[], needed: number) => {
    const open = steps.filter((step) => !rows.some((row) => row.step === step && isSigned(row, now)));
    return open.slice(0, Math.max(0, needed - (steps.length - open.length))).map((step) => {
      const row = rows.findLast((row) => row.step === step);
      return row ? `${step}（${gap(row)}）` : step;
    });
  };
  return [...missing(APPROVALS, rule.approvals), ...missing(PROOFS, rule.proofs)];
}

/** What looks wrong in the sign-offs of one subject, at the row it shows in. */
export type ReviewDoubt =
  | { readonly kind: 'order'; readonly row: ReviewRow; readonly earlier: string; readonly later: string }
  | { readonly kind: 'alone'; readonly row: ReviewRow; readonly steps: readonly string[] };

/** Steps out of order, by the last time each was done, and rounds that one person did alone. */
export function reviewDoubts(rows: readonly ReviewRow[], rule: ReviewRule, now: CalendarDate): ReviewDoubt[] {
  const signed = rows.filter((row) => isSigned(row, now)).toSorted((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : 1));
  const look = (steps: readonly string[], needed: number): ReviewDoubt[] => {
    const last = steps.flatMap((step) => signed.findLast((row) => row.step === step) ?? []);
    const order = last.slice(1).flatMap((row, index): ReviewDoubt[] => {
      const before = last[index];
      const isEarly = before !== undefined && (row.at ?? '') < (before.at ?? '');
      return isEarly ? [{ kind: 'order', row, earlier: before.step, later: row.step }] : [];
    });
    const row = last.at(-1);
    const people = new Set(last.map(({ name }) => name?.normalize('NFKC').replace(/\s/g, '')));
    const alone = row !== undefined && needed > 1 && last.length >= needed && people.size === 1;
    return alone ? [...order, { kind: 'alone', row, steps: last.map(({ step }) => step) }] : order;
  };
  return [...look(APPROVALS, rule.approvals), ...look(PROOFS, rule.proofs)];
}

/** Whether a row lets a matter of a sensitive category be shown: by name, and not for a later day. */
export const isRelease = (row: ReviewRow, now: CalendarDate): boolean =>
  row.step === RELEASE && row.name !== null && (row.at === null || dayOf(row.at) <= now);
