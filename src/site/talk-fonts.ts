import { everyTalk } from '../domain/document.ts';
import { type LanguageFont, type LanguageTag, languageTags, talkLanguages } from '../domain/language.ts';
import { shortHash } from '../domain/short-hash.ts';
import type { Site } from './site.ts';

/** A font that the talks of a language are shown in. */
interface FontDemand {
  readonly language: LanguageTag;
  readonly font: LanguageFont;
  /** Every character of those talks and of what stands around them, each once, in order. */
  readonly characters: string;
  /** Address of the style sheet that brings it, with a mark that changes when the characters do. */
  readonly stylesheet: string;
}

/** The fonts a site needs: only those of languages that it has a talk in. */
export function fontDemands({ talks, interfaces }: Pick<Site, 'talks' | 'interfaces'>): FontDemand[] {
  const documents = everyTalk(talks);
  return languageTags.flatMap((language): FontDemand[] => {
    const { font, ownName } = talkLanguages[language];
    const own = documents.filter((talk) => talk.language === language);
    if (font === null || own.length === 0) return [];
    const texts = [ownName, ...own.map((talk) => JSON.stringify(talk)), ...Object.values(interfaces[language] ?? {})];
    const characters = [...new Set(texts.join(''))].toSorted().join('');
    return [{ language, font, characters, stylesheet: `${stylesheetPath(language)}?v=${shortHash(characters)}` }];
  });
}

/** From the site's root. */
export const stylesheetPath = (name: LanguageTag | 'names'): string => `/assets/fonts/${name}.css`;

/** Address of the style sheet with the letters of the languages' own names, for the switch; null where none is needed. */
export const namesStylesheet = (demands: readonly FontDemand[]): string | null =>
  demands.length === 0
    ? null
    : `${stylesheetPath('names')}?v=${shortHash(demands.map(({ language }) => language).join())}`;
