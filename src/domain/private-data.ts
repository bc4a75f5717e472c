import { INVISIBLE, plainForm } from './plain-form.ts';

/** Residents, as headers call them. */
const WHO =
  '被?(?:来访|来电|来信|上访|反映|信访|投诉|诉求|申请|当事|紧急联系|联系|留言|报送|报修|举报|检举|控告|求助|咨询|监护|受访|走访)(?:人员|人|者|对象)|户主|村民|居民|群众|业主|农户|贫困户|脱贫户|低保户|网友|留言用户|用户|家庭成员|家属|亲属|家长|个人|本人';
/** What is personal whoever it belongs to. */
const PERSONAL =
  '姓名|名字|昵称|网名|(?:联系|移动|手机|固定)?电话(?:号码|号)?|手机(?:号码|号)?|(?:来电|主叫)号码|联系方式|(?:家庭|现|详细|居住|联系|户籍|通讯|常住)?(?:住址|地址)|户籍(?:所在地|地)?|银行账[号户]|账[号户]|年龄|性别|民族|门牌号?|户号|车牌(?:号码|号)?|健康状况|病史|病情';
/** What is personal beside a person only: 编号 names anything, 用户编号 somebody. */
const BESIDE_A_PERSON = '名称|名|信息|号码|编号|ID';
/** Words that may stand with the personal ones without making a header personal. */
const BESIDE_THE_PERSONAL = '来访|来电|来信|反映|留言|家庭|学生|老人|儿童|孩子|子女|配偶|患者|残疾人|及|和|与|的|、';

const ALL_PERSONAL = new RegExp(`^(?:${WHO}|${PERSONAL}|${BESIDE_A_PERSON}|${BESIDE_THE_PERSONAL})+$`, 'i');
const SOMEBODY = new RegExp(`${WHO}|${PERSONAL}`, 'i');
const ANYWHERE = /身份证|证件号|公民身份|护照|社保卡|银行卡|卡号|开户|微信|QQ|邮箱|电子邮件|email|出生(?:日期|年月)/i;
const ENGLISH =
  /^(?:(?:real|full|user|nick|contact|first|last)?name|(?:mobile|cell|contact|tele)?phone(?:number|no)?|mobile(?:number|no)?|tel|id(?:entity)?(?:card|number|no)+|userid|openid|(?:home)?address|wechat|birthday|account)$/i;
/** No header made of these words is longer; beyond it the pattern could take long. */
const LONGEST_HEADER = 24;

/**
 * Whether a column with this header holds personal data of residents: its cells are dropped while reading, before
 * anything else sees them (contract §2; 个人信息保护法 25, 28). Columns a ledger itself defines never come here.
 */
export function isPrivateHeader(header: string): boolean {
  // 姓名1 and 群众姓名（保密） are names, too.
  const words = plainForm(header)
    .replace(/\([^()]*\)$/, '')
    .replace(/[\s_\-/·:：*()[\]{}【】〔〕]|\d+$/g, '')
    .replace(/(?:必填|选填|可选)$/, '');
  if (ANYWHERE.test(words) || ENGLISH.test(words)) return true;
  return words.length <= LONGEST_HEADER && ALL_PERSONAL.test(words) && SOMEBODY.test(words);
}

/** Names and numbers of things: public texts repeat them rightly. */
const OF_THINGS =
  /人[数次口大]|名[额次]|(?:单位|部门|机构|企业|公司|社区|小区|乡镇|街道|村|地|项目|事项|文件|政策|活动|问题|课题|站点?|类)名称?|[文序型批]号|网址/g;

/** Whether a column nobody knows may name somebody: its values are then looked for in public texts. */
export const mayNameSomebody = (header: string): boolean =>
  /人|名|电话|手机|址|证|号|ID|(?:^|_)id(?:$|_)/.test(plainForm(header).replace(OF_THINGS, ''));

/** Something personal in a text: what it is, where it stands in the text, and its official masked form. */
export interface PersonalData {
  readonly what: string;
  readonly start: number;
  readonly end: number;
  readonly masked: string;
}

/** GB 11643: weights of the 17 digits and the check characters. */
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const IDENTITY = /^[1-9]\d{5}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]$/;
const isIdentityNumber = (digits: string): boolean => {
  if (!IDENTITY.test(digits)) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
  return '10X98765432'[sum % 11] === digits[17]?.toUpperCase();
};

/** The check of payment card numbers (Luhn, ISO/IEC 7812-1). */
const isCardNumber = (digits: string): boolean => {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const doubled = i % 2 === 1 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
};

