import type { CalendarDate } from './calendar-date.ts';
import { type CellKind, choice, count, date, idList, placeCode, text, textList, webAddress, yesNo } from './cell.ts';
import { colourCode } from './colour.ts';
import { dictionary, group, type Values } from './fields.ts';
import { issueStates, type StatusLabel, type StatusLabels, stateNames, statusLabels } from './issue-state.ts';
import { column } from './ledger.ts';
import { sensitiveCategories } from './sensitive-words.ts';

const states = choice(
  Object.fromEntries(issueStates.map((state) => [state, [stateNames[state]]])) as Record<
    (typeof issueStates)[number],
    string[]
  >,
);

/** How often something is signed off, or proof-read: three times at most. */
const reviewSteps = choice({ '0': ['不要'], '1': ['一'], '2': ['二', '两'], '3': ['三'] });

/** The last day that counts; or the last Sunday of what was recorded. */
const dayOrWeekly: CellKind<CalendarDate | 'weekly'> = {
  ...date,
  form: '日期（年-月-日），或「每周」',
  json: { type: 'string' },
  read: (raw) => (/^(?:每周|按周|weekly)$/i.test(raw.trim()) ? 'weekly' : date.read(raw)),
};

/** `content/site.yaml`: who publishes, what is on show, and the limits figures are held to. */
export const siteFields = {
  name: column('网站名称', ['名称', '站点名称', '站名', 'title'], text, '网站的名称。', { required: true }),
  organiser: column('主办单位', ['organizer'], text, '谁主办。', { required: true }),
  operator: column('承办单位', [], text, '谁承办。'),
  contact: column('联系方式', ['联系电话', '电话', 'phone'], text, '纠错和咨询的联系方式：电话、邮箱，可以都写。'),
  base: column(
    '网址',
    ['站点地址', '基础地址', 'url', 'baseAddress', 'baseUrl', 'address'],
    webAddress,
    '发布后的网址，用于网站地图和订阅。',
  ),
  siteId: column('网站标识码', ['标识码', 'siteIdCode', 'identifier'], text, '政府网站标识码。'),
  icp: column('ICP备案号', ['ICP', 'ICP备案'], text, 'ICP 备案号。'),
  police: column('公安备案号', ['公安备案', '公安联网备案号'], text, '公安联网备案号。'),
  languages: column('语言', ['language'], textList, '网站用到的语言，第一个是主要语言。'),
  place: column('区划代码', ['区划', 'placeCode'], placeCode, '网站覆盖的地方的区划代码。'),
  timeZone: column('时区', ['timezone'], choice({ 'Asia/Shanghai': ['北京时间', '+08:00'] }), '时区。'),
  asOf: column(
    '数据截至',
    ['截至', '数据截至日'],
    dayOrWeekly,
    '统计到哪一天：写日期；写「每周」就统计到台账里最近一个过完的星期日，一周之内再发布，数不会变。不写就取台账里最晚的一次记录。',
  ),
  sample: column('样例', ['示例', 'demo'], yesNo, '是不是虚构的样例；是的话每一页都会标明。'),
  campaigns: column('展示专项', ['专项', '专项活动'], idList, '首页展示的专项活动。'),
  colour: column(
    '主色',
    ['颜色', 'color'],
    colourCode,
    '县里的主色，写六位色号，例如 1f5c4d；太浅、白底上看不清的会调深。',
  ),
  signal: column('提醒色', ['警示色', 'signalColour'], colourCode, '改期、取消、超期用的颜色，写法同主色。'),
  hotline: column('热线', ['服务热线'], text, '搜不到时建议拨打的热线。'),
  review: group('三审三校', ['审核'], {
    required: column('必须', ['要求', '是否必须'], yesNo, '是不是一定要有审核记录才能发布。'),
    approvals: column('审', ['审次', '审核次数'], reviewSteps, '发布前要审几次，不写就是 3。'),
    proofs: column('校', ['校次', '校对次数'], reviewSteps, '发布前要校几次，不写就是 3。'),
  }),
  disclosure: group('公开', ['公开规则'], {
    default: column(
      '默认',
      ['默认公开属性'],
      choice({ 公开: ['public'], 仅统计: ['counted'], 不公开: ['hidden'] }),
      '没有填公开属性时怎么算。',
    ),
    sensitive: column('敏感类别', ['只统计类别'], textList, '类别或类型里有这些词的，只统计不公开。'),
    villages: column(
      '公开到村的类别',
      ['公共设施类别', 'publicFacilities'],
      textList,
      '类别里有这些词的，公开到村；其他只到乡镇。',
    ),
  }),
  deadlines: group('办理期限', ['期限规则'], {
    accept: column('受理天数', ['acceptDays'], count, '收到后多少天内应当受理。'),
    close: column('办结天数', ['closeDays'], count, '受理后多少天内应当办结；不写就不推算。'),
  }),
  thresholds: group('门槛', ['阈值'], {
    smallNumbers: column('小数门槛', ['smallNumber', 'small'], count, '少于这个数就不算比率。'),
    freshness: column(
      '更新提醒天数',
      ['freshnessDays'],
      count,
      '活动、报道、问题办理超过多少天没有更新就提醒，不写就是 14；写了网址的网站才提醒。',
    ),
    noticeFreshness: column(
      '公告更新提醒天数',
      ['noticeFreshnessDays'],
      count,
      '政策和宣讲材料超过多少天没有更新就提醒，不写就是 180。',
    ),
  }),
  statusLabels: dictionary('状态标签', ['状态'], states),
  beforeAcceptance: column('受理前状态', [], textList, '自己加的状态里，哪些还没有受理。'),
};

