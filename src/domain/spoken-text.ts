import { dialled, digitByDigit, spokenNumber, yearInWords } from './spoken-number.ts';
import { applyRules, NUMBER, rule, type SpokenRule } from './spoken-rule.ts';
import { NUMBERED } from './spoken-telephone.ts';
import { BEHIND_NUMBERS, LONE, MEASURE, PER } from './spoken-units.ts';
import { plainDigits } from './written-number.ts';

type Say = SpokenRule['say'];
const HAN = String.raw`\p{Script=Han}`;

/** An address nobody can remember by ear: where it stands is said instead, in brackets. */
const unread = (pattern: string, words: string): SpokenRule[] => [
  rule(`(?<=[（(])${pattern}(?=[)）])`, () => words, 'giu'),
  rule(pattern, () => `（${words}）`, 'giu'),
];
/** Marks of footnotes, and addresses. */
const UNREAD: readonly SpokenRule[] = [
  rule(String.raw`[\[［](?:\^|注)?\d{1,3}[\]］]|[¹²³⁰⁴-⁹†‡]`, () => ''),
  ...unread(String.raw`(?<![\w.+-])[\w.+-]+@(?:[a-z0-9-]+\.){1,8}[a-z]{2,10}`, '邮箱见宣传单'),
  ...unread(String.raw`(?:https?:\/\/|(?<![a-z])www\.)[!-~]*[\w\/]`, '网址见宣传单'),
  ...unread(
    String.raw`(?<![a-z0-9-])(?:[a-z0-9-]+\.){1,8}(?:cn|com|net|org)(?![a-z])(?:[:\/?][!-~]*[\w\/]|\/)?`,
    '网址见宣传单',
  ),
];
const SIGNS: readonly SpokenRule[] = [
  // 国内生产总值（GDP）: the words before it have said it.
  rule(String.raw`(?<=[${HAN}\d%‰])(?:[（(][A-Z]{2,10}[)）])+`, () => ''),
  rule('[①-⒛]', (_, sign) => `第${spokenNumber(String(((sign.charCodeAt(0) - 0x2460) % 20) + 1))}，`),
  rule(String.raw`(?<=\d) {1,9}(?=${HAN})|(?<=${HAN}) {1,9}(?=\d)`, () => ''),
  rule(String.raw`^(?<place> {0,9}\d{1,2})\.(?!\d) {0,9}`, ({ place }) => `${place}、`, 'gmu'),
];

const YEAR = String.raw`(?<![\d.,])[12]\d{3}`;
/** Days and documents, whose dashes and strokes are no ranges and fractions. */
const DATES: readonly SpokenRule[] = [
  rule(
    String.raw`(?<year>${YEAR})(?<mark>[-\/.])(?<month>0?[1-9]|1[0-2])\k<mark>(?<day>[12]\d|3[01]|0?[1-9])(?!\d)日?(?:[T ](?=\d))?`,
    ({ year, month, day }) => `${year}年${Number(month)}月${Number(day)}日`,
  ),
  rule(
    String.raw`(?<year>${YEAR})-(?<month>0[1-9]|1[0-2])(?![\d-])`,
    ({ year, month }) => `${year}年${Number(month)}月`,
  ),
  rule(
    String.raw`[〔［【\[（(](?<year>[12]\d{3})[〕］】\]）)] ?第?(?<place>\d{1,5})(?=号)`,
    ({ year = '', place }) => `${yearInWords(year)}年第${place}`,
  ),
];

/** What may stand between the first end of a range and its dash: 3月—5月. */
const FIRST_UNIT = '个?(?:工作日|小时|分钟|摄氏度|公里|公斤|[%‰年月日时点分天元度岁级条万亿个米亩人户倍])?';
const RANGES: readonly SpokenRule[] = [
  // 3-2-501: building, entrance, room.
  rule(String.raw`(?<!\d)\d{1,4}(?:-\d{1,4}){2,5}(?![\d-])`, (_, whole) =>
    whole
      .split('-')
      .map((part) => (part.length > 2 ? digitByDigit(part) : spokenNumber(part)))
      .join('杠'),
  ),
  rule(String.raw`(?<=\d${FIRST_UNIT}) ?[-–−—~] ?(?=[-−]?\d|次年|第\d)|(?<=\d)——(?=\d)`, () => '至'),
  rule(String.raw`(?<=${YEAR})\/(?=20\d\d(?:年|学年))`, () => '至'),
  rule(String.raw`(?<=\d)\+(?=\d)`, () => '加'),
  rule(String.raw`×(?=\d)`, () => '乘'),
];

const ratio = (mark: string) => String.raw`(?<![\d:：])(?<left>\d{1,6})${mark}(?<right>\d{1,6})(?![\d:：])`;
const sayRatio: Say = ({ left = '', right = '' }) => `${spokenNumber(left)}比${spokenNumber(right)}`;
/** 09:05 → 九点零五分, 14:00 → 十四点. */
const timeOfDay: Say = ({ hour, minute = '', second }) =>
  `${Number(hour) === 2 ? '两' : spokenNumber(String(Number(hour)))}点` +
  (minute === '00' && !Number(second ?? 0) ? '' : `${spokenNumber(minute)}分`) +
  (Number(second ?? 0) ? `${spokenNumber(second ?? '')}秒` : '');