/** What may stand between the groups of one number. */
const PLAIN_GAP = new RegExp(`^(?:${INVISIBLE.source}|[-\\s\\u2010-\\u2015\\u2212]){1,5}$`, 'u');
const DOT = /^\s?[.·•]\s?$/;
/** The fewest digits that are looked for, with what may stand between: most texts have none and are done with. */
const ENOUGH_DIGITS = /(?:\d\D{0,5}){11}/;

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
  /** The text before and behind. */
  readonly before: string;
  readonly behind: string;
}

function candidate(text: string, groups: readonly Group[], first: number, last: number): Candidate {
  const parts = groups.slice(first, last + 1);
  const start = parts[0]?.start ?? 0;
  const end = parts.at(-1)?.end ?? 0;
  return {
    digits: parts.map(({ digits }) => digits).join(''),
    shape: parts.map(({ digits }) => digits.length).join('-'),
    dotted: parts.some(({ gap }, index) => index > 0 && gap === 'dot'),
    whole: parts[0]?.gap === null && (groups[last + 1]?.gap ?? null) === null,
    before: text.slice(Math.max(0, start - 1), start),
    behind: text.slice(end, end + 4),
  };
}

type Judgement = { readonly what: string; readonly masked: string; readonly end?: number } | null;

function identityNumber({ digits, dotted, behind }: Candidate): Judgement {
  if (dotted) return null;
  const check = digits.length === 17 ? /^[-\s]{0,3}[Xx]/.exec(behind)?.[0] : '';
  if (check === undefined) return null;
  const number = digits + check.slice(-1);
  if (!isIdentityNumber(number)) return null;
  return { what: '身份证号码', masked: `${number.slice(0, 2)}*************${number.slice(-3)}`, end: check.length };
}

const MOBILE = /^((?:00)?86|0)?(1[3-9]\d{9})$/;
/** How a mobile is grouped beside other numbers. Only the first may have dots: 138.00001234 is a coordinate. */
const MOBILE_SHAPES = new Set(['3-4-4', '3-8', '7-4', '4-7', '3-3-5', '4-4-3', '5-6', '11']);

function mobileNumber({ digits, shape, dotted, whole }: Candidate): Judgement {
  const [, prefix = '', number] = MOBILE.exec(digits) ?? [];
  if (!number) return null;
  const own = shape.replace(/^\d+/, (first) => String(Number(first) - prefix.length)).replace(/^0-/, '');
  if (dotted ? own !== '3-4-4' : !whole && !MOBILE_SHAPES.has(own)) return null;
  return { what: '手机号码', masked: `${number.slice(0, 3)}****${number.slice(-4)}` };
}

function cardNumber({ digits, shape, dotted, whole, before, behind }: Candidate): Judgement {
  // No card begins with 0, 1 (ISO/IEC 7812-1) or 20: rows of zeros and order numbers made from dates do.
  if (dotted || !/^(?!20)[2-9]\d{15,18}$/.test(digits) || !isCardNumber(digits)) return null;
  if (!whole && !/^(?:1[6-9]|4-4-4-4(?:-[1-3])?|6-1[0-3])$/.test(shape)) return null;
  if (/[A-Za-z*]$/.test(before) || /^[A-Za-z*]/.test(behind)) return null;
  return { what: '银行卡号', masked: `${digits.slice(0, 4)} **** **** ${digits.slice(-4)}` };
}

/**
 * What is looked for, with its digits: a mobile may have 0086 before it, a card has up to 19 (ISO/IEC 7812-1). What is
 * surest comes first: a date and a mobile behind it may pass a card's check by chance.
 */
const KINDS = [
  { judge: identityNumber, least: 17, most: 18 },
  { judge: mobileNumber, least: 11, most: 15 },
  { judge: cardNumber, least: 16, most: 19 },
] as const;

/**
 * Finds identity numbers, mobile numbers and bank cards in a text, also beside other numbers and letters, and written
 * with spaces, dashes, dots, zero-width or full-width characters between or for the digits. Office landlines, dates,
 * coordinates and order numbers pass.
 */
