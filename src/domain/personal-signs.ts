import { isName, SURNAME_BEGINS } from './chinese-names.ts';
import { isListed, LISTED_BEGINS } from './names-of-peoples.ts';
import { TITLE } from './personal-titles.ts';
import { ODD_CHARACTERS } from './read-text.ts';

/**
 * Signs that a text may hold some kind of personal data. Almost every cell of a ledger shows none: one pass over its
 * characters spares it the detectors, which look closely (100,000 rows are 35 million characters).
 */
export const SIGN = {
  /** Characters to be read as others. */
  odd: 1,
  /** Eleven digits, not too far apart. */
  number: 2,
  /** Eleven digits with Chinese ones among them. */
  spelled: 4,
  at: 8,
  /** A province and a letter. */
  plate: 16,
  /** Words for WeChat or QQ, or the letters they are abbreviated by. */
  account: 32,
  /** A number and what doors and buildings are called. */
  door: 64,
  /** What may be a name, behind a word for somebody. */
  introduced: 128,
  /** What may be a name at the beginning of a clause, before what is said of people. */
  described: 256,
} as const;

const CLASS = {
  digit: 1,
  numeral: 2,
  letter: 4,
  province: 8,
  surname: 16,
  /** Last characters of words that introduce somebody. */
  cue: 32,
  /** What may stand between such a word and the name. */
  link: 64,
  /** First characters of what is said of somebody. */
  said: 128,
  door: 256,
  odd: 512,
  boundary: 1024,
  account: 2048,
  /** 组, 社, 队, 排: a number behind them may be a door's. */
  group: 4096,
  /** A dash, an at sign, the t of (at), and the dot in 艾力·买买提. */
  sign: 8192,
  /** 住, 址, 家: a street's or a village's number behind them is a home's. */
  living: 16_384,
  /** First characters of what people are called behind their name: 先生, 老人. */
  title: 32_768,
} as const;
/** Classes that begin a look; the others are looked at beside them. */
const TELLING =
  CLASS.digit |
  CLASS.numeral |
  CLASS.letter |
  CLASS.surname |
  CLASS.said |
  CLASS.door |
  CLASS.odd |
  CLASS.account |
  CLASS.group |
  CLASS.sign |
  CLASS.living |
  CLASS.title;

const CLASSES = (() => {
  const table = new Uint16Array(65_536);
  const mark = (characters: string, bit: number) => {
    for (let i = 0; i < characters.length; i++)
      table[characters.charCodeAt(i)] = (table[characters.charCodeAt(i)] ?? 0) | bit;
  };
  mark('0123456789', CLASS.digit);
  mark('〇零○一壹幺二贰两三叁四肆五伍六陆七柒八捌九玖十', CLASS.numeral);
  mark('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz', CLASS.letter);
  mark('京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新', CLASS.province);
  mark(SURNAME_BEGINS + LISTED_BEGINS, CLASS.surname);
  mark('名人叫是员者象单众主系民户东居属夫妻子儿亲爷奶女童生庭哥弟姐妹媳婿伴村孩娃的长', CLASS.cue);
  mark(' \t\u3000：:是为叫系', CLASS.link);
  mark('患身因系是享被双肢吸今得怀去确住瘫失才刚的在精智听视言多查检长卧透截判拘逮残低五特上下，,（(', CLASS.said);
  mark('栋幢座室房元楼牌户号#', CLASS.door);
  mark(ODD_CHARACTERS, CLASS.odd);
  mark('信扣鹅qQvVwW', CLASS.account);
  mark('组社队排', CLASS.group);
  mark('-@t·•・', CLASS.sign);
  mark('住址家', CLASS.living);
  mark('先女同老大奶爷', CLASS.title);
  const isBoundary = (code: number) =>
    code < 0x80 || (code >= 0x2000 && code <= 0x206f) || (code >= 0x3000 && code <= 0x303f) || code >= 0xff00;
  for (let code = 0; code < 65_536; code++) {
    if (isBoundary(code) && !/[\p{L}\p{N}]/u.test(String.fromCharCode(code)))
      table[code] = (table[code] ?? 0) | CLASS.boundary;
  }
  return table;
})();

/** 微信, 扣扣, 企鹅, QQ, 加Q, vx, wx, V信, wechat, weixin: the part around the telling character. */
const ACCOUNT_WORD = /[微薇威徽]\s?信|扣扣|企鹅|q\s?q|加q|vx|wx|v信|we/i;

/** How far the digits of one number may stand apart, and spelled ones. */
const APART = 5;
const SPELLED_APART = 3;
/** The digits of the shortest number, a mobile. */
const LEAST = 11;

