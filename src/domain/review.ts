import { dateTime, text } from './cell.ts';
import { column, ledger } from './ledger.ts';

/** Sign-offs (审核) of the 三审三校. Names and times stay in the source: never published. */
export const reviewLedger = ledger({
  name: 'reviews',
  zh: '审核',
  aliases: ['审核记录', '三审三校', 'review'],
  meaning: '谁在什么时候审核过。不公布。',
  key: null,
  published: false,
  columns: {
    subject: column('对象', ['审核对象'], text, '审核的是什么。', { required: true }),
    step: column('环节', ['审核环节'], text, '哪一个环节，例如一审、二校。', { required: true }),
    name: column('姓名', ['审核人'], text, '审核人。'),
    at: column('时间', ['审核时间'], dateTime, '审核的时间。'),
  },
});
