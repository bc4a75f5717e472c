import { choice, date, permanentId, placeReference, reference, referenceList, text, yesNo } from './cell.ts';
import { column, ledger, type Placed, type Row } from './ledger.ts';

/** The issue ledger (问题台账): one row for each matter raised. */
export const issueLedger = ledger({
  name: 'issues',
  zh: '问题台账',
  aliases: ['问题', '诉求台账', '诉求', '留言', '事项台账', '办件台账', 'issue'],
  meaning: '群众反映的每一件事：说了什么、谁在办、办到哪一步、怎么答复的。',
  key: 'id',
  published: true,
  columns: {
    id: column(
      '编号',
      ['问题编号', '工单编号', '工单号', '留言编号', '事项编号', '诉求编号', '登记编号', '受理编号', '信访编号'],
      permanentId,
      '这一件的永久编号，网址由它而来，不能重复、不能改。',
      { required: true },
    ),
    campaign: column(
      '专项',
      ['专项编号', '专项活动', '活动专项'],
      reference,
      '属于哪一次专项活动（专项活动台账的编号）。',
    ),
    receivedOn: column(
      '收到日期',
      [
        '登记日期',
        '登记时间',
        '收到时间',
        '留言时间',
        '反映时间',
        '反映日期',
        '来访日期',
        '来电时间',
        '诉求时间',
        '提交时间',
        '受理登记日期',
        '日期',
      ],
      date,
      '第一次反映的日期。',
      { required: true },
    ),
    channel: column(
      '来源',
      ['来源渠道', '反映渠道', '渠道', '受理渠道', '诉求来源'],
      text,
      '从哪里来的，例如开门接访、进门约访、登门走访、上门回访、居民议事会、热线转办。',
    ),
    place: column(
      '区划代码',
      ['区划', '乡镇', '所属乡镇', '所属区域', '属地', '所在乡镇', '村', '所属村', '事发地'],
      placeReference,
      '事情发生的乡镇或村。',
    ),
    category: column(
      '类别',
      ['问题类别', '一级类别', '一级分类', '一级标签', '诉求类别', '大类', '分类'],
      text,
      '哪一类事。',
    ),
    type: column(
      '类型',
      ['问题类型', '二级类别', '二级分类', '二级标签', '诉求类型', '小类'],
      text,
      '类别之下的细分。',
    ),
    title: column(
      '标题',
      ['问题标题', '留言主题', '主题', '诉求标题', '事项名称', '问题', '问题名称', '反映问题'],
      text,
      '一句话说清是什么事、在哪里。',
      { required: true },
    ),
    summary: column(
      '诉求摘要',
      [
        '诉求内容',
        '留言详情',
        '问题描述',
        '问题内容',
        '反映内容',
        '主要诉求',
        '诉求',
        '事项内容',
        '内容',
        '详情',
        '问题详情',
      ],
      text,
      '反映的内容，去掉个人信息。',
    ),
    lead: column(
      '主办单位',
      ['承办单位', '责任单位', '牵头单位', '办理单位', '主责单位', '主办'],
      reference,
      '负责办理的单位（单位台账的编号或名称）。',
    ),
    partners: column(
      '协办单位',
      ['配合单位', '协同单位', '会办单位', '协办'],
      referenceList,
      '一起办理的单位，多个用顿号隔开。',
    ),
    dueOn: column(
      '办理期限',
      ['办结期限', '办理时限', '期限', '截止日期', '限办日期', '现定期限'],
      date,
      '现在的办理期限。',
    ),
    originalDueOn: column('原办理期限', ['原期限', '最初期限', '原定期限'], date, '延期之前的办理期限。'),
    status: column('状态', ['办理状态', '办件状态', '当前状态', '处理状态', '办理情况状态'], text, '办到哪一步。', {
      required: true,
    }),
    acceptedOn: column(
      '受理日期',
      ['受理时间', '正式受理日期'],
      date,
      '受理的日期；不予受理的，填决定不予受理的日期。',
    ),
    closedOn: column('办结日期', ['办结时间', '完成日期', '完成时间', '结案日期'], date, '办结的日期。'),
    reply: column(
      '答复',
      ['答复意见', '答复内容', '回复', '回复内容', '办理结果', '处理结果', '办理情况', '答复情况', '回复意见'],
      text,
      '给反映人的答复；不予受理的，写明理由。',
    ),
    repliedOn: column('答复日期', ['答复时间', '回复时间', '回复日期'], date, '答复的日期。'),
    onTheSpot: column('现场办结', ['是否现场办结', '当场办结'], yesNo, '是不是在现场当场办结。'),
    followedUpOn: column('回访日期', ['回访时间'], date, '办结后回访的日期。不公布单件。'),
    confirmed: column(
      '群众确认',
      ['群众确认情况', '是否解决', '解决情况', '回访结果', '回访情况'],
      choice({
        已解决: ['solved', '解决', '是', '完全解决'],
        部分解决: ['partly', '基本解决', '部分'],
        未解决: ['unsolved', '没有解决', '否'],
        未回访: ['not-followed-up', '没有回访', '待回访'],
      }),
      '回访时群众认为解决了没有。',
    ),
    satisfaction: column(
      '满意度',
      ['满意情况', '是否满意', '群众满意度', '评价', '满意度评价'],
      choice({
        满意: ['satisfied', '非常满意', '很满意'],
        基本满意: ['fairly-satisfied', '比较满意', '一般'],
        不满意: ['dissatisfied', '很不满意'],
        未评价: ['unrated', '未评', '未参评'],
      }),
      '群众的评价。不公布单件。',
    ),
    mergedInto: column(
      '并入',
      ['并入编号', '合并到', '合并至'],
      reference,
      '并到哪一件里一起办（那一件的编号；那一件不公开的，写“不公开”）。',
    ),
    event: column('来自活动', ['活动编号', '来源活动'], reference, '在哪一次活动上收到的（活动安排的编号）。'),
    disclosure: column(
      '公开属性',
      ['公开方式', '是否公开', '公开类型'],
      choice({
        公开: ['public', '主动公开', '是'],
        仅统计: ['counted', '只统计', '统计'],
        不公开: ['hidden', '否', '不予公开'],
      }),
      '公开：有单独的一页；仅统计：只计数；不公开：只计数。',
    ),
  },
});

export type IssueColumns = typeof issueLedger.columns;
export type IssueRow = Placed<Row<IssueColumns>> & {
  /** Set where a named reviewer released a matter of a sensitive category (准予公开). */
  readonly released?: boolean;
};

/** A dated step in handling a matter (办理进展). */
export const issueUpdateLedger = ledger({
  name: 'issue-updates',
  zh: '办理进展',
  aliases: ['进展', '办理过程', '办理记录', 'issue-update', 'updates'],
  meaning: '每一件事办理过程中的步骤。',
  key: null,
  published: true,
  columns: {
    issue: column('问题编号', ['编号', '工单编号', '事项编号', 'id'], reference, '是哪一件事（问题台账的编号）。', {
      required: true,
    }),
    date: column('日期', ['进展日期', '办理日期', '时间'], date, '这一步的日期。', { required: true }),
    status: column('状态', ['办理状态'], text, '这一步之后的状态；只是说明的可以不填。'),
    note: column('说明', ['进展说明', '办理情况', '内容', '进展'], text, '做了什么。'),
    unit: column('单位', ['办理单位', '承办单位'], reference, '哪个单位做的（单位台账的编号或名称）。'),
  },
});
export type IssueUpdateRow = Placed<Row<typeof issueUpdateLedger.columns>>;
