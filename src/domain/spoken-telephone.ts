import { dialled, digitByDigit } from './spoken-number.ts';
import { rule, type SpokenRule } from './spoken-rule.ts';
import { MEASURE } from './spoken-units.ts';

/** Nothing behind it that makes an amount of it: 12345元, 110多户, 12,345. */
const NO_AMOUNT = String.raw`(?![.,]?\d|[多余几]?(?:${MEASURE}|[%‰年月日])|[-—–~至]\d)`;
const CALL = '打|拨|电话|热线|致电|手机|传真|座机|呼叫';
/** Behind a word for calling, or behind another number that is: 打110、119或者120. */
const CALLED = String.raw`(?<=(?:${CALL})[^。！？；\n\d]{0,8}(?:\d{3,8}[^。！？；\n\d]{1,4}){0,3})`;
const RESCUE = '报警|急救|救护|火警|消防|交警|反诈|查号|热线|电话';
const EXTENSION = String.raw`(?:[ ，,]?(?:转|-)(?<extension>\d{1,6})(?!\d))?`;

/** In groups, with a short rest between them: 零幺九八，六二二零零零二. Mobiles in 3, 4 and 4. */
const telephone: SpokenRule['say'] = ({ number = '', extension }) => {
  const groups = /^1\d{10}$/.test(number)
    ? [number.slice(0, 3), number.slice(3, 7), number.slice(7)]
    : (number.match(/\d+/g) ?? []);
  return groups.map(dialled).join('，') + (extension === undefined ? '' : `转${dialled(extension)}`);
};
const code: SpokenRule['say'] = (_, whole) => dialled(whole);
const spelt: SpokenRule['say'] = (_, whole) => digitByDigit(whole);

/** What is told digit by digit: telephone numbers by their shape or by the words around them, codes, rooms. */
export const NUMBERED: readonly SpokenRule[] = [
  rule(
    String.raw`(?<!\d)(?:\+?86[- ]?)?[（(]?(?<number>0\d{2,3}[）)]?[-—– ]?[2-9]\d{6,7})(?!\d)${EXTENSION}`,
    telephone,
  ),
  rule(String.raw`(?<!\d)(?<number>[48]00[- ]?\d{3,4}[- ]?\d{3,4})${NO_AMOUNT}${EXTENSION}`, telephone),
  rule(String.raw`(?<!\d)(?:\+?86[- ]?)?(?<number>1[3-9]\d[- ]?\d{4}[- ]?\d{4})${NO_AMOUNT}`, telephone),
  // Short numbers of public services (12345, 95598, 96110): round ones are amounts.
  rule(String.raw`(?<![\w.,￥¥$第-])(?<number>(?:12|95|96)\d{3}(?<!00))${NO_AMOUNT}`, telephone),
  rule(
    String.raw`(?<!\d)${CALLED}(?<number>1[012]\d|1[012]\d{3}|9\d{4}|[2-8]\d{6,7})${NO_AMOUNT}${EXTENSION}`,
    telephone,
  ),
  rule(String.raw`(?<![\w.])(?<number>1[12]\d)(?=(?:[、和或]1[12]\d){0,3}等?(?:${RESCUE}))`, telephone),
  rule(String.raw`(?<=(?:编号|[单户卡账工]号|证号|代码|邮编|密码|验证码|尾号)[为是：:]?)\d{3,64}`, code),
  rule(String.raw`(?<!\d)\d{3}(?=[国省县]道|路(?:公交|车))|\d{3,4}(?=\*\*)|(?<=\*\*)\d{3,4}`, code),
  rule(String.raw`(?<!\d)\d{3,4}(?=室|号?房(?![屋源子产])|号?病房|办公室|教室)`, spelt),
  rule(String.raw`(?<=单元)\d{3,4}(?!\d|${MEASURE})`, spelt),
  // 3·15, 11·9: days that are known by their numbers.
  rule(String.raw`(?<!\d)\d{1,2}[·•]\d{1,2}(?!\d)`, (_, whole) => dialled(whole.replace(/\D/, ''))),
  // PM2.5, A4, G30.
  rule(String.raw`(?<=[A-Za-z]-?)\d{1,64}(?:\.\d{1,64})?`, spelt),
];
