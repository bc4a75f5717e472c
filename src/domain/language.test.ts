import { expect, test } from 'vitest';
import { languageName, talkLanguages } from './language.ts';

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
