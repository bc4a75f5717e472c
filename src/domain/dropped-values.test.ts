import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DroppedValues, HIDDEN, namesInRow } from './dropped-values.ts';

const valuesOf = (column: string, ...values: string[]) => {
  const dropped = new DroppedValues();
  for (const value of values) dropped.add(value, column, () => false);
  return dropped;
};

describe('values of dropped columns', () => {
  const dropped = valuesOf('留言用户', 'A00045581', '张三丰李', '三个字', '匿名用户');

  it('are hidden where they stand in a public text', () =>
    expect(dropped.hide('网友“A00045581”您好，张三丰李')).toBe('网友“〔已隐去〕”您好，〔已隐去〕'));
  it('are not found inside a longer code or number', () => expect(dropped.find('A000455812和XA00045581')).toEqual([]));
  it('are not kept when shorter than four characters or naming nobody', () =>
    expect(dropped.find('三个字，匿名用户')).toEqual([]));

  it.each([
    ['0999-6555123', '拨打(0999)6555123。', '拨打〔已隐去〕。'],
    ['0999-6555123', '拨打（０９９９） 655 5123。', '拨打〔已隐去〕。'],
    ['0999-6555123', '拨打09996555123。', '拨打〔已隐去〕。'],
    ['0999-6555123', '拨打0999—6555123。', '拨打〔已隐去〕。'],
    ['0999-6555123', '拨打6555123找他', '拨打〔已隐去〕找他'],
    ['(0999) 655-5125', '拨打0999 6555125找他', '拨打〔已隐去〕找他'],
    ['13812345678;0999-6555126', '138-1234-5678 或 6555126', '〔已隐去〕 或 〔已隐去〕'],
    ['+86 138 1234 5678', '13812345678', '〔已隐去〕'],
    ['13812345678', '电话+86 138 1234 5678', '电话+86 〔已隐去〕'],
    ['新民村 王家湾 45 号', '住在新民村王家湾４５号的人', '住在〔已隐去〕的人'],
    ['新民村王家湾45号', '住在新民村 王家湾 45 号的人', '住在〔已隐去〕的人'],
    ['LIUHEXIAN_77', '网友 liuhexian_77 说', '网友 〔已隐去〕 说'],
    ['家住新民村 0999-6555123', '打0999-6555123', '打〔已隐去〕'],
  ])('%s is hidden as people write it otherwise: %s', (value, text, hidden) =>
    expect(valuesOf('联系方式', value).hide(text)).toBe(hidden),
  );

  it.each([
    ['0999-6555123', '拨打0999-65551234、10999-6555123、0998-6555123、A6555123'],
    // A day and an hour are no identifier.
    ['2026030114', '2026-03-01 14 时'],
    ['20260301', '2026-03-01'],
    ['金竹苑3号楼', '竹苑3号楼，金竹苑3号'],
  ])('%s is not found in %s', (value, text) => expect(valuesOf('联系方式', value).find(text)).toEqual([]));

  it('are found as a whole, the longest first, at their place in the text', () => {
    const word = fc.stringMatching(/^[甲乙丙丁戊]{4,8}$/);
    const between = fc.stringMatching(/^[，。 ]{1,3}$/);
    const pairs = fc.array(fc.tuple(word, between), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(pairs, (all) => {
        const text = all.map(([value, sign]) => `${value}。${sign}`).join('');
        const left = valuesOf('备注', ...all.map(([value]) => value)).hide(text);
        expect(left).toBe(all.map(([, sign]) => `${HIDDEN}。${sign}`).join(''));
      }),
    );
  });

  it('a telephone is found however its digits are grouped', () => {
    const sign = fc.constantFrom('', '', ' ', '-', '—', '－', '（', ')');
    fc.assert(
      fc.property(
        fc.stringMatching(/^1[3-9]\d{9}$/),
        fc.array(sign, { minLength: 10, maxLength: 10 }),
        (number, signs) => {
          const written = [...number].map((digit, index) => digit + (signs[index] ?? '')).join('');
          const [hit, ...more] = valuesOf('电话', number).find(`请打${written}，谢谢`);
          expect([hit?.start, hit?.end, more]).toEqual([2, 2 + written.length, []]);
        },
      ),
    );
  });
});

it('each of several names in a cell is its row’s', () =>
  expect([...namesInRow(new Map([[0, '来访人']]), ['章国柱、李红'], new DroppedValues()).keys()]).toEqual([
    '章国柱',
    '李红',
  ]));

describe('a name of three characters', () => {
  const dropped = valuesOf('来访人', '章国柱', '王芳', '平安里', '欧阳建设');
  const at = (text: string) =>
    dropped.findWithNames(text).map(({ start, end, isName }) => [text.slice(start, end), isName]);

  it('is known wherever it stands, as one that others may have', () =>
    expect(at('找章国柱，章 国柱，欧阳建设')).toEqual([
      ['章国柱', true],
      ['章 国柱', true],
      ['欧阳建设', false],
    ]));
  it('must begin with a surname, and two characters are too few', () => expect(at('王芳在平安里')).toEqual([]));
  it('is not hidden by itself', () => expect(dropped.hide('章国柱、欧阳建设')).toBe(`章国柱、${HIDDEN}`));
  it('of another kind of column is a word', () =>
    expect(valuesOf('联系地址', '章国柱').findWithNames('章国柱')).toEqual([]));
});
