import { choice, date, decimal, permanentId, placeReference, reference, text } from './cell.ts';
import { column, ledger, type Placed, type Row } from './ledger.ts';

/** Counts of work done (工作量): a number with a date and a place, never about a person. */
export const activityLedger = ledger({
  name: 'activities',
  zh: '工作量',
  aliases: ['工作量统计', '工作台账', 'activity'],
  meaning: '走访、宣讲、接访等工作的数量。',
  key: null,
  published: true,
  columns: {
    date: column('日期', ['统计日期', '截止日期'], date, '统计的日期。', { required: true }),
    campaign: column('专项', ['专项编号'], reference, '属于哪一次专项活动。'),
    place: column('区划代码', ['区划', '乡镇'], placeReference, '哪个乡镇或村。'),
    indicator: column('指标', ['指标编号', '指标名称'], reference, '数的是什么（指标台账的编号或名称）。', {
      required: true,
    }),
    value: column('数值', ['数量', '完成数'], decimal, '数值。', { required: true }),
  },
});
export type ActivityRow = Placed<Row<typeof activityLedger.columns>>;

/** What the counts count (指标). */
export const indicatorLedger = ledger({
  name: 'indicators',
  zh: '指标',
  aliases: ['指标表', '指标口径', 'indicator'],
  meaning: '工作量指标的名称、单位和口径。',
  key: 'id',
  published: true,
  columns: {
    id: column('编号', ['指标编号'], permanentId, '指标的编号。', { required: true }),
    name: column('名称', ['指标名称'], text, '指标的名称。', { required: true }),
    unit: column('单位', ['计量单位'], text, '计量单位。'),
    definition: column('口径', ['指标口径', '定义', '说明'], text, '数的是什么、怎么数。'),
    rollup: column(
      '汇总',
      ['汇总方式'],
      choice({ 求和: ['sum', '合计', '累计'], 最新: ['latest', '最近'] }),
      '各期相加，还是取最近一期。',
    ),
  },
});
export type IndicatorRow = Placed<Row<typeof indicatorLedger.columns>>;
