import { expect, test } from 'vitest';
import { languageName, languageTags, talkLanguageCalled, talkLanguageInWords, talkLanguages } from './language.ts';

test.each([
  ['zh-CN', '汉语'],
  ['bo', '藏语'],
  ['双语', '双语'],
])('%s is called %s', (written, name) => {
  expect(languageName(written)).toBe(name);
});

test('the languages of talks are well-formed tags, Arabic script runs to the left, Mongolian stands in columns', () => {
  const tags = Object.keys(talkLanguages);
  expect(Intl.getCanonicalLocales(tags)).toEqual(tags);
  const those = (is: (language: (typeof talkLanguages)[keyof typeof talkLanguages]) => boolean) =>
    Object.entries(talkLanguages).flatMap(([tag, language]) => (is(language) ? [tag] : []));
  expect(those(({ direction }) => direction === 'rtl')).toEqual(['ug', 'kk-Arab']);
  expect(those(({ isVertical }) => isVertical)).toEqual(['mn-Mong']);
  expect(those(({ font }) => font !== null)).toEqual(['bo', 'ug', 'mn-Mong', 'kk-Arab']);
});

test.each([
  ['藏文', 'bo'],
  ['藏语', 'bo'],
  ['维吾尔文', 'ug'],
  ['蒙古文', 'mn-Mong'],
  ['蒙古文(老蒙文)', 'mn-Mong'],
  ['西里尔蒙古文', 'mn-Cyrl'],
  ['哈萨克文', 'kk-Arab'],
  ['繁体中文', 'zh-Hant'],
  ['ZH-hant', 'zh-Hant'],
  ['天书', null],
  ['', null],
])('%j is the language %s', (written, tag) => expect(talkLanguageCalled(written)).toBe(tag));

test('every language has one name in Chinese that is its own, and is found by what is said of it', () => {
  const names = languageTags.flatMap((tag) => talkLanguages[tag].names);
  expect(new Set(names).size).toBe(names.length);
  for (const tag of languageTags) expect(talkLanguageCalled(talkLanguageInWords(tag).split(' ')[0] ?? '')).toBe(tag);
});
