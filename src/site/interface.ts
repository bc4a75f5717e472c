import { type InterfaceText, pageLanguage, type SaidIn, sayIn } from '../domain/interface-strings.ts';
import { CHINESE, type LanguageTag } from '../domain/language.ts';
import { site } from './current.ts';

/** A text of the interface in a language, else in Chinese; `lang` says which. Given in Chinese, which is its key. */
export const say = (language: LanguageTag, chinese: InterfaceText | (string & {})): SaidIn =>
  sayIn(site.interfaces[language], language, chinese);

/** The same for a label, which takes no tags, on the page at an address; `lang` only where it is not the page's. */
export function sayAt(address: string, chinese: InterfaceText): { text: string; lang: LanguageTag | undefined } {
  const language = pageLanguage(address);
  const { text, lang } = say(language, chinese);
  return { text, lang: lang === language ? undefined : lang };
}

/** What marks Chinese on a page in another language; nothing on a Chinese page. */
export const inChinese = (address: string): { lang?: string; dir?: 'ltr' } =>
  pageLanguage(address) === CHINESE ? {} : { lang: CHINESE, dir: 'ltr' };
