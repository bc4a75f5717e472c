import { CellFault, type CellKind, choice, date, placeReference, text } from './cell.ts';
import type { Figure } from './figure.ts';
import { column, ledger, type Placed, type Row } from './ledger.ts';
import { measures } from './measures.ts';
import { percentage } from './percentage.ts';
import { plainForm } from './plain-form.ts';
import { figurePeriod } from './written-period.ts';

const STATED = /^(\d{1,12})(?:\.(\d{1,4}))?(%)?$/;

/** A count or, with its sign, a rate: 657, 1,280, 98.27%. Kept as written: the decimals and the sign say what it is. */
export const statedValue: CellKind<string> = {
  form: '数字，比率带百分号，例如 657、98.27%',
  json: { type: 'string', pattern: '^\\d+(\\.\\d+)?%?$' },
  blank: null,
  read(raw) {
    const value = plainForm(raw).replace(/(?<=\d),(?=\d{3}(?:\D|$))|\s|[件]$/g, '');
    const parts = STATED.exec(value);
    if (parts && (parts[3] ? Number(value.slice(0, -1)) <= 100 : parts[2] === undefined)) return value;
    return new CellFault('invalid-number', { value: raw, expected: '件数，或者带百分号的比率（98.27%）' });
  },
};

/** Totals that other offices stated (外报数据), to be reconciled with the rows. */
export const statedTotalLedger = ledger({
  name: 'stated-totals',
  zh: '外报数据',
  aliases: ['外报', '对外公布的数', '别处公布的数', 'stated-total'],
  meaning: '别的单位公布过的总数，和台账算出来的对照着公布。',
  key: null,
  published: true,
  columns: {
    measure: column(
      '指标',
      ['指标名称'],
      choice(Object.fromEntries(measures.map(({ id, name }) => [name, [id]]))),
      '公布的是哪个数：写「收到」「办结率」这样的名称。',
      { required: true },
    ),
    period: column(
      '时期',
      ['范围', '期间', '月份'],
      figurePeriod,
      '哪一年、哪个月、哪一周或哪一天；不填是到数据截至日为止的全部。',
    ),
    place: column('区划代码', ['地区', '区划', '乡镇'], placeReference, '哪个地方；不填是全站。'),
    category: column('类别', ['问题类别'], text, '哪一类；不填是所有类别。'),
    value: column('数值', ['外报', '公布的数'], statedValue, '公布的数；比率带百分号。', { required: true }),
    source: column('来源', ['出处', '公布单位'], text, '谁在哪里公布的。', { required: true }),
    date: column('日期', ['公布日期'], date, '哪一天公布的。'),
    note: column('说明', ['备注', '差异说明'], text, '和台账算出来的为什么不一样。'),
  },
});
export type StatedTotalRow = Placed<Row<typeof statedTotalLedger.columns>>;

/** A stated number beside the one the rows come to. */
export interface Reconciliation {
  /** In the form of what was stated: a count, or a rate in per cent with as many decimals; null where none is shown. */
  readonly computed: number | null;
  /** Stated minus computed, in matters or percentage points. */
  readonly difference: number | null;
}

/** Sets a stated value against the figure: a rate against the rate, a count against the count of the numerator. */
export function reconcile(stated: string, { numerator, denominator, rate }: Figure): Reconciliation {
  const [, whole = '0', fraction = '', percent] = STATED.exec(stated) ?? [];
  const value = Number(`${whole}.${fraction || 0}`);
  const computed = !percent
    ? numerator
    : rate === null
      ? null
      : percentage(numerator, denominator ?? 0, fraction.length);
  if (computed === null) return { computed, difference: null };
  const scale = 10 ** fraction.length;
  return { computed, difference: (Math.round(value * scale) - Math.round(computed * scale)) / scale };
}
