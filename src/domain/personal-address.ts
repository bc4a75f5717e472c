import type { Finding } from './personal-kinds.ts';

/** Numbers of buildings and doors: 12, A3, 13A02, 三. */
const N =
  '(?:[A-Za-z甲乙丙丁]?\\d{1,4}(?:[A-Za-z]\\d{0,2})?|[一二三四五六七八九十〇零]{1,5}|[A-Za-z](?=座|栋|幢|单元))';
const GAP = '[\\s,，\\-]{0,2}';
const PART = `(?:[A-Za-z一二三四五六七八九\\d]{1,2}(?:区|期)${GAP})?`;
const BUILDING = `${N}\\s?(?:栋|幢|号楼|座|[#＃]楼?)${GAP}`;
const UNIT = `${N}\\s?(?:单元|门(?=\\s?\\d))${GAP}`;
const FLOOR = `(?:(?:${N}|[顶底])\\s?(?:楼|层)${GAP})?`;
/** A door: 501室, 东户; by its number alone only where a unit or building stands before it. */
const ROOM = `(?:${N}\\s?(?:室|号房|房(?!屋))|[东西中南北]户|[左右]手边|对门)`;
const BARE_ROOM = '(?:\\d{3,4}(?![\\d年月元件人户米多余-])|[一二三四五六七八九〇零]{3,4}(?![一-九十百千月年]))';
const DOOR = `(?:${ROOM}|${BARE_ROOM})`;

/** Where people live, as the last part of a name. */
const ESTATE = '(?:小区|花园|公寓|家园|家属[院楼区]|宿舍|苑|嘉园|园|里|府|新城|华庭|名邸|安置房|公租房|廉租房|还迁楼)';
const LIVES =
  '(?:[家居租现]住(?:在|于)?|租房在?|住在|住址[是为：:]*|家庭地址[是为：:]*|户籍地址[是为：:]*|现住|我家在|搬[到至])';

/** Forms of a home down to its door; the door's part alone. */
const DOORS = new RegExp(
  [
    `${PART}(?:${BUILDING})?${UNIT}${FLOOR}(?:${DOOR}|${N}号(?!楼))`,
    `${PART}${BUILDING}${FLOOR}${DOOR}`,
    `${PART}${BUILDING}\\d{1,2}-\\d{3,4}(?!\\d)`,
    `(?<=${ESTATE})[A-Za-z]?\\d{1,2}[#＃]?-\\d{1,2}-\\d{3,4}(?!\\d)`,
    `(?<=${ESTATE})${FLOOR}${N}室`,
    `(?<=${ESTATE}|平房)${N}排${N}号`,
    `(?<=[路街巷道])${N}号(?:院|附\\d+号)?${GAP}${FLOOR}${ROOM}`,
    `(?<=村)${N}\\s?[组社队](?:的)?(?:门牌)?${N}号(?![线杆路楼文令地标井站台变库沟渠桥泵机水电])(?:附\\d+号)?(?:门牌)?`,
    `(?:门牌号?[是为：:]?${N}号|${N}号门牌)`,
  ].join('|'),
  'g',
);
/** Behind a word about living, also a street's or a village's number is a home. */
const TOLD = new RegExp(
  `(?:${LIVES}|居住地址|居住地|门牌号码?|(?<![\\p{Script=Han}A-Za-z])住|我住)[是为在：:\\s]{0,3}([\\p{Script=Han}\\d]{1,20}?(?:[村庄屯街路巷道弄组社队湾]|胡同)\\s?${N}号(?:附${N}号)?(?:${GAP}${N}[楼层])?)(?![线杆路楼文令地标井站台变库沟渠桥泵机水电])`,
  'gu',
);

/** The street form says nothing about who is there: only a word about living makes it a home. */
const STREET = /(?:路|街|巷|道)$/;

const OFFICE =
  /政府|政务|大院|[县市区党]委|机关|服务|大厅|办公|行政|法院|检察|派出所|公安|医院|门诊|住院|病房|卫生|保健|学校|小学|中学|大学|学院|教学|党校|综合楼|写字楼|大[厦楼]|委员会|村委|居委|党群|图书馆|档案|律师|宾馆|酒店|会议|接待|信访|窗口|营业|厂房|园区|活动|工会|中心|银行|公司|[局厅]|联社|科室|检验/;
const RESIDENCE = /家属[院楼]|宿舍|公寓|小区|公租房|廉租房|安置房|家园|花园/;

/** What stands directly before the door: street, estate, township; no further than the clause. */
const LEAD = /[\p{Script=Han}A-Za-z\d]{0,24}$/u;
const TOWNSHIP = /^.*(?:镇|街道|乡(?!村)|(?<![农乡本全我新一])村(?!民|委)|社区)/u;
const CUE = new RegExp(`^.*(?:${LIVES}|地址[是为]?|门牌号|位于|寄到|请到|就是|人住|在|到|住|的|我)`, 'u');

const BEFORE_A_PLACE = /^.*(?:[到在住去往对从是为给于我的]|[住地]址)/u;

/**
 * Homes down to the door, within a building or a village group. A building or a street number alone is no home, the
 * room of an office isn't either. Masked: down to the township or village that is named (个人信息, standards: official
 * mask forms).
 */
export const findHomes = (text: string): Finding[] => [...homesToTheDoor(text), ...homesAsTold(text)];

function homesAsTold(text: string): Finding[] {
  return [...text.matchAll(TOLD)].flatMap(({ 0: all, 1: home = '', index }) => {
    const end = index + all.length;
    if (OFFICE.test(home + text.slice(end, end + 6).split(/[，。；、）]/)[0]) && !RESIDENCE.test(home)) return [];
    const masked = TOWNSHIP.exec(home)?.[0] ?? '〔住址已隐去〕';
    return [{ kind: 'address' as const, start: end - home.length, end, masked }];
  });
}

function homesToTheDoor(text: string): Finding[] {
  return [...text.matchAll(DOORS)].flatMap(({ 0: door, index }) => {
    const lead = LEAD.exec(text.slice(Math.max(0, index - 24), index))?.[0] ?? '';
    const township = TOWNSHIP.exec(lead)?.[0] ?? '';
    const cue = CUE.exec(lead.slice(township.length))?.[0] ?? '';
    const own = lead.slice(township.length + cue.length);
    const end = index + door.length;
    const around = own + door + text.slice(end, end + 6).split(/[，。；、）]/)[0];
    if (OFFICE.test(around) && !RESIDENCE.test(own)) return [];
    if (STREET.test(lead) && !/单元|[栋幢座]/.test(door) && !livesThere(text, index)) return [];
    // Down to what may stay: the township's and village's names, without the words before them.
    const kept = cue === '' ? township.replace(BEFORE_A_PLACE, '') : '';
    const start = index - own.length - kept.length;
    return [{ kind: 'address' as const, start, end, masked: kept || '〔住址已隐去〕' }];
  });
}

const LIVES_NEAR = new RegExp(LIVES);
const livesThere = (text: string, index: number) => LIVES_NEAR.test(text.slice(Math.max(0, index - 24), index));
