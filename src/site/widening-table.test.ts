import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { memoryFolder, SITE_YAML } from '../../tests/memory-folder.ts';
import { simplify } from '../outputs/chinese-scripts.ts';
import { readPinyin } from '../outputs/pinyin-words.ts';
import { widen } from '../outputs/search-widening.ts';
import { readSite } from './read-site.ts';
import type { SearchRecord } from './search-records.ts';
import { SiteView } from './site-view.ts';
import { wideningParts } from './widening-table.ts';

const { site, problems } = await readSite(
  memoryFolder({
    'content/site.yaml': SITE_YAML,
    'data/places.csv': '代码,名称\n990122,测试县\n990122101,大桥镇\n',
    'data/terms.csv': '词,同义词\n居民医保,新农合、医保\n饮用水,饮水\n没有的词,也没有\n',
  }),
  null,
);
if (site === null) throw new Error(JSON.stringify(problems));
const view = new SiteView(site);
const record = (title: string, text: string, lang?: string): SearchRecord => ({
  ...{
    kind: 'issue',
    address: '',
    title,
    texts: [text],
    facts: [],
    places: [],
    category: null,
    state: null,
    year: null,
  },
  ...(lang === undefined ? {} : { lang }),
});
const simple = [record('大桥镇居民医保', '二〇一七年以后没有干净的饮水，皇后街里面医疗费重复'), record('医保', '乾坤')];
const traditional = record('醫保以後', '村裡的醫療費，皇后，頭髮，以後', 'zh-Hant');
const tableOf = (records: SearchRecord[]) => {
  const parts = wideningParts(view, records);
  return { ...parts, pinyin: readPinyin(parts.pinyin) };
};

describe('the table of a site', () => {
  it('has groups of words of which one stands in its texts, those that do first', () => {
    expect(tableOf(simple).synonyms).toMatchObject({
      synonyms: [
        [['居民医保', '医保'], ['新农合']],
        [['饮水'], ['饮用水']],
      ],
      hasTraditional: false,
      hasYearsInWords: true,
    });
  });

  it('leads from traditional characters to those of its texts, with the words that are exceptions', () => {
    const { simplified } = tableOf(simple);
    const said = (text: string) => simplified && simplify(text, simplified);
    expect(said('醫療費以後')).toBe('医疗费以后');
    expect(said('乾淨')).toBe('干净');
    expect(said('乾坤')).toBe('乾坤');
    expect(said('龜裏裡')).toBe('龜里里');
  });

  it('leads from simplified characters to what stands in its traditional texts, most frequent first', () => {
    const { traditional: forms, synonyms } = tableOf([...simple, traditional]);
    expect(synonyms.hasTraditional).toBe(true);
    expect(forms).toEqual(expect.arrayContaining(['后後后', '医醫', '里裡', '发髮']));
    expect(forms?.join('')).not.toMatch(/干|裏|發/);
  });

  it.each<[string, string[]]>([
    ['新农合', ['居民医保', '医保', '醫保']],
    ['飲水', ['饮水']],
    ['里面', ['裡面']],
    ['daqiaozhen', ['大桥镇']],
    ['xnh', ['新农合', '居民医保', '医保']],
  ])('widens %s', (query, expected) => {
    const found = widen(query, tableOf([...simple, traditional])).map((one) => one.query);
    expect(found).toEqual(expected.filter((one) => one !== '醫保'));
  });

  it('is the same each time, and small', () => {
    const [once, again] = [simple, simple].map((records) => JSON.stringify(wideningParts(view, records)));
    expect(again).toBe(once);
    expect(gzipSync(once ?? '').length).toBeLessThan(4000);
  });
});