/** Years, times of day, ratios, fractions. */
const TOGETHER: readonly SpokenRule[] = [
  rule(
    String.raw`${YEAR}(?=(?:[至、和][12]\d{3}){0,5}(?:年|学年|[采供]暖季|版|届))|(?<=[〔（(])20\d\d(?=[〕）)])`,
    (_, year) => yearInWords(year),
  ),
  rule(String.raw`(?<![\d.])0(?=[1-9][月日时点分秒])`, () => ''),
  rule(String.raw`(?<=(?:比例|比分|配比)[^\d，。]{0,4})${ratio('[:：∶]')}`, sayRatio),
  rule(
    String.raw`(?<![\d:：])(?<hour>[01]?\d|2[0-4])[:：](?<minute>[0-5]\d)(?:[:：](?<second>[0-5]\d))?分?(?![\d:：元个块万亿%])`,
    timeOfDay,
  ),
  rule(ratio('[:∶]'), sayRatio),
  rule(
    String.raw`(?<![\d\/])(?<part>\d{1,6})\/(?<whole>\d{1,6})(?![\d\/])`,
    ({ part = '', whole = '' }) => `${spokenNumber(whole)}分之${spokenNumber(part)}`,
  ),
];

const SIGN_WORDS: Readonly<Record<string, string>> = {
  '±': '正负',
  '~': '约',
  '≈': '约',
  '≥': '不少于',
  '≤': '不超过',
  '>': '超过',
  '＞': '超过',
  '<': '不到',
  '＜': '不到',
};
const QUANTITY =
  String.raw`(?<money>[￥¥])?(?<sign>(?<![\p{L}\d)）\]])[-−]|[-−](?=[\d.,]{1,9}(?:[%‰]|摄氏度|度))|[±~≈≥≤<>＜＞])?` +
  // 第1、2条 is told like 第1条、第2条.
  String.raw`(?:(?<ordinal>第|(?<=第\d{1,4}(?:[、和或]\d{1,4}){0,5}[、和或]))|)` +
  `(?<number>${NUMBER})(?:至(?<toSign>[-−])?(?<to>${NUMBER}))?` +
  `(?:(?<rate>[%‰])|(?<scale>[十百千万亿]{0,2})` +
  String.raw`(?:(?<unit>${HAN}{0,6})(?<per> ?[\/／] ?(?:${PER})(?:[\/／·•・](?:${PER})){0,2}))?(?=(?:[、或]\d{1,4})?(?<next>${MEASURE})?))`;

/** An amount with what belongs to it: sign, other end of a range, per cent; and what it is per, which is said first. */
const quantity: Say = ({ money, sign = '', ordinal, number = '', to, toSign, rate, ...behind }) => {
  const { scale = '', unit = '', per = '', next = '' } = behind;
  const inYuan = (unit || next).startsWith('元');
  const counts = ordinal === undefined && (money ?? (unit || next || scale)) !== '';
  const one = rate === undefined ? '' : rate === '%' ? '百分之' : '千分之';
  const read = (written: string) => {
    if (one === '百分之' && written === '100') return '百';
    if (written === '2' && counts) return '两';
    // So long and counting nothing it is a code.
    if (/^\d{9,}$/.test(written) && !counts) return dialled(written);
    return spokenNumber(money || inYuan ? written.replace(/(?:\.|(?<=\.\d*[1-9]))0+$/, '') : written);
  };
  const [minus, plus] = /^(?:摄氏)?度/.test(next) ? ['零下', '零上'] : ['负', ''];
  const below = /[-−]/.test(sign);
  const each = [...per.matchAll(new RegExp(PER, 'g'))].map(([word]) => `每${word}`).join('');
  const first = (SIGN_WORDS[sign] ?? (below ? minus : '')) + (ordinal ?? '') + one + read(number);
  const second = to === undefined ? '' : `至${toSign ? minus : below ? plus : ''}${one}${read(to)}`;
  return each + first + second + scale + (unit || (money && !inYuan ? '元' : ''));
};

/** In this order: what was read is no longer seen by the rules behind. */
const RULES: readonly SpokenRule[] = [
  ...LONE,
  ...UNREAD,
  ...BEHIND_NUMBERS,
  ...SIGNS,
  ...DATES,
  ...NUMBERED,
  ...RANGES,
  ...TOGETHER,
  rule(QUANTITY, quantity),
  rule(String.raw`\d{1,64}(?:\.\d{1,64})?`, (_, whole) => digitByDigit(whole)),
];

/**
 * A sentence as it is read aloud: numbers in words (2,340元 → 两千三百四十元, 86.5元/亩 → 每亩八十六点五元, 2026-04-30 →
 * 二〇二六年四月三十日), telephone numbers digit by digit with 幺, units and signs as words; no web address, no mark of a
 * footnote. No digit stays, a text without any is left as it is, and one that was read before isn't changed.
 */
export function spokenText(text: string): string {
  return applyRules(/[\d０-９]/.test(text) ? plainDigits(text) : text, RULES);
}

/** Characters a minute, and seconds of rest at a comma and at the end of a sentence or line. */
const SPEED = 160;
const SHORT_REST = 0.3;
const LONG_REST = 0.8;

/**
 * Minutes a text takes over a village loudspeaker: characters as spoken at 160 a minute (a letter is one, marks none), with
 * a rest for marks: 0.3 s at 、，, 0.8 s at the end of a sentence or line. 新闻和报纸摘要 was read at 185 a minute in the 1960s and
 * is at 250 to 270 now, the most that is followed with ease (figures quoted at 9jiaoyu.com/baike/30075.html); horns that echo
 * between houses, and old listeners, want less than the slowest of these.
 */
export function spokenLength(text: string): number {
  const spoken = spokenText(text);
  const count = (pattern: RegExp) => spoken.match(pattern)?.length ?? 0;
  const rests = SHORT_REST * count(/[、，,]/g) + LONG_REST * count(/[。！？!?；;：:…\n]+/g);
  return count(/[\p{L}\p{N}]/gu) / SPEED + rests / 60;
}
