import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LikeTexts } from './text-likeness.ts';

const likeness = (a: string, b: string) => new LikeTexts(2, (text) => (text === 0 ? a : b)).likeness(0, 1);
const candidates = (texts: readonly string[]) => [
  ...new LikeTexts(texts.length, (text) => texts[text] ?? '').candidates(
    () => true,
    () => true,
  ),
];

describe('likeness of texts', () => {
  it.each([
    ['路灯不亮', '路灯不亮。', 1],
    ['ＡＢ楼 １２号', 'ab楼12号', 1],
    // 路灯, 灯不, 不亮 and 路灯, 灯坏, 坏了: one of five.
    ['路灯不亮', '路灯坏了', 0.2],
    ['路灯不亮', '自来水', 0],
    ['', '', 0],
  ])('of %j and %j is %d', (a, b, expected) => {
    expect(likeness(a, b)).toBe(expected);
  });

  it('is the same both ways, between 0 and 1, and 1 for a text and itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (a, b) => {
        expect(likeness(a, b)).toBe(likeness(b, a));
        expect(likeness(a, b)).toBeGreaterThanOrEqual(0);
        expect(likeness(a, b)).toBeLessThanOrEqual(1);
        expect([0, 1]).toContain(likeness(a, a));
      }),
    );
  });
});

describe('texts that may be alike', () => {
  const sentence = fc.string({
    unit: fc.integer({ min: 0x4e00, max: 0x9000 }).map((c) => String.fromCodePoint(c)),
    minLength: 60,
    maxLength: 90,
  });

  it('are found among others when they differ in a word, the later one first', () => {
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 3, maxLength: 20 }), (texts) => {
        const [first = ''] = texts;
        const found = candidates([...texts, `${first}请尽快`]).map(([later, earlier]) => `${later} ${earlier}`);
        expect(found).toContain(`${texts.length} 0`);
      }),
    );
  });

  it('are not looked for beyond what is near or wanted', () => {
    const texts = new LikeTexts(3, () => '桥头村三组路口的路灯坏了半个月没有人来修');
    const pairs = (wanted: (later: number) => boolean, near: (later: number, earlier: number) => boolean) =>
      new Set([...texts.candidates(wanted, near)].map((pair) => pair.join(' ')));
    expect(
      pairs(
        () => true,
        () => true,
      ),
    ).toEqual(new Set(['1 0', '2 1', '2 0']));
    expect(
      pairs(
        () => true,
        (later, earlier) => later - earlier < 2,
      ),
    ).toEqual(new Set(['1 0', '2 1']));
    expect(
      pairs(
        (later) => later === 2,
        () => true,
      ),
    ).toEqual(new Set(['2 1', '2 0']));
  });
});
