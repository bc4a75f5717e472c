import { describe, expect, it } from 'vitest';
import { readPinyin, writePinyin } from './pinyin-words.ts';
import { partsFor, type WideningTable, widen } from './search-widening.ts';

const word = (text: string, read: string) => ({ text, syllables: read.split(' ') });
const table: WideningTable = {
  synonyms: {
    synonyms: [
      [['居民医保', '医保', '医疗保险'], ['新农合']],
      [
        ['饮用水', '自来水'],
        ['饮水', '吃水'],
      ],
      [['村道'], ['路', '村路']],
      [['存折'], ['社保卡']],
      [['社会保险'], ['社保']],
    ],
    both: '後乾',
    hasTraditional: true,
    hasYearsInWords: true,
  },
  simplified: { characters: '醫医飲饮後后裡里裏里乾干費费', phrases: [['乾坤', '乾坤']] },
  traditional: ['后後后', '医醫', '里裡'],
  pinyin: readPinyin(
    writePinyin('', [
      word('医保', 'yi bao'),
      word('一半', 'yi ban'),
      word('缴费', 'jiao fei'),
      word('医保卡', 'yi bao ka'),
      word('西安', 'xi an'),
      word('显示', 'xian shi'),
      word('重庆', 'chong qing'),
      word('绿色', 'lu se'),
      word('易爆', 'yi bao'),
    ]),
  ),
};
const none = { ...table, simplified: null, traditional: null, pinyin: null };
const asked = (query: string, given: WideningTable) => widen(query, given).map((one) => `${one.why} ${one.query}`);

describe('a query is widened', () => {
  it.each<[string, string, string[]]>([
    ['to the other words of its group', '新农合', ['居民医保', '医保', '医疗保险']],
    ['but not to what it finds already', '医保', ['医疗保险']],
    ['from a word within it', '2026年饮水安全', ['2026年饮用水安全', '2026年自来水安全']],
    ['in full-width letters too', '２０年　饮水', ['20年 饮用水', '20年 自来水']],
    ['not inside a longer word, of another group either', '社保卡', ['存折']],
    ['from a word of one character where it stands alone', '修 路', ['修 村道']],
    ['and not from one that is part of another', '公路', []],
  ])('%s: %s', (_, query, expected) => {
    expect(
      widen(query, none)
        .filter(({ why }) => why === 'synonym')
        .map((one) => one.query),
    ).toEqual(expected);
  });

  it('word by word, the likeliest together, and no more than eight times', () => {
    expect(widen('新农合 饮水', none).slice(0, 4)).toEqual([
      { query: '新农合 饮用水', why: 'synonym', from: '饮水', to: '饮用水' },
      { query: '居民医保 饮水', why: 'synonym', from: '新农合', to: '居民医保' },
      { query: '新农合 自来水', why: 'synonym', from: '饮水', to: '自来水' },
      { query: '居民医保 饮用水', why: 'synonym', from: '新农合、饮水', to: '居民医保、饮用水' },
    ]);
    expect(widen('新农合 饮水 吃水 社保', none)).toHaveLength(8);
  });

  it.each<[string, string[]]>([
    ['醫保缴費', ['script 医保缴费', 'synonym 医疗保险缴费', 'script 醫保缴费']],
    ['後天', ['script 后天']],
    ['乾坤', []],
    ['后天', ['script 後天']],
    ['村裏', ['script 村里', 'script 村裡']],
    ['皇后医院', ['script 皇後醫院', 'script 皇后醫院']],
  ])('between traditional and simplified: %s', (query, expected) => {
    expect(asked(query, { ...table, pinyin: null })).toEqual(expected);
  });

  it.each<[string, string[]]>([
    ['国办发〔2017〕47号', []],
    ['国办发[2017]47号', []],
    ['国办发（2017）第47号', ['国办发〔2017〕47号']],
    ['国办发2017年47号', ['国办发〔2017〕47号']],
    ['国办发2017 47号', ['国办发〔2017〕 47号']],
    ['国办发2017', ['国办发〔2017〕']],
    ['2017年12月', ['二〇一七年12月']],
    ['二零一七年', ['2017年']],
    ['第二十条', ['第20条']],
    ['民法典第1260条', ['民法典第一千二百六十条']],
    ['第3批', ['第三批']],
    ['第一线', []],
    ['12345', []],
  ])('to numbers as they are written otherwise: %s', (query, expected) => {
    expect(asked(query, none)).toEqual(expected.map((one) => `number ${one}`));
  });

  it.each<[string, string[]]>([
    ['yibao', ['pinyin 医保', 'pinyin 易爆', 'synonym 医疗保险']],
    ['YiBao', ['pinyin 医保', 'pinyin 易爆', 'synonym 医疗保险']],
    ['yī bǎo', ['pinyin 医保', 'pinyin 易爆', 'synonym 医疗保险']],
    ['yb', ['pinyin 医保', 'pinyin 一半', 'pinyin 易爆', 'synonym 医疗保险']],
    ['yibao缴费', ['pinyin 医保缴费', 'pinyin 易爆缴费', 'synonym 医疗保险缴费']],
    ['yibaojiaofei', ['pinyin 医保 缴费', 'synonym 医疗保险 缴费']],
    ['yibao 2026', ['pinyin 医保 2026', 'pinyin 易爆 2026', 'synonym 医疗保险 2026']],
    ["xi'an", ['pinyin 西安']],
    ['xian', ['pinyin 西安']],
    ['xians', ['pinyin 显示']],
    ['chongqing', ['pinyin 重庆']],
    ['lvse', ['pinyin 绿色']],
    ['lǜsè', ['pinyin 绿色']],
    ['iphone', []],
    ['a', []],
  ])('from pinyin, whole, begun or by its initials: %s', (query, expected) => {
    const given = { ...table, traditional: null };
    expect(asked(query, given)).toEqual(expected);
  });

  it('never to nothing', () => {
    for (const query of ['', ' ', '，', '〔〕']) expect(widen(query, table)).toEqual([]);
  });
});

it.each<[string, string[]]>([
  ['医保', ['traditional']],
  ['醫保', ['simplified', 'traditional']],
  ['乾燥', ['simplified', 'traditional']],
  ['yibao', ['pinyin']],
  ['A区', ['traditional', 'pinyin']],
  ['12345', []],
  ['བོད་ཡིག', []],
])('loads for %s no more than it needs', (query, parts) => {
  expect(partsFor(query, table.synonyms)).toEqual(parts);
});
