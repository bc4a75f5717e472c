import { count, date, dateTime, idList, text, textList, yesNo } from './cell.ts';
import type { Values } from './fields.ts';
import type { LanguageTag } from './language.ts';
import { column } from './ledger.ts';
import type { TalkOutline } from './talk-outline.ts';

const common = {
  title: column('标题', ['名称'], text, '标题。', { required: true }),
  publishedAt: column(
    '发布时间',
    ['发布日期', '日期', 'date', 'pubDate'],
    dateTime,
    '发布的时间，例如 2026-03-02 09:00。',
  ),
  source: column('来源', ['内容来源', '供稿'], text, '内容来源的单位。'),
  language: column('语言', ['lang'], text, '写的是什么语言，例如 zh-CN。'),
  draft: column('草稿', [], yesNo, '是草稿就不发布。'),
  expiresAt: column(
    '下线时间',
    ['撤下时间', '到期时间', '下线日期', 'expires'],
    dateTime,
    '从这一天起不再显示，原来的网址只说明已经下线。',
  ),
  expiryReason: column('下线原因', ['撤下原因'], text, '为什么下线，会写在原来的网址上。'),
};

const summary = {
  summary: column('摘要', ['概要', '简介', 'description'], text, '一句话说清这篇讲什么。', { required: true }),
};

/** Front matter of a talk (宣讲材料). */
export const talkFields = {
  ...common,
  ...summary,
  shortTitle: column('短标题', [], text, '目录里用的短标题。'),
  audience: column('对象', ['宣讲对象'], textList, '讲给谁听。'),
  form: column('形式', ['宣讲形式'], text, '宣讲的形式。'),
  cover: column('封面', ['封面图'], text, '放在同一个文件夹里的图片的文件名，显示在最前面。'),
  coverAlt: column('封面说明', [], text, '封面上画的是什么，一句话。'),
  minutes: column('时长', ['分钟'], count, '讲多少分钟。'),
  policies: column('政策', ['政策依据'], idList, '依据哪些政策（政策台账的编号）。'),
  places: column('区划', ['适用地区'], idList, '适用于哪些地方（区划代码）。'),
  validFrom: column('有效期起', ['生效日'], date, '从哪一天起有效。'),
  validUntil: column('有效期止', ['失效日'], date, '到哪一天止有效。'),
  current: column('现行', ['是否现行'], yesNo, '标明「是」的，用到的标准或政策过期、被替代以后就不能发布，改好才行。'),
};

/** Front matter of a translation (译文) of a talk: what it leaves out is as in the talk. */
export const translationFields = {
  ...talkFields,
  translatedFrom: column(
    '译自',
    [],
    text,
    '是照着哪一份原文译的：检查时给出的八位记号。原文改过、译文也改好以后，换成新的记号。',
  ),
};

/** Front matter of an activity report (活动报道). */
export const reportFields = {
  ...common,
  ...summary,
  campaign: column('专项', ['专项活动'], text, '属于哪一次专项活动。'),
  places: column('区划', ['地区'], idList, '涉及哪些地方（区划代码）。'),
  events: column('活动', ['活动编号'], idList, '写的是哪些活动（活动安排的编号）。'),
  talks: column('宣讲材料', ['材料'], idList, '用到哪些宣讲材料（文件夹名）。'),
};

/** Front matter of a standing page: about, privacy, accessibility, … */
export const pageFields = {
  ...common,
  summary: column('摘要', ['概要', '简介', 'description'], text, '一句话说清这一页讲什么。'),
};

export const documentKinds = {
  talk: { zh: '宣讲材料', folder: 'content/talks', fields: talkFields },
  report: { zh: '活动报道', folder: 'content/reports', fields: reportFields },
  page: { zh: '页面', folder: 'content/pages', fields: pageFields },
} as const;
export type DocumentKind = keyof typeof documentKinds;

/** The file of a document, by its slug; that of a translation is the talk's and its language. */
export function documentFile(kind: DocumentKind, slug: string): string {
  const [name, language] = slug.split('/');
  const file = kind === 'page' ? '' : language === undefined ? '/index' : `/index.${language}`;
  return `${documentKinds[kind].folder}/${name}${file}.mdx`;
}

/** What a checked document carries beside its front matter. */
export interface Body {
  /** Folder or file name: its address. */
  readonly slug: string;
  readonly file: string;
  /** Its words without marks, for search. */
  readonly plainText: string;
  /** Second-level headings in order, for the contents. */
  readonly headings: readonly string[];
  /** Policies and units its components name. */
  readonly policyRefs: readonly string[];
  readonly unitRefs: readonly string[];
  /** Policy facts its 标准 print. */
  readonly factRefs: readonly string[];
  readonly outline: TalkOutline;
}

export type Talk = Values<typeof talkFields> & Body & { readonly translations: readonly Translation[] };
/** A talk in another language; its slug is that of the talk and its language: `yibao/bo`. */
export type Translation = Talk & {
  readonly language: LanguageTag;
  readonly translatedFrom: string | null;
  /** Slug of the talk it was made from. */
  readonly original: string;
  /** Whether the talk says something else since it was made; null if nobody wrote down what it was made from. */
  readonly isStale: boolean | null;
};
export type Report = Values<typeof reportFields> & Body;
export type Page = Values<typeof pageFields> & Body;

/** Talks, each followed by its translations. */
export const everyTalk = (talks: readonly Talk[]): Talk[] => talks.flatMap((talk) => [talk, ...talk.translations]);
