import subsetFont from 'subset-font';
import { expect, it } from 'vitest';
import { filesOf, temporaryFolder } from '../../tests/commands.ts';
import type { Talk, Translation } from '../domain/document.ts';
import type { Site } from '../site/site.ts';
import { writeTalkFonts } from './talk-fonts.ts';

/** A site with one talk in Chinese and its translation. */
const siteWith = (language: Translation['language'], plainText: string) => {
  const translations = [{ language, plainText } as Translation];
  return { talks: [{ language: null, translations } as Partial<Talk> as Talk], interfaces: {} } satisfies Partial<Site>;
};
const fontsOf = async (...given: Parameters<typeof siteWith>) => {
  const folder = temporaryFolder();
  await writeTalkFonts(siteWith(...given), folder);
  return filesOf(folder);
};

it('writes the same bytes for the same characters, in whatever order, and others for others', async () => {
  const first = await fontsOf('bo', 'བོད་སྐད།');
  expect([...(await fontsOf('bo', '།བོད་སྐདབོད'))]).toEqual([...first]);
  expect([...(await fontsOf('bo', 'བོད་སྐད༎ ༡༢')).keys()]).not.toEqual([...first.keys()]);
});

/** Letters of Kazakh in Arabic script: its alphabet with those the Unicode chart (block Arabic) marks as Kazakh. */
const KAZAKH = 'اٵبۆگعدەجزيكقلمنڭوٶپرستۋۇٷفحھچشىٸٴء';

it.each([
  ['kk-Arab', KAZAKH],
  ['ug', 'ئۇيغۇرچەېۈۆۋژڭ'],
] as const)('has a glyph for every letter of %s', async (language, letters) => {
  const fonts = [...(await fontsOf(language, letters))].filter(([path]) => path.endsWith('.woff2'));
  const [[, font] = []] = fonts.toSorted(([, one], [, other]) => other.length - one.length);
  // What has no glyph leaves a font of the size that nothing leaves.
  const sizeOf = async (text: string) => (await subsetFont(font as Buffer, text, { targetFormat: 'woff2' })).length;
  const none = await sizeOf('中');
  const sizes = await Promise.all([...letters].map(async (letter) => [letter, await sizeOf(letter)] as const));
  expect(sizes.filter(([, size]) => size <= none)).toEqual([]);
});

it('writes nothing for languages that every machine has letters for', async () => {
  expect([...(await fontsOf('zh-Hant', '醫保')).keys()]).toEqual([]);
});
