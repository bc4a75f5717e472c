import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentences } from './sentences.ts';

const parts = (text: string) => sentences(text).map(({ start, end }) => text.slice(start, end));

test.each([
  ['缴了吗？缴了。', ['缴了吗？', '缴了。']],
  ['他问：“缴了吗？”大家说：“缴了！”', ['他问：“缴了吗？”', '大家说：“缴了！”']],
  ['报销 3.5 万元。Fee is 3.5 yuan. Ask us.', ['报销 3.5 万元。', 'Fee is 3.5 yuan.', 'Ask us.']],
  ['带上身份证；孩子带户口簿……', ['带上身份证；', '孩子带户口簿……']],
  ['第一行\n  第二行 ', ['第一行', '第二行']],
  ['བཀྲ་ཤིས། བདེ་ལེགས།', ['བཀྲ་ཤིས།', 'བདེ་ལེགས།']],
  ['ياخشىمۇ؟ ياخشى.', ['ياخشىمۇ؟', 'ياخشى.']],
  ['——。', []],
  ['', []],
])('%j is read as %j', (text, expected) => expect(parts(text)).toEqual(expected));

test('a long sentence is parted at commas, as late as it can be', () => {
  const [clause, short] = ['一'.repeat(39), '二'.repeat(9)];
  expect(parts(`${clause}，${clause}，${clause}，${short}。`)).toEqual([
    `${clause}，${clause}，`,
    `${clause}，${short}。`,
  ]);
});

test('nothing that can be spoken is left out, said twice or moved', () =>
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'字词a3.。，！？”」 \n') }), (text) => {
      const said = sentences(text);
      expect(said.every(({ start, end }, at) => start < end && start >= (said[at - 1]?.end ?? 0))).toBe(true);
      const letters = (words: string) => words.replace(/[^\p{L}\p{N}]/gu, '');
      expect(letters(parts(text).join(''))).toBe(letters(text));
    }),
  ));
