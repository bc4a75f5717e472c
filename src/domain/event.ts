import {
  type CellKind,
  choice,
  count,
  dateTime,
  idList,
  officePhone,
  permanentId,
  placeReference,
  reference,
  text,
  textList,
} from './cell.ts';
import { column, ledger, type Placed, type Row } from './ledger.ts';

/** Kinds of event, each with the English key that addresses and feeds use. */
export const eventKinds = {
  政策宣讲: 'talk',
  接访: 'reception',
  现场办公: 'on-site',
  居民议事会: 'meeting',
  走访: 'visit',
  便民服务: 'service',
} as const;
export type EventKind = keyof typeof eventKinds;

/** §4b lets a mobile stand only among contacts and units: here even one marked 同意公开 is refused. */
const eventPhone: CellKind<string> = {
  ...officePhone,
  read: (written) => officePhone.read(written.replace(/[（(]\s*同意公开\s*[）)]/g, '')),
};

/** The schedule (活动安排): talks, receptions, on-site work, past and coming. */
export const eventLedger = ledger({
  name: 'events',
  zh: '活动安排',
  aliases: ['活动', '活动计划', '接访安排', '宣讲安排', '宣讲计划', '日程', 'event', 'schedule'],
  meaning: '什么时候、在哪里、有什么活动：宣讲、接访、现场办公等。',
  key: 'id',
  published: true,
  columns: {
    id: column('编号', ['活动编号', '场次编号'], permanentId, '活动的永久编号。', { required: true }),
    campaign: column('专项', ['专项编号', '专项活动'], reference, '属于哪一次专项活动。'),
    kind: column(
      '类型',
      ['活动类型', '类别', '活动类别'],
      choice({
        政策宣讲: ['talk', '宣讲', '宣讲会', '政策宣传'],
        接访: ['reception', '信访接待', '接待', '领导接访', '开门接访', '大接访'],
        现场办公: ['on-site', '现场办公会', '办公'],
        居民议事会: ['meeting', '议事会', '院坝会', '坝坝会', '村民议事会'],
        走访: ['visit', '入户走访', '登门走访', '调研'],
        便民服务: ['service', '便民活动', '上门服务', '流动服务'],
      }),
      '哪一种活动。',
      { required: true },
    ),
    title: column('标题', ['活动名称', '名称', '主题', '活动主题', '活动标题'], text, '活动的名称。', {
      required: true,
    }),
    startsAt: column(
      '开始时间',
      ['活动时间', '时间', '开始', '接访时间', '宣讲时间', '日期'],
      dateTime,
      '开始的日期和时间。',
      { required: true },
    ),
    endsAt: column('结束时间', ['结束'], dateTime, '结束的日期和时间。'),
    precision: column(
      '日期精度',
      ['精度'],
      choice({
        时刻: ['time', '准确'],
        当日: ['day', '日', '全天'],
        当周: ['week', '周', '本周'],
        当月: ['month', '月', '本月'],
      }),
      '时间准到什么程度；没定到具体时刻的填当日、当周或当月。',
    ),
    place: column('区划代码', ['区划', '乡镇', '所属乡镇', '村'], placeReference, '在哪个乡镇或村。'),
    venue: column('地点', ['活动地点', '具体地点', '场所', '阵地', '地址'], text, '具体在哪里。'),
    form: column('形式', ['宣讲形式', '活动形式'], text, '宣讲的形式，例如群众讨论+宣讲。'),
    audience: column('对象', ['宣讲对象', '参加对象', '面向'], textList, '给谁办的。'),
    talks: column('宣讲材料', ['材料', '宣讲稿'], idList, '用到的宣讲材料（材料的文件夹名）。'),
    speaker: column('主讲', ['主讲人', '接访领导', '接访人', '接待人', '宣讲人', '姓名'], text, '主讲或接访的干部。'),
    post: column('职务', ['主讲职务', '领导职务'], text, '主讲或接访干部的职务。'),
    language: column('语言', ['使用语言'], text, '用什么语言讲。'),
    booking: column('预约方式', ['预约'], text, '要不要预约、怎么预约。'),
    phone: column(
      '公开电话',
      ['联系电话（公开）', '咨询电话', '办公电话', '预约电话'],
      eventPhone,
      '可以打来问的办公电话。',
    ),
    status: column(
      '状态',
      ['活动状态'],
      choice({
        计划: ['planned', '拟定', '待定'],
        确定: ['confirmed', '已确定', '已定'],
        调整: ['moved', '改期', '变更', '延期', '已调整'],
        取消: ['cancelled', 'canceled', '已取消'],
        已举行: ['held', '已举办', '已完成', '已结束', '完成'],
      }),
      '计划、确定、调整、取消，还是已经举行。',
    ),
    changeNote: column('变更说明', ['变更原因', '调整说明', '取消原因'], text, '为什么改期或取消。'),
    previousStartsAt: column('原开始时间', ['原时间'], dateTime, '改期之前的开始时间。'),
    changedAt: column('变更时间', ['调整时间'], dateTime, '宣布变更的时间。'),
    sequence: column('版本', ['变更次数'], count, '改过几次，没改过是 0。'),
    attendance: column('到场人数', ['参加人数', '参与人数', '人数'], count, '实际到场的人数。'),
  },
});
export type EventRow = Placed<Row<typeof eventLedger.columns>>;
