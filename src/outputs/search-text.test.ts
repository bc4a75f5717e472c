import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markHits, phrasesOf, runsOf, spread, TITLE_END } from './search-text.ts';

/** What an index of words finds: whether the words of a phrase follow one another. */
function finds(content: string, query: string): boolean {
  const indexed = content.split(' ').map((word) => word.replace(/[^\p{L}\p{N}\p{M}]/gu, '').toLowerCase());
  return phrasesOf(query).every((phrase) =>
    indexed.some((_, start) => phrase.every((word, i) => indexed[start + i] === word)),
  );
}

describe('spread', () => {
  it('lets a title end at a fixed place', () => {
    expect(spread('大桥', ['水']).split(' ').indexOf('桥')).toBe(TITLE_END - 1);
    expect(spread('长'.repeat(80), []).split(' ')).toHaveLength(80);
  });
});

describe('a query finds', () => {
  const content = spread('大桥镇yibao缴费', ['云政办发〔2026〕3号，Ａ３户型25㎡。Sunshine 小区', '已答复']);
  it.each([
    '大桥',
    '桥镇y',
    'bao缴',
    '2026',
    '02',
    'a3户',
    'A3',
    '５㎡',
    '25m2',
    'SUN',
    '云政办发(2026)3号',
    '大桥 答复',
    '复',
  ])('what stands in the text: %s', (query) => expect(finds(content, query)).toBe(true));
  it.each([
    '桥大',
    '费云',
    '发2026',
    '号a3',
    'sunshine小区',
    '大桥 没有',
    '区已',
    '发〔2026〕年',
    '办发〔3〕号',
    '费，云',
    '米。',
  ])('nothing across a break or out of order: %s', (query) => expect(finds(content, query)).toBe(false));

  it('any run of characters of any text', () => {
    const words = fc.string({ unit: fc.constantFrom(...'大桥水Aa19é①㎡'), minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(words, fc.nat(), fc.integer({ min: 1, max: 10 }), (text, start, length) => {
        const all = [...text];
        const query = all.slice(start % all.length, (start % all.length) + length).join('');
        expect(finds(spread(text, []), query)).toBe(true);
      }),
    );
  });
});

it('cuts a query into phrases at white space; punctuation within one keeps its place', () => {
  expect(phrasesOf(' 医保，缴费　“2026年”！')).toEqual([
    ['医', '保', '', '缴', '费'],
    ['2', '0', '2', '6', '年'],
  ]);
  expect(phrasesOf('“……” ，')).toEqual([]);
  expect(runsOf(['发', '', '', '2', '0'])).toEqual([['发'], ['2', '0']]);
});

it('finds what a sign of several letters holds, and the sign', () => {
  for (const query of ['1', '⑴', '(1)', '⑴水', '(1)水'])
    expect([query, finds(spread('⑴水', []), query)]).toEqual([query, true]);
});

describe('markHits', () => {
  const plain = (pieces: ReturnType<typeof markHits>) =>
    pieces.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('');

  it('marks every hit in the text as written', () => {
    expect(plain(markHits('Ａ３户型，a3楼', [['a', '3']]))).toBe('[Ａ３]户型，[a3]楼');
    expect(plain(markHits('大桥<b>', [['水']]))).toBe('大桥<b>');
    expect(plain(markHits('云政办发〔2026〕3号', phrasesOf('发(2026)3')))).toBe('云政办[发〔2026〕3]号');
  });

  it('shows the part around the first hit, with an ellipsis for what is cut', () => {
    const text = `${'前'.repeat(100)}饮水${'后'.repeat(100)}`;
    expect(plain(markHits(text, [['饮', '水']], 12))).toBe('…前前前前[饮水]后后后后后后…');
    expect(plain(markHits('修好了饮水管', [['饮', '水']], 12))).toBe('修好了[饮水]管');
    expect(plain(markHits(text, [['无']], 12))).toBe(`${'前'.repeat(12)}…`);
  });
});
