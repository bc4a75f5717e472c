/**
 * Names of Uygurs, Kazaks, Tibetans and Mongols that are common and hardly begin another word. A list, since nothing in
 * their form tells such names from other text; with a dot between its parts (艾力·买买提) any name is known.
 */
const LISTED = [
  '买买提\\p{Script=Han}{0,2}?|买合木提|阿依\\p{Script=Han}{1,3}?|\\p{Script=Han}{0,3}?古丽\\p{Script=Han}{0,2}?|阿[卜不布]\\p{Script=Han}{1,4}?',
  '艾力|艾山|艾合买提|艾尼瓦尔|吐尔[逊洪]|吐尼亚孜|玉素甫|热[依合]\\p{Script=Han}{1,3}?|帕提\\p{Script=Han}{1,3}?|努尔\\p{Script=Han}{1,4}?|库尔班\\p{Script=Han}{0,2}?|依[明不]\\p{Script=Han}{0,3}?|木合塔尔|赛买提|迪丽\\p{Script=Han}{1,3}?|艾海提',
  '卓玛\\p{Script=Han}{0,2}?|扎西\\p{Script=Han}{0,2}?|次仁\\p{Script=Han}{0,2}?|多吉|旺堆|旺姆|央金|拉姆|顿珠|平措|白玛\\p{Script=Han}{0,2}?|格桑\\p{Script=Han}{0,2}?|德吉|索朗\\p{Script=Han}{0,2}?',
  '\\p{Script=Han}{0,3}?巴特尔|巴图\\p{Script=Han}{0,3}?|\\p{Script=Han}{0,3}?其其格|乌云\\p{Script=Han}{1,3}?|朝鲁\\p{Script=Han}{0,2}?|斯琴\\p{Script=Han}{0,2}?|娜仁\\p{Script=Han}{0,3}?',
].join('|');
/** A part of a dotted name: no particles and verbs; estates have dots in their names as well (保利·花园). */
const PART =
  '(?:(?![在对向从到的和与为于将把被就说要用住反])\\p{Script=Han}){2,7}?(?<![园湾城苑府里区居轩庭郡店馆路街院厦座展])';

/** First characters of the listed names, and usual ones before 古丽 and 巴特尔. */
export const LISTED_BEGINS = '买阿艾吐玉热帕努库依木赛迪卓扎次多旺央拉顿平白格德索巴其乌朝斯娜古呼哈希';
const BEGINS = new RegExp(`^(?:${LISTED})`, 'u');
export const isListed = (text: string): boolean => BEGINS.test(text);

/** The same names without what may stand around them: a quick look at a whole text. */
const TRACE = new RegExp(`[·•・]|${LISTED.replaceAll(/\\p\{Script=Han\}\{\d,\d\}\?/g, '')}`);
export const mayHoldNameOfPeoples = (text: string): boolean => TRACE.test(text);

/** What may follow such a name. */
const END =
  '(?<![村镇乡县区组队])(?=$|[^\\p{L}]|反映|来[电访信]|[家称说的在因于与和及已被将向把到等也系是有患对就]|表示|提(?!要求|反映)|询问|咨询|投诉|要求|建议|申请|认为|希望|住院|确诊)';
/** A listed name, or one with a dot, at the beginning of a text. */
export const NAME_OF_PEOPLES = new RegExp(
  `^(?:${PART}[·•・](?:${LISTED}|${PART})(?:[·•・]${PART})?|${LISTED})${END}`,
  'u',
);
