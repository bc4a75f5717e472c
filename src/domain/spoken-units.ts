import { rule, type SpokenRule } from './spoken-rule.ts';

const alternatives = (words: readonly string[]): string => words.toSorted((a, b) => b.length - a.length).join('|');

/** Units written with Latin letters or signs, as they are said behind a number. */
const SIGNS: Readonly<Record<string, string>> = {
  mm: '毫米',
  cm: '厘米',
  m: '米',
  km: '公里',
  KM: '公里',
  cm2: '平方厘米',
  m2: '平方米',
  km2: '平方公里',
  m3: '立方米',
  ha: '公顷',
  mg: '毫克',
  g: '克',
  kg: '公斤',
  Kg: '公斤',
  KG: '公斤',
  t: '吨',
  ml: '毫升',
  mL: '毫升',
  L: '升',
  h: '小时',
  min: '分钟',
  s: '秒',
  V: '伏',
  kV: '千伏',
  W: '瓦',
  kW: '千瓦',
  KW: '千瓦',
  MW: '兆瓦',
  kWh: '度',
  kW·h: '度',
  '°C': '摄氏度',
  '°': '度',
  Hz: '赫兹',
  dB: '分贝',
};
/** Signs that mean a unit wherever they stand. */
const LONE_SIGNS: Readonly<Record<string, string>> = {
  'mm²': '平方毫米',
  'cm²': '平方厘米',
  'km²': '平方公里',
  'm²': '平方米',
  'm³': '立方米',
  'cm³': '立方厘米',
  '㎡': '平方米',
  '㎥': '立方米',
  '㎜': '毫米',
  '㎝': '厘米',
  '㎞': '公里',
  '㎏': '公斤',
  '℃': '摄氏度',
};

/** ㎡ and ℃, said wherever they stand; before addresses are looked for, which hold no such sign. */
export const LONE: readonly SpokenRule[] = [
  rule('(?<![A-Za-z])(?:[ckm]?m²|c?m³)|[㎡㎥㎜㎝㎞㎏℃]', (_, sign) => LONE_SIGNS[sign] ?? sign),
];

/** 120m → 120米, 60km/h → 60公里/小时; letters that are no unit behind a number stay (5G, 4A级). */
export const BEHIND_NUMBERS: readonly SpokenRule[] = [
  rule(
    String.raw`(?:(?<=\d) |(?<=\d)|(?<=\d(?:\p{Script=Han}{1,6}|[a-zA-Z]{1,3})\/))(?<sign>${alternatives(Object.keys(SIGNS))})(?![A-Za-z\d])`,
    ({ sign = '' }) => SIGNS[sign] ?? sign,
  ),
];

/**
 * What counts things: 2 is 两 before it, and what stands before it is no telephone number. 月, 日, 号, 楼, 栋, 组 and 级 are
 * not here, they name (二月, 二组). After some of them stands what makes another word of them: 12333人社热线, 12345处理.
 */
export const MEASURE = alternatives([
  ...'个件元角块户名条张份次斤亩米吨克瓦秒家项种套台辆口间座片盒袋瓶箱桶捆筐步遍趟批轮场届倍句段页节本双副封餐顿针支根棵株车类岁',
  ...[
    '人(?![社民力大])',
    '年(?![级生])',
    '只(?![要有是能管需在受])',
    '分(?![之中类])',
    '所(?![有在以])',
    '处(?![理置于])',
  ],
  ...['面(?![向对])', '位(?!于)', '点(?![击对])', '头(?!条)', '部(?!门)', '门(?!户)', '道(?!路)', '成(?![立功为了])'],
  ...[
    '周(?![一二三四五六日末])',
    '天(?!天)',
    '升(?!级)',
    '度(?!假)',
    '大类',
    '平方',
    '立方',
    '公里',
    '公斤',
    '公顷',
    '厘米',
  ],
  ...[
    '千[瓦米克伏]',
    '毫[米克升]',
    '小时',
    '分钟',
    '星期',
    '季度',
    '学期',
    '工作日',
    '采暖季',
    '摄氏度',
    '美元',
    '万',
    '亿',
  ],
]);

/** What a rate may be per: 元/亩, 元/人·年. */
export const PER = alternatives([
  ...'人户亩年月日天次度吨斤季头只台套间栋村件株棵口桶袋升米个张箱羽匹床孔辆批期周时秒家处条块本份瓶斗车座',
  ...['立方米', '平方米', '平方公里', '公里', '公斤', '公顷', '千瓦时', '千瓦', '毫升', '小时', '分钟', '人次', '户次'],
  ...['采暖季', '供暖季', '学期', '学年', '年度', '季度', '工作日'],
]);
