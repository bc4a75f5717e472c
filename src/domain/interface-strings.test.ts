import { describe, expect, it } from 'vitest';
import { interfaceFields, pageLanguage, sayIn } from './interface-strings.ts';

describe('a text of the interface', () => {
  it('is in the language once it is translated, else in Chinese', () => {
    expect(sayIn({ 要点: '要點', 问: null }, 'zh-Hant', '要点')).toEqual({ text: '要點', lang: 'zh-Hant' });
    expect(sayIn({ 要点: '要點', 问: null }, 'zh-Hant', '问')).toEqual({ text: '问', lang: 'zh-CN' });
    expect(sayIn(undefined, 'bo', '要点')).toEqual({ text: '要点', lang: 'zh-CN' });
    expect(sayIn({ 要点: '要點' }, 'zh-CN', '要点')).toEqual({ text: '要点', lang: 'zh-CN' });
  });

  it('tells a translator where it stands', () => {
    for (const { meaning } of Object.values(interfaceFields)) expect(meaning).toMatch(/。$/);
  });
});

it.each([
  ['/talks/yibao/bo/', 'bo'],
  ['/talks/yibao/mn-Mong/slides/', 'mn-Mong'],
  ['/talks/yibao/', 'zh-CN'],
  ['/talks/bo/', 'zh-CN'],
  ['/talks/yibao/slides/', 'zh-CN'],
  ['/reports/a/bo/', 'zh-CN'],
])('the page at %s is in %s', (address, language) => expect(pageLanguage(address)).toBe(language));
