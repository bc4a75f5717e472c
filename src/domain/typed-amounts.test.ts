import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { AnyFact } from './policy-fact.ts';
import { amountFinder } from './typed-amounts.ts';

const fact = (id: string, value: string, unit: string | null): AnyFact => ({
  ...{ id, value, unit, policy: 'ZC-1', name: id, appliesTo: null, from: null, until: null },
});
const facts = [
  fact('缴费', '400', '元/人·年'),
  fact('寄宿', '1,250', '元/人·年'),
  fact('重建', '28000', '元/户'),
  fact('比例', '75', '%'),
  fact('电价', '0.42', '元/度'),
  fact('餐费', '5', '元/人·天'),
  fact('报警器', '1', '个/户'),
  fact('告知', '15', '日'),
  fact('修补', '10', '个工作日'),
  fact('截止', '2026-04-30', null),
];
const find = amountFinder(facts);
const found = (text: string, isNamed = true) =>
  find(text, () => isNamed).map(({ written, facts }) => [written, facts[0]?.id]);

describe('an amount that equals a fact', () => {
  test.each([
    ['每人缴400元。', '400元', '缴费'],
    ['每人缴 ４００ 元。', '４００ 元', '缴费'],
    ['每人缴四百元。', '四百元', '缴费'],
    ['每人缴400块钱。', '400块钱', '缴费'],
    ['缴400元/人·年的标准。', '400元/人·年', '缴费'],
    ['缴400元/年·人。', '400元/年·人', '缴费'],
    ['补１，２５０元。', '１，２５０元', '寄宿'],
    ['补1250元。', '1250元', '寄宿'],
    ['补2.8万元。', '2.8万元', '重建'],
    ['报百分之七十五。', '百分之七十五', '比例'],
    ['报75％。', '75％', '比例'],
    ['谷段0.42元。', '0.42元', '电价'],
    ['最多400元。', '最多400元', '缴费'],
    ['补5元/人·天。', '5元/人·天', '餐费'],
    ['15日内告知。', '15日', '告知'],
    ['10个工作日修好。', '10个工作日', '修补'],
    ['到2026年4月30日截止。', '2026年4月30日', '截止'],
    ['４月30日前申报。', '４月30日', '截止'],
    ['到 4 月 30 号为止。', '4 月 30 号', '截止'],
  ])('is found in %s', (text, written, id) => expect(found(text)).toEqual([[written, id]]));

  test.each([
    '每人缴401元。',
    '一共400人。',
    '每月400元/月。',
    '补400元/人的。',
    '补400元/人·年·次。',
    '约400元。',
    '400多元。',
    '300至400元。',
    '早饭5元。',
    '带1个本子。',
    '4月15日。',
    '2026年4月3日。',
    '2025年4月30日。',
    '明年4月30日。',
    '14月30日。',
    '75元。',
    '1400元。',
    '400.5元。',
  ])('is not found in %s', (text) => expect(found(text)).toEqual([]));

  test.each([
    ['补2.8万元。', '2.8万元', '重建'],
    ['补1250元。', '1250元', '寄宿'],
    ['谷段0.42元。', '0.42元', '电价'],
    ['缴400元/人·年。', '400元/人·年', '缴费'],
  ])('is found in %s also where nothing names its policy', (text, written, id) =>
    expect(found(text, false)).toEqual([[written, id]]),
  );

  test.each(['每人缴400元。', '报75%。', '15日内告知。', '10个工作日修好。', '4月30日前申报。', '2026年4月30日。'])(
    'may be chance in %s where nothing names its policy',
    (text) => expect(found(text, false)).toEqual([]),
  );

  it('names every fact with the same amount', () => {
    const two = [fact('甲', '800', '元'), fact('乙', '800', '元/户')];
    expect(amountFinder(two)('补800元', () => true).map(({ facts }) => facts.map(({ id }) => id))).toEqual([
      ['甲', '乙'],
    ]);
  });

  it('is told where it stands, whatever stands around it', () => {
    const around = fc
      .array(fc.constantFrom('的', '，', '补', 'x', ' ', '\n', '。'))
      .map((parts) => `${parts.join('')}，`);
    fc.assert(
      fc.property(around, around, (before, after) => {
        const [one] = find(`${before}28,000元${after}`, () => true);
        expect([one?.at, one?.written]).toEqual([before.length, '28,000元']);
      }),
    );
  });
});