type Written = Values<typeof siteFields>;

/** Public facilities whose village may be named. Contract §4b. */
const PUBLIC_FACILITIES = [
  '道路',
  '交通',
  '饮水',
  '供水',
  '水利',
  '路灯',
  '照明',
  '垃圾',
  '环境卫生',
  '环卫',
  '公共设施',
  '公共服务',
  '供电',
  '消防',
  '桥',
];

/** The settings with every default filled in. */
export function siteSettings(written: Written) {
  const added = Object.fromEntries(
    Object.entries(written.statusLabels).map(([name, state]): [string, StatusLabel] => [
      name,
      { state, beforeAcceptance: written.beforeAcceptance.includes(name), synonyms: [] },
    ]),
  );
  const labels: StatusLabels = statusLabels(added);
  return {
    name: written.name,
    organiser: written.organiser,
    operator: written.operator,
    contact: written.contact,
    base: written.base === null ? null : written.base.replace(/\/*$/, '/'),
    siteId: written.siteId,
    icp: written.icp,
    police: written.police,
    languages: written.languages.length > 0 ? written.languages : ['zh-CN'],
    place: written.place,
    asOf: written.asOf,
    sample: written.sample ?? false,
    campaigns: written.campaigns,
    colour: written.colour ?? '#1f5c4d',
    signal: written.signal ?? '#9c2d18',
    hotline: written.hotline ?? '12345',
    reviewRequired: written.review.required ?? false,
    reviewRule: { approvals: Number(written.review.approvals ?? 3), proofs: Number(written.review.proofs ?? 3) },
    disclosure: {
      default: written.disclosure.default ?? ('公开' as const),
      sensitive: written.disclosure.sensitive.length > 0 ? written.disclosure.sensitive : sensitiveCategories,
      villages: written.disclosure.villages.length > 0 ? written.disclosure.villages : PUBLIC_FACILITIES,
    },
    deadlines: { accept: written.deadlines.accept ?? 15, close: written.deadlines.close },
    thresholds: {
      smallNumbers: written.thresholds.smallNumbers ?? 5,
      freshness: written.thresholds.freshness ?? 14,
      noticeFreshness: written.thresholds.noticeFreshness ?? 180,
    },
    labels,
  };
}
export type SiteSettings = ReturnType<typeof siteSettings>;

/** What tells one site from another: its identifier, else its name. */
export const siteKey = ({ siteId, name }: Pick<SiteSettings, 'siteId' | 'name'>): string => siteId ?? name;
