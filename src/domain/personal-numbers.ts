import type { Finding } from './personal-kinds.ts';

/** GB 11643: weights of the 17 digits and the check characters. */
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
/** GB/T 2260: the first two digits name the province. */
const PROVINCE = '(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])';
const DAY = '(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])';
const IDENTITY = new RegExp(`^${PROVINCE}\\d{4}(?:18|19|20)\\d\\d${DAY}\\d{3}[\\dXx]$`);
/** As given before October 1999: two digits of the year, no check character. */
const OLD_IDENTITY = new RegExp(`^${PROVINCE}\\d{6}${DAY}\\d{3}$`);
const IDENTITY_WORD = /身份|证件|证号|身证/;
/** A disability certificate's number: the holder's identity number, its kind and its degree (残疾人证管理办法). */
const DISABILITY_WORD = /残疾?人?证|残联/;
const KIND_AND_DEGREE = /^[-_\s]{0,3}\d{2}(?!\d)/;

const hasIdentityCheck = (number: string): boolean => {
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return '10X98765432'[sum % 11] === number[17]?.toUpperCase();
};

/** The check of payment card numbers (Luhn, ISO/IEC 7812-1). */
const hasCardCheck = (digits: string): boolean => {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const doubled = i % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
};

/** What may stand between the groups of one number. */
const PLAIN_GAP = /^[-_\s\u2010-\u2015\u2212]{1,5}$/;
const DOT = /^\s?[.·•]\s?$/;

/** Digits without anything between, and how they hang on the group before. */
interface Group {
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  readonly gap: 'plain' | 'dot' | null;
}

function digitGroups(text: string): Group[] {
  const groups: Group[] = [];
  for (const match of text.matchAll(/\d+/g)) {
    const before = groups.at(-1)?.end ?? null;
    const between = before === null || match.index - before > 5 ? '' : text.slice(before, match.index);
    const gap = PLAIN_GAP.test(between) ? 'plain' : DOT.test(between) ? 'dot' : null;
    groups.push({ digits: match[0], start: match.index, end: match.index + match[0].length, gap });
  }
  return groups;
}

/** Several groups as one number might be written in them. */
interface Candidate {
  readonly digits: string;
  /** Lengths of the groups, as in `3-4-4`. */
  readonly shape: string;
  readonly dotted: boolean;
  /** No further group hangs on either end. */
  readonly whole: boolean;
  /** Some text before and behind. */
  readonly before: string;
  readonly behind: string;
}

/** How far words that tell what a number is are looked for. */
const NEAR = 14;

function candidate(text: string, groups: readonly Group[], first: number, last: number): Candidate {
  const parts = groups.slice(first, last + 1);
  const start = parts[0]?.start ?? 0;
  const end = parts.at(-1)?.end ?? 0;
  return {
    digits: parts.map(({ digits }) => digits).join(''),
    shape: parts.map(({ digits }) => digits.length).join('-'),
    dotted: parts.some(({ gap }, index) => index > 0 && gap === 'dot'),
    whole: parts[0]?.gap === null && (groups[last + 1]?.gap ?? null) === null,
    before: text.slice(Math.max(0, start - NEAR), start),
    behind: text.slice(end, end + NEAR),
  };
}

type Judgement = { readonly masked: string; readonly end?: number } | null;

function identityNumber({ digits, dotted, whole, before, behind }: Candidate): Judgement {
  if (dotted || /信用代码/.test(before)) return null;
  const told = IDENTITY_WORD.test(before);
  if (digits.length === 15) {
    const alone = before === '' && behind === '';
    if (!whole || !(told || alone) || !OLD_IDENTITY.test(digits) || /^[A-Za-z]/.test(behind)) return null;
    return { masked: maskedIdentity(digits) };
  }
  const check = digits.length === 17 ? /^[-_\s]{0,3}[Xx]/.exec(behind)?.[0] : '';
  if (check === undefined || digits.length < 17) return null;
  const ofDisability = DISABILITY_WORD.test(before);
  const number = digits.length === 20 && ofDisability ? digits.slice(0, 18) : digits + check.slice(-1);
  // A slip of the pen makes the check wrong, not the number harmless.
  if (!IDENTITY.test(number) || !(told || ofDisability || hasIdentityCheck(number))) return null;
  const more = ofDisability && digits.length < 20 ? (KIND_AND_DEGREE.exec(behind.slice(check.length))?.[0] ?? '') : '';
  return { masked: maskedIdentity(number), end: check.length + more.length };
}

const maskedIdentity = (number: string) => `${number.slice(0, 2)}*************${number.slice(-3)}`;

const MOBILE = /^((?:00)?86|0)?(1[3-9]\d{9})$/;
/** How a mobile is grouped beside other numbers. Only the first may have dots: 138.00001234 is a coordinate. */
const MOBILE_SHAPES = new Set(['3-4-4', '3-8', '7-4', '4-7', '3-3-5', '4-4-3', '4-3-4', '5-6', '11']);
/** Behind a number of eleven digits: then it is a quantity. */
export const QUANTITY = /^(?:\.\d+)?\s?(?:元|人民币|平方米|立方米|千瓦|吨|公斤|人次|毫米|厘米|千克|米|[mck][mg])/i;

