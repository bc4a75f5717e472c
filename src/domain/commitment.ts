import { choice, count, date, decimal, permanentId, placeReference, reference, text } from './cell.ts';
import { column, ledger, type Placed, type Row } from './ledger.ts';

/** The year's practical things (实事项目): what was promised and what is done. */
export const commitmentLedger = ledger({
  name: 'commitments',
  zh: '实事项目',
  aliases: ['民生实事', '实事', '承诺事项', 'commitment'],
  meaning: '当年承诺的实事：目标多少、完成多少。',
  key: 'id',
  published: true,
  columns: {
    id: column('编号', ['项目编号', '序号'], permanentId, '项目的编号。', { required: true }),
    year: column('年度', ['年份'], count, '哪一年的。'),
    name: column('名称', ['项目名称', '实事名称'], text, '项目的名称。', { required: true }),
    lead: column('牵头单位', ['责任单位', '主办单位'], reference, '牵头的单位（单位台账的编号或名称）。'),
    target: column('目标', ['目标数', '计划数'], decimal, '承诺完成多少。'),
    done: column('完成', ['完成数', '已完成'], decimal, '已经完成多少。'),
    unit: column('计量单位', ['单位'], text, '目标和完成的单位。'),
    dueOn: column('计划完成日期', ['完成期限', '计划完成时间'], date, '计划什么时候完成。'),
    doneOn: column('完成日期', ['实际完成日期', '完成时间'], date, '实际什么时候完成。'),
    place: column('区划代码', ['区划', '乡镇'], placeReference, '在哪里。'),
    note: column('说明', ['备注（公开）', '进展'], text, '进展或没有完成的原因。'),
  },
});
export type CommitmentRow = Placed<Row<typeof commitmentLedger.columns>>;

/** Survey topics (调研课题) and what came of them. */
export const surveyLedger = ledger({
  name: 'surveys',
  zh: '调研课题',
  aliases: ['调研', '调查研究', 'survey'],
  meaning: '调查研究的课题和转化结果。',
  key: 'id',
  published: true,
  columns: {
    id: column('编号', ['课题编号'], permanentId, '课题的编号。', { required: true }),
    campaign: column('专项', ['专项编号'], reference, '属于哪一次专项活动。'),
    topic: column('课题', ['课题名称', '名称', '调研课题'], text, '调研什么。', { required: true }),
    unit: column('单位', ['调研单位', '牵头单位'], reference, '哪个单位调研（单位台账的编号或名称）。'),
    place: column('区划代码', ['区划', '调研地点'], placeReference, '在哪里调研。'),
    startsOn: column('开始日期', ['开始时间'], date, '开始的日期。'),
    endsOn: column('结束日期', ['结束时间'], date, '结束的日期。'),
    issues: column('发现问题', ['发现问题数'], count, '发现了几个问题。'),
    measures: column('措施', ['措施数', '整改措施'], count, '提出了几条措施。'),
    report: column('成果', ['调研成果', '调研报告'], text, '成果（活动报道的文件夹名，或文件名）。'),
    outcome: column(
      '转化',
      ['转化情况', '成果转化'],
      choice({
        制定文件: ['document', '出台文件'],
        进入决策: ['decision', '进入党委政府决策'],
        工作措施: ['measure', '转化为工作措施'],
        未转化: ['none', '尚未转化'],
      }),
      '成果用到哪里去了。',
    ),
  },
});
export type SurveyRow = Placed<Row<typeof surveyLedger.columns>>;
