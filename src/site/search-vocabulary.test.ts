import { pinyin } from 'pinyin-pro';
import { describe, expect, it } from 'vitest';
import { commonCharacters, readPinyin, writePinyin } from '../outputs/pinyin-words.ts';
import { searchVocabulary, syllableStarts } from './search-vocabulary.ts';

const titles = ['大桥镇公积金怎么提取', '公积金医保缴费', '关于医保缴费', '医保缴费的公积金', '补贴', '补贴'];
const words = searchVocabulary(titles, { names: ['大桥镇', '无此镇'], terms: ['重庆医保', 'ETC'] });

describe('the words of a site', () => {
  it('are those that titles have in common, names and terms, the most frequent first', () => {
    const found = words.map(({ text }) => text);
    expect(found).toEqual(expect.arrayContaining(['公积金', '医保', '缴费', '补贴', '大桥镇', '重庆医保']));
    expect(found.indexOf('公积金')).toBeLessThan(found.indexOf('补贴'));
    expect(found.indexOf('补贴')).toBeLessThan(found.indexOf('大桥镇'));
  });

  it('leave out pieces of words, names with what stands beside them, and names in no title', () => {
    const found = words.map(({ text }) => text);
    for (const none of ['积金', '桥镇', '镇公', '无此镇', '怎么', '费的', 'etc']) expect(found).not.toContain(none);
  });

  it('are read by the word, and come back as they were written', () => {
    expect(words.find(({ text }) => text === '重庆医保')?.syllables).toEqual(['chong', 'qing', 'yi', 'bao']);
    expect(readPinyin(writePinyin(syllableStarts(), words)).words).toEqual(words);
  });
});

it('common characters are read as pinyin-pro reads them, but for those of several readings', () => {
  const { syllableOf } = readPinyin({ syllables: syllableStarts(), words: '' });
  const plain = (syllable: string) => syllable.replaceAll('v', 'u');
  const wrong = commonCharacters().filter((character) => {
    const readings = pinyin(character, { type: 'array', toneType: 'none', v: true, multiple: true }).map(plain);
    return !readings.includes(syllableOf.get(character) ?? '');
  });
  expect(commonCharacters()).toHaveLength(3755);
  expect(wrong.length).toBeLessThan(38);
});