function mobileNumber({ digits, shape, dotted, whole, before, behind }: Candidate): Judgement {
  const [, prefix = '', number] = MOBILE.exec(digits) ?? [];
  if (!number || QUANTITY.test(behind) || (/第$/.test(before) && /^[期号批次]/.test(behind))) return null;
  const own = shape.replace(/^\d+/, (first) => String(Number(first) - prefix.length)).replace(/^0-/, '');
  if (dotted ? own !== '3-4-4' : !whole && !MOBILE_SHAPES.has(own)) return null;
  return { masked: `${number.slice(0, 3)}****${number.slice(-4)}` };
}

/**
 * Beginnings of payment cards in use here: UnionPay 62 and the banks' older ones, Visa, Mastercard, JCB. Whatever
 * else passes the check by chance, one number in ten, is an order or a meter.
 */
const CARD = /^(?:62\d{14,17}|9558\d{12,15}|60\d{14,17}|4\d{15}|5[1-5]\d{14}|2[2-7]\d{14}|35\d{14})$/;
/** Directly behind these a card is a card, also with a slip of the pen in it. */
const CARD_WORD = /(?:卡号|(?:银行|储蓄|信用|借记)卡)(?:号码?)?[\s：:是为]{0,3}$/;
const OF_A_THING = /(?:单|流水|表|户|序列|编|合同|业务|件|设备)(?:号码|编号|号)?[^卡]{0,4}$/;

function cardNumber({ digits, shape, dotted, whole, before, behind }: Candidate): Judgement {
  if (dotted || !CARD.test(digits) || !(hasCardCheck(digits) || (whole && CARD_WORD.test(before)))) return null;
  if (!whole && !/^(?:1[6-9]|4-4-4-4(?:-[1-3])?|6-1[0-3])$/.test(shape)) return null;
  if (/[A-Za-z*]$/.test(before) || /^[A-Za-z*]/.test(behind) || OF_A_THING.test(before)) return null;
  return { masked: `${digits.slice(0, 4)} **** **** ${digits.slice(-4)}` };
}

/**
 * What is looked for, with its first digit and how many there are: a mobile may have 0086
 * before it, a card has up to 19 (ISO/IEC 7812-1), a disability certificate 20. What is
 * surest comes first: a date and a mobile behind it may pass a card's check by chance.
 */
const KINDS = [
  { kind: 'identity', judge: identityNumber, begins: '12345678', least: 15, most: 20 },
  { kind: 'mobile', judge: mobileNumber, begins: '018', least: 11, most: 15 },
  { kind: 'card', judge: cardNumber, begins: '234569', least: 16, most: 19 },
] as const;

/** The rest of a number already masked. */
const MASK_BEFORE = /\*{4}[\s*]*$/;
const MASK_BEHIND = /^\s?\*{4}/;
const WEB_ADDRESS = /(?:https?:\/\/|www\.)[\w./?=&%#:~+-]+/g;

/** What calls the number behind it a telephone, also within a web address. */
const CALLED_TELEPHONE = /(?:tel|telephone|phone|mobile|mobi|call|shouji|sj|dianhua|dh|wa\.me)\W?$/i;
/** A value of its own in a web address, which is not called the number of a page. */
const OWN_VALUE = /[?&#](?!\w*(?:id|no|code|sn)=)\w+=$/i;

/**
 * Where web addresses stand: the numbers in them are of pages, unless they are called a telephone or given as a value
 * of their own.
 */
function inWebAddress(text: string): (start: number) => boolean {
  if (!/:\/\/|www\./.test(text)) return () => false;
  const addresses = [...text.matchAll(WEB_ADDRESS)].map(({ 0: all, index }) => [index, index + all.length] as const);
  return (start) => {
    if (!addresses.some(([from, to]) => from < start && start < to)) return false;
    const before = text.slice(Math.max(0, start - 40), start);
    return !CALLED_TELEPHONE.test(before) && !OWN_VALUE.test(before);
  };
}

/**
 * Identity numbers, mobile numbers and bank cards, also beside other numbers and letters, and with spaces, dashes or
 * dots between. Office landlines, dates, coordinates, quantities and order numbers pass.
 */
export function findNumbers(text: string): Finding[] {
  const groups = digitGroups(text);
  const isOfPage = inWebAddress(text);
  const taken = new Set<number>();
  const found: Finding[] = [];
  for (const { kind, judge, begins, least, most } of KINDS) {
    for (let first = 0; first < groups.length; first++) {
      if (!begins.includes(groups[first]?.digits[0] ?? '')) continue;
      let length = 0;
      for (let last = first; last < groups.length && !taken.has(last); last++) {
        const group = groups[last] as Group;
        if (last > first && group.gap === null) break;
        length += group.digits.length;
        if (length > most) break;
        if (length < least) continue;
        const asked = candidate(text, groups, first, last);
        const judged = MASK_BEFORE.test(asked.before) || MASK_BEHIND.test(asked.behind) ? null : judge(asked);
        // The + of +86 belongs to the number.
        const start = (groups[first]?.start ?? 0) - (kind === 'mobile' && /\+$/.test(asked.before) ? 1 : 0);
        if (judged === null || (kind !== 'identity' && isOfPage(start))) continue;
        found.push({ kind, masked: judged.masked, start, end: group.end + (judged.end ?? 0) });
        for (let index = first; index <= last; index++) taken.add(index);
        first = last;
        break;
      }
    }
  }
  return found;
}
