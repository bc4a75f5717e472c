import type { Talk } from '../domain/document.ts';
import { pageLanguage } from '../domain/interface-strings.ts';
import { CHINESE, talkLanguages } from '../domain/language.ts';
import { site, view } from '../site/current.ts';
import { fontDemands, namesStylesheet } from '../site/talk-fonts.ts';

const fonts = fontDemands(site);

/** What says the language of a page, on its root. */
export function rootLanguage(address: string): { lang: string | undefined; dir: 'rtl' | undefined } {
  const tag = pageLanguage(address);
  if (tag === CHINESE) return { lang: site.settings.languages[0], dir: undefined };
  return { lang: tag, dir: talkLanguages[tag].direction === 'rtl' ? 'rtl' : undefined };
}

/** The style sheets with the fonts of a page, addresses from the root: its language's, and those of the others' names. */
export function fontStylesheets(address: string): string[] {
  if (editions(address).length === 0) return [];
  const own = fonts.find(({ language }) => language === pageLanguage(address));
  return [own?.stylesheet, namesStylesheet(fonts)].filter((sheet) => sheet != null);
}

/** The talk that a page is made from and its translations; none where there is but one language. */
export function editions(address: string): readonly Talk[] {
  const slug = /^\/talks\/([^/]+)\//.exec(address)?.[1];
  const talk = slug === undefined ? undefined : view.talk(decodeURIComponent(slug));
  return talk === undefined || talk.translations.length === 0 ? [] : [talk, ...talk.translations];
}
