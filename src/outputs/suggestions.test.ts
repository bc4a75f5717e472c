import { expect, it } from 'vitest';
import { readPinyin, writePinyin } from './pinyin-words.ts';
import { nearestWords } from './suggestions.ts';

const starts = 'bao包 bu不 di低 fei飞 gai改 jiao交 lu露 mi弥 min民 ming明 pa趴 ri日 shui谁 wei危 yi一 yin音';
const word = (text: string, read: string) => ({ text, syllables: read.split(' ') });
const words = readPinyin(
  writePinyin(starts, [
    word('医保', 'yi bao'),
    word('缴费', 'jiao fei'),
    word('低保', 'di bao'),
    word('居民医保', 'ju min yi bao'),
    word('危房改造', 'wei fang gai zao'),
    word('路灯', 'lu deng'),
    word('饮用水', 'yin yong shui'),
    word('老人', 'lao ren'),
  ]),
);

it.each<[string, string, string[]]>([
  ['of the same sound', '医宝', ['医保', '居民医保']],
  ['with a character more, less or another', '居民以保', ['居民医保']],
  ['with two characters changed places', '危房造改', ['危房改造']],
  ['within a whole question', '请问我们村里的医保应该怎么去缴费呢', ['医保', '缴费']],
  ['with a slip in its pinyin', 'ludemg', ['路灯']],
  ['but none that is hardly like it', '电视台', []],
  ['and not the query itself', '老人', []],
  ['nor any for other scripts', 'བོད་ཡིག', []],
])('words near to a query: %s', (_, query, expected) => {
  const found = nearestWords(query, words);
  expect(found.slice(0, expected.length)).toEqual(expected);
  if (expected.length === 0) expect(found).toEqual([]);
});
