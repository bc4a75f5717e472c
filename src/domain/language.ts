const NAMES: Readonly<Record<string, string>> = {
  zh: '汉语',
  bo: '藏语',
  ug: '维吾尔语',
  mn: '蒙古语',
  za: '壮语',
  ii: '彝语',
  kk: '哈萨克语',
  ko: '朝鲜语',
  en: '英语',
};

/** A language in Chinese, given its tag (BCP 47: zh-CN, bo); anything else as it was written. */
export const languageName = (written: string): string => NAMES[written.toLowerCase().split('-')[0] ?? ''] ?? written;

/** A font for letters that many machines have none for: a package of fonts, and the name of its file for that script. */
export interface LanguageFont {
  readonly family: string;
  readonly package: string;
  readonly file: string;
}

/** How a language that talks may be written in is shown. */
interface TalkLanguage {
  /** Its own name for itself, as those who read it look for it. */
  readonly ownName: string;
  /** What staff call it in Chinese, and other names for it. */
  readonly names: readonly [string, ...string[]];
  readonly direction: 'ltr' | 'rtl';
  /** Written in columns from left to right (Mongolian script). */
  readonly isVertical: boolean;
  /** Null where every machine has letters for it. */
  readonly font: LanguageFont | null;
}

const font = (family: string, script: string): LanguageFont => {
  const name = family.toLowerCase().replaceAll(' ', '-');
  return { family, package: `@fontsource/${name}`, file: `${name}-${script}-400-normal.woff2` };
};
const language = (
  ownName: string,
  names: TalkLanguage['names'],
  differs: Partial<TalkLanguage> = {},
): TalkLanguage => ({
  ...{ ownName, names, direction: 'ltr', isVertical: false, font: null },
  ...differs,
});
const arabic = { direction: 'rtl', font: font('Noto Naskh Arabic', 'arabic') } as const;

/** The languages of talks by their tags (BCP 47), in the order they are offered in; Chinese is the one of the site. */
export const talkLanguages = {
  'zh-CN': language('简体中文', ['简体中文', '中文', '汉文']),
  'zh-Hant': language('繁體中文', ['繁体中文', '繁体', '繁体字']),
  bo: language('བོད་ཡིག', ['藏文'], { font: font('Noto Serif Tibetan', 'tibetan') }),
  ug: language('ئۇيغۇرچە', ['维吾尔文', '维文'], arabic),
  'mn-Mong': language('ᠮᠣᠩᠭᠣᠯ', ['蒙古文（老蒙文）', '蒙古文', '蒙文', '老蒙文'], {
    isVertical: true,
    font: font('Noto Sans Mongolian', 'mongolian'),
  }),
  'mn-Cyrl': language('Монгол', ['西里尔蒙古文', '新蒙文']),
  'kk-Arab': language('قازاقشا', ['哈萨克文', '哈文'], arabic),
};
export type LanguageTag = keyof typeof talkLanguages;
export const languageTags = Object.keys(talkLanguages) as LanguageTag[];
/** The language talks are written in first. */
export const CHINESE: LanguageTag = 'zh-CN';

export const isLanguageTag = (tag: string): tag is LanguageTag => Object.hasOwn(talkLanguages, tag);

/** A language of talks as staff read it: 藏文 bo. */
export const talkLanguageInWords = (tag: LanguageTag): string => `${talkLanguages[tag].names[0]} ${tag}`;

/** A language of talks given by its tag in any case, or by a Chinese name (藏文, 藏语); null for anything else. */
export function talkLanguageCalled(written: string): LanguageTag | null {
  const plain = written.normalize('NFKC').trim();
  const name = plain.replace(/语$/, '文');
  const isIt = (tag: LanguageTag) =>
    tag.toLowerCase() === plain.toLowerCase() || talkLanguages[tag].names.some((one) => one.normalize('NFKC') === name);
  return languageTags.find(isIt) ?? null;
}
