import { choice, date, text } from './cell.ts';
import { column, ledger, type Placed, type Row } from './ledger.ts';

/** Days off and make-up working days (节假日), as the State Council announces them each year. */
export const holidayLedger = ledger({
  name: 'holidays',
  zh: '节假日',
  aliases: ['放假安排', 'holiday'],
  meaning: '国务院公布的放假和调休上班日。',
  key: 'date',
  published: true,
  columns: {
    date: column('日期', [], date, '哪一天。', { required: true }),
    kind: column(
      '类型',
      ['放假或上班', '是否放假', 'isOffDay'],
      choice({ 放假: ['off', '休', '是'], 上班: ['work', '班', '调休上班', '否'] }),
      '放假还是上班。',
      { required: true },
    ),
    name: column('名称', ['节日', '节日名称'], text, '节日名称。'),
  },
});
export type HolidayRow = Placed<Row<typeof holidayLedger.columns>>;