/** All signs of a text, as bits of `SIGN`. */
export function signsOf(text: string): number {
  let signs = 0;
  let digits = 0;
  let lastDigit = -9;
  let spelled = 0;
  let lastSpelled = -9;
  let hasNumeral = false;
  let lastGroup = -99;
  let lastLiving = -99;
  let firstDash = -9;
  let dash = -9;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const classes = CLASSES[code] as number;
    if ((classes & TELLING) === 0) continue;
    const before = i > 0 ? (CLASSES[text.charCodeAt(i - 1)] as number) : CLASS.boundary;
    if (classes & (CLASS.digit | CLASS.numeral)) {
      spelled = i - lastSpelled <= SPELLED_APART ? spelled + 1 : 1;
      lastSpelled = i;
      if (classes & CLASS.digit) {
        digits = i - lastDigit <= APART + 1 ? digits + 1 : 1;
        lastDigit = i;
        if (digits >= LEAST) signs |= SIGN.number;
      } else hasNumeral = true;
      if (spelled >= LEAST && hasNumeral) signs |= SIGN.spelled;
      // 2-1-302 behind an estate's name; not 2026-03-15.
      if (i - dash === 3 && dash - firstDash <= 3) signs |= SIGN.door;
    }
    if (classes & CLASS.odd) signs |= SIGN.odd;
    if (classes & CLASS.group) lastGroup = i;
    if (classes & CLASS.living) lastLiving = i;
    if (classes & CLASS.sign) {
      if (code === 0x2d) {
        firstDash = dash;
        dash = i;
      } else if (code === 0x40 || /[(（[]at$/.test(text.slice(Math.max(0, i - 2), i + 1))) signs |= SIGN.at;
      else if (DOTTED_NAME.test(text.slice(Math.max(0, i - 1), i + 2))) signs |= SIGN.introduced;
    }
    if (classes & CLASS.letter && (before & CLASS.province || isApartFromProvince(text, i))) signs |= SIGN.plate;
    if (classes & CLASS.account && ACCOUNT_WORD.test(text.slice(Math.max(0, i - 2), i + 2))) signs |= SIGN.account;
    if (classes & CLASS.door && isDoor(text, i, before, Math.max(lastGroup, lastLiving + LIVING_FURTHER)))
      signs |= SIGN.door;
    if (classes & CLASS.surname && before & (CLASS.cue | CLASS.link) && isIntroduced(text, i)) signs |= SIGN.introduced;
    if (classes & (CLASS.said | CLASS.title) && beginsWithSurname(text, i)) {
      if (classes & CLASS.said || TITLE.test(text.slice(i, i + 2))) signs |= SIGN.described;
    }
  }
  return signs;
}

/** The dot between the parts of a name. */
const DOTTED_NAME = /\p{Script=Han}[·•・]\p{Script=Han}/u;

const isApartFromProvince = (text: string, at: number) =>
  at > 1 && /\s/.test(text[at - 1] ?? '') && ((CLASSES[text.charCodeAt(at - 2)] as number) & CLASS.province) !== 0;

const isNumber = (classes: number) => (classes & (CLASS.digit | CLASS.numeral | CLASS.letter)) !== 0;

/** How far behind 三组 a door's number may stand, and how much further behind 住在. */
const GROUP_NEAR = 9;
const LIVING_FURTHER = 19;

/** Whether a character is the last of 3栋, 2单元, 5号楼, 501室, 门牌, 东户, 三组27号. */
function isDoor(text: string, at: number, before: number, lastGroup: number): boolean {
  switch (text[at]) {
    case '元':
      return text[at - 1] === '单';
    case '楼':
      return text[at - 1] === '号';
    case '牌':
      return text[at - 1] === '门';
    case '户':
      return /[东西中南北]/.test(text[at - 1] ?? '');
    case '号':
      return at - lastGroup <= GROUP_NEAR && isNumber(before);
    default:
      return isNumber(before) || /[\s号]/.test(text[at - 1] ?? '');
  }
}

/** 的, 村 and 长 are everywhere: only 红石村的, 同村 and 家长 introduce. */
const isCue = (before: string, last: string): boolean =>
  last === '的' ? /[村镇乡县区]/.test(before) : last === '长' ? before === '家' : last !== '村' || before === '同';

/** Whether a word for somebody may end before a name. */
function isIntroduced(text: string, at: number): boolean {
  for (let i = at - 1; i >= 0 && i >= at - 4; i--) {
    const classes = CLASSES[text.charCodeAt(i)] as number;
    if (classes & CLASS.cue && isCue(text[i - 1] ?? '', text[i] ?? ''))
      return [4, 3, 2].some((length) => isName(text.slice(at, at + length), false)) || isListed(text.slice(at, at + 7));
    if (!(classes & CLASS.link)) return false;
  }
  return false;
}

/** Last characters of what a name nothing introduces may follow: 户主, 村民, 3组, 新民村, 其妻, 尊敬的, 看望. */
const NAMED_AFTER = /[主民组社队的村镇乡屯庄寨区道子女妻夫父母兄弟哥姐妹孙儿媳婿望问访]/;

/** Whether two to four characters before a place may be a name behind such a word or a sign; or 李某 behind 3组. */
function beginsWithSurname(text: string, at: number): boolean {
  for (let start = at - 2; start >= 0 && start >= at - 4; start--) {
    if (!((CLASSES[text.charCodeAt(start)] as number) & CLASS.surname)) continue;
    const before = start > 0 ? (CLASSES[text.charCodeAt(start - 1)] as number) : CLASS.boundary;
    if (!(before & CLASS.boundary) && !NAMED_AFTER.test(text[start - 1] ?? '')) continue;
    if (text[start + 1] === '某' || isName(text.slice(start, at), true)) return true;
  }
  return false;
}
