import { plainForm } from './cell.ts';

/**
 * Headers of columns that hold personal data of residents. Their cells are dropped while reading, before anything
 * else sees them (contract §2; 个人信息保护法 25, 28).
 */
const PRIVATE_HEADER =
  /^(姓名|名字|来访人|来电人|反映人|信访人|投诉人|诉求人|申请人|当事人|联系人|户主|村民|居民|群众|网友|用户|留言用户|留言人|报送人)(姓名|信息|名称|昵称)?$|(联系|手机|移动|家庭|个人|本人|来电|来访人|反映人|户主)(电话|号码|方式|手机)|^(电话|手机|电话号码|手机号|手机号码|来电号码|主叫号码)$|身份证|证件号|证件号码|公民身份|护照|社保卡|银行卡|银行账号|卡号|开户|微信|QQ|邮箱|电子邮件|e-?mail|(家庭|现|详细|居住|联系|户籍|通讯)(住|地)址|^住址$|^(门牌|门牌号|户号|车牌|车牌号|车牌号码)$|出生(日期|年月)|^(年龄|性别|民族|健康状况|病史|病情)$|^(name|phone|mobile|tel|telephone|id ?card|address|wechat)$/i;

/** Whether a column with this header holds personal data. Columns a ledger itself defines never come here. */
export const isPrivateHeader = (header: string): boolean => PRIVATE_HEADER.test(plainForm(header).replace(/\s+/g, ''));

/** Something personal in a text: what it is, where it stands in the text, and its official masked form. */
export interface PersonalData {
  readonly what: string;
  readonly start: number;
  readonly end: number;
  readonly masked: string;
}

/** GB 11643: weights of the 17 digits and the check characters. */
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const isIdentityNumber = (digits: string): boolean => {
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

const GAP = '[-\\s\u200b-\u200d\u2060\ufeff]*';
const spaced = (...groups: string[]) => groups.join(GAP);
const NUMBER = new RegExp(`(?<![\\dA-Za-z*])\\d(?:${GAP}[\\dXx]){10,19}(?![\\dA-Za-z*])`, 'g');
const MOBILE = new RegExp(`^${spaced('(?:\\+?86)?', '(1[3-9]\\d{9})')}$`);

function judgeNumber(run: string): { what: string; masked: string } | null {
  const digits = run.replace(/[^\dXx]/g, '');
  if (/^\d{17}[\dXx]$/.test(digits) && isIdentityNumber(digits)) {
    return { what: '身份证号码', masked: `${digits.slice(0, 2)}*************${digits.slice(-3)}` };
  }
  const mobile = MOBILE.exec(digits);
  if (mobile?.[1]) return { what: '手机号码', masked: `${mobile[1].slice(0, 3)}****${mobile[1].slice(-4)}` };
  // No card begins with 0 or 1 (ISO/IEC 7812-1): rows of zeros and order numbers made from dates do.
  if (/^[2-9]\d{15,18}$/.test(digits) && isCardNumber(digits)) {
    return { what: '银行卡号', masked: `${digits.slice(0, 4)} **** **** ${digits.slice(-4)}` };
  }
  return null;
}

/**
 * Finds identity numbers, mobile numbers and bank cards in a text, written with spaces, hyphens, zero-width or
 * full-width characters between or for the digits. Office landlines and order numbers pass.
 */
export function findPersonalData(text: string): PersonalData[] {
  if (!/\d|[０-９]/.test(text)) return [];
  // Full-width digits are one character wide as well, so positions stay those of the text.
  const plain = text.replace(/[０-９]/g, (d) => String.fromCharCode(d.charCodeAt(0) - 0xfee0)).replace(/－/g, '-');
  const found: PersonalData[] = [];
  for (const match of plain.matchAll(NUMBER)) {
    const judged = judgeNumber(match[0]);
    if (judged) found.push({ ...judged, start: match.index, end: match.index + match[0].length });
  }
  return found;
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