export function findPersonalData(text: string): PersonalData[] {
  if (!/\d|[０-９]/.test(text)) return [];
  // Full-width characters are one wide as well, so positions stay those of the text.
  const plain = text.replace(/[０-９－．]/g, (d) => String.fromCharCode(d.charCodeAt(0) - 0xfee0));
  if (!ENOUGH_DIGITS.test(plain)) return [];
  const groups = digitGroups(plain);
  const taken = new Set<number>();
  const found: PersonalData[] = [];
  for (const { judge, least, most } of KINDS) {
    for (let first = 0; first < groups.length; first++) {
      let length = 0;
      for (let last = first; last < groups.length && !taken.has(last); last++) {
        const group = groups[last] as Group;
        if (last > first && group.gap === null) break;
        length += group.digits.length;
        if (length > most) break;
        const judged = length < least ? null : judge(candidate(plain, groups, first, last));
        if (judged === null) continue;
        const start = groups[first]?.start ?? 0;
        found.push({ what: judged.what, masked: judged.masked, start, end: group.end + (judged.end ?? 0) });
        for (let index = first; index <= last; index++) taken.add(index);
        first = last;
        break;
      }
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The text with everything `findPersonalData` finds replaced by its official masked form. */
export function maskPersonalData(text: string, found: readonly PersonalData[] = findPersonalData(text)): string {
  return found.toReversed().reduce((t, f) => t.slice(0, f.start) + f.masked + t.slice(f.end), text);
}

/** What stands for a value that was hidden because it stood in a private column. Contract §2. */
export const HIDDEN = '〔已隐去〕';

/**
 * Values of dropped columns, kept in memory only while a site is read, so that a code or name repeated in a public
 * cell is found. Values of fewer than four characters, place names and words that name nobody are not kept.
 */
export class DroppedValues {
  /** Value → the column it stood in. */
  readonly #known = new Map<string, string>();
  /** First four characters → lengths of the values that begin so, longest first: codes of one kind share both. */
  readonly #lengths = new Map<string, number[]>();
  /** Whether a word names a place of the site, or begins its name. */
  readonly isPlace: (word: string) => boolean;

  constructor(isPlace: (word: string) => boolean = () => false) {
    this.isPlace = isPlace;
  }

  add(raw: string, column: string, harmless: (value: string) => boolean): void {
    const value = raw.trim();
    if ([...value].length < 4 || this.#known.has(value) || NOBODY.test(value) || harmless(value)) return;
    this.#known.set(value, column);
    const start = value.slice(0, 4);
    const lengths = this.#lengths.get(start) ?? [];
    if (!lengths.includes(value.length))
      this.#lengths.set(
        start,
        [...lengths, value.length].sort((a, b) => b - a),
      );
  }

  get size(): number {
    return this.#known.size;
  }

  /** Every place in the text where a dropped value stands; runs of letters or digits must match as a whole. */
  find(text: string): { start: number; end: number; column: string }[] {
    const found: { start: number; end: number; column: string }[] = [];
    if (this.#known.size === 0) return found;
    for (let i = 0; i + 4 <= text.length; i++) {
      for (const length of this.#lengths.get(text.slice(i, i + 4)) ?? []) {
        const column = this.#known.get(text.slice(i, i + length));
        if (column === undefined || i + length > text.length || !standsAlone(text, i, i + length)) continue;
        found.push({ start: i, end: i + length, column });
        i += length - 1;
        break;
      }
    }
    return found;
  }

  /** The text with every dropped value replaced by 〔已隐去〕. */
  hide(text: string): string {
    return this.find(text)
      .toReversed()
      .reduce((t, f) => t.slice(0, f.start) + HIDDEN + t.slice(f.end), text);
  }
}

const NOBODY =
  /^(匿名|不详|不愿|未留|未知|无名|热心|本地|当地|有关|附近)?(用户|网友|群众|市民|村民|居民|业主|家长|家属|学生|代表|来访人|来电人|透露|姓名|联系方式|电话|待核实|不公开)*$/;
const WORD = /[\p{Script=Latin}\d]/u;
const standsAlone = (text: string, start: number, end: number) =>
  !(WORD.test(text[start] ?? '') && WORD.test(text[start - 1] ?? '')) &&
  !(WORD.test(text[end - 1] ?? '') && WORD.test(text[end] ?? ''));

/**
 * Names of two or three characters in the dropped cells of one row, by header. They are too short to be looked for all
 * over a ledger (平安 is a wish as well), but within their own row they are the person's. Places are no people.
 */
export function namesInRow(
  columns: ReadonlyMap<number, string>,
  cells: readonly string[],
  dropped: DroppedValues,
): Map<string, string> {
  const names = new Map<string, string>();
  for (const [index, header] of columns) {
    if (!/[人名]|群众|网友|用户/.test(header) || /址|电话|手机|号|籍|单位/.test(header)) continue;
    const value = cells[index]?.trim() ?? '';
    if (/^\p{Script=Han}{2,3}$/u.test(value) && !NOBODY.test(value) && !dropped.isPlace(value))
      names.set(value, header);
  }
  return names;
}

/** A text fit to be published: values of dropped columns and the names of its own row hidden, personal data masked. */
export function withoutPrivate(text: string, dropped: DroppedValues, names: Iterable<string>): string {
  let hidden = dropped.hide(text);
  for (const name of names) hidden = hidden.replaceAll(name, HIDDEN);
  return maskPersonalData(hidden);
}
