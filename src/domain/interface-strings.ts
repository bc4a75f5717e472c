import { text } from './cell.ts';
import { CHINESE, isLanguageTag, type LanguageTag } from './language.ts';
import { type Column, column } from './ledger.ts';

/**
 * What the pages of a talk print around its text (界面文字), in Chinese, and where it stands: what a translator needs to
 * know. The Chinese words are the key: where they are changed, the translation has to be looked at anew.
 */
const places = {
  其他语言: '一篇材料还有哪些语言，列表的名字。',
  '这份译文可能已经过时，中文原文改过。请以中文原文为准。': '原文改过、译文还没有跟上时，在标题下面提醒。',
  看中文原文: '链接，去中文的那一页。',
  '这篇讲的内容可能已经过时，请以现行政策为准。': '政策过期以后，标题下面的提醒。',
  本篇目录: '正文前面的目录。',
  讲什么: '网页最上面：这篇讲什么。',
  多少: '网页最上面：能拿多少、要交多少。',
  怎么办: '网页最上面：怎么办理。',
  带上: '网页最上面「怎么办」里，要带的材料前面。',
  找谁问: '网页最上面：打哪个电话问。',
  讲过的: '小标题：以前在哪些地方讲过。',
  讲的时候提出的问题: '小标题：听讲的群众提出的问题。',
  这一篇的信息: '旁边一栏的名字，读屏软件会念。',
  读完: '读完要多久。',
  讲给: '讲给谁听。',
  形式: '怎么讲的。',
  时长: '讲多久。',
  谁能享受: '小标题：哪些人可以享受。',
  '逐条对照，看看符不符合。': '「谁能享受」下面的说明。',
  要点: '小标题：记住这几点。',
  办理步骤: '小标题：一步一步怎么办。',
  所需材料: '小标题：要带什么。',
  时间: '小标题：什么时候能办。',
  开始: '「时间」里面：从哪一天起。',
  截止: '「时间」里面：到哪一天止。',
  问: '问答里，问题前面的一个字。',
  考考您: '小测验的题目前面。',
  看答案: '按钮，打开小测验的答案。',
  答案: '小测验的答案前面，后面是选项的字母。',
  讨论题: '小标题：大家一起讨论。',
  案例: '小标题：举一个例子。',
  政策依据: '小标题：依据哪一份文件。',
  咨询电话: '小标题：打这个电话问。',
  来源: '引用的话后面，说明出自哪里。',
  视频: '视频标题前面。',
  录音: '录音标题前面。',
  '放不出来，可以下载': '视频、录音下面的链接。',
  里面说了什么: '按钮，打开视频、录音的文字。',
  '在网页上可以看、可以听，网址见文末。': '宣传单上，视频、录音的标题后面。',
  表格: '读屏软件念的，一张表格的名字前面。',
  文中数字的口径: '小标题：文中的数字是怎么算的。',
  '（站外）': '读屏软件念的，去别的网站的链接后面。',
  接下来在哪里讲: '小标题：以后哪些地方讲这一篇。',
  适用地方: '适用于哪些地方。',
  有效期: '到哪一天为止有效。',
  发布: '哪一天发布的。',
  换个样子看: '小标题：下面是幻灯片、宣传单、广播稿的链接。',
  幻灯片: '链接，去幻灯片。',
  大字宣传单: '链接，去打印用的宣传单。',
  广播稿: '链接，去广播念的稿子。',
  翻页: '幻灯片下面那一排按钮的名字，读屏软件会念。',
  '内容可能已经过时，见第 1 张': '链接，幻灯片下面的提醒，去第一张。',
  上一张: '按钮，幻灯片往前翻。',
  下一张: '按钮，幻灯片往后翻。',
  全屏: '按钮，幻灯片占满屏幕。',
  '下载文字（TXT）': '链接，广播稿的文字文件。',
  回到网页: '链接，从幻灯片、宣传单、广播稿回到网页。',
  '还有不明白的，问这里': '小标题：幻灯片最后一张，电话号码的上面。',
  '有不清楚的，请打电话问': '小标题：宣传单最下面，电话号码的上面。',
  这一篇的网页: '宣传单和幻灯片上，网址的前面。',
  '按 Ctrl + P（苹果电脑按 ⌘ + P）打印，或者在手机浏览器的菜单里选「打印」。纸张选 A4，纵向，比例 100%。':
    '宣传单上面，说明怎么打印。',
  供稿: '宣传单最下面，供稿单位的前面。',
  数据截至: '幻灯片和宣传单上，日期的前面。',
  '样例网站：内容都是编写的示例。': '样例网站的幻灯片和宣传单上。',
  朗读这一篇: '按钮，用语音念出来。',
  停止朗读: '按钮，停下语音。',
  '手机扫一扫，打开这一页': '二维码的说明。',
} as const;
export type InterfaceText = keyof typeof places;

/** A file of translated strings, `content/interface/<tag>.yaml`: one optional text for each. */
export const interfaceFields = Object.fromEntries(
  Object.entries(places).map(([chinese, where]) => [chinese, column(chinese, [], text, where)]),
) as Readonly<Record<InterfaceText, Column<string, null, false>>>;

/** The strings of one language; null or absent while nobody has translated them. */
export type InterfaceStrings = Readonly<Partial<Record<string, string | null>>>;

/** A text as it is printed, and the language it is in: what is not translated is in Chinese, and marked so. */
export interface SaidIn {
  readonly text: string;
  readonly lang: LanguageTag;
}

export function sayIn(strings: InterfaceStrings | undefined, language: LanguageTag, chinese: string): SaidIn {
  const translated = language === CHINESE ? null : strings?.[chinese];
  return translated == null ? { text: chinese, lang: CHINESE } : { text: translated, lang: language };
}

/** The language of the page at an address: that of a translation (`/talks/<slug>/<tag>/…`), else Chinese. */
export function pageLanguage(address: string): LanguageTag {
  const tag = /^\/talks\/[^/]+\/([^/]+)\//.exec(address)?.[1] ?? '';
  return isLanguageTag(tag) ? tag : CHINESE;
}
