import { date, permanentId, text } from './cell.ts';
import { column, ledger, type Placed, type Row } from './ledger.ts';

/** Campaigns (专项活动). */
export const campaignLedger = ledger({
  name: 'campaigns',
  zh: '专项活动',
  aliases: ['专项', '专项行动', 'campaign'],
  meaning: '集中开展的专项活动。',
  key: 'id',
  published: true,
  columns: {
    id: column('编号', ['专项编号'], permanentId, '专项活动的编号。', { required: true }),
    name: column('名称', ['专项名称', '活动名称'], text, '专项活动的名称。', { required: true }),
    startsOn: column('开始日期', ['开始时间', '起始日期'], date, '开始的日期。'),
    endsOn: column('结束日期', ['结束时间', '截止日期'], date, '结束的日期。'),
    organiser: column('主办单位', ['组织单位'], text, '谁组织的。'),
    summary: column('简介', ['说明', '内容'], text, '做什么。'),
  },
});
export type CampaignRow = Placed<Row<typeof campaignLedger.columns>>;
