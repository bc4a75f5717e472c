import fc from 'fast-check';
import { expect, it } from 'vitest';
import { KnownPeople } from './known-person.ts';

const found = (people: KnownPeople, text: string) => people.find(text).map(({ start, end }) => text.slice(start, end));

it('a number is found again however it is divided', () => {
  const sign = fc.constantFrom('', ' ', '-', '—', ') ', '（');
  fc.assert(
    fc.property(
      fc.stringMatching(/^1[3-9]\d{9}$/),
      fc.array(sign, { minLength: 11, maxLength: 11 }),
      (number, signs) => {
        const people = new KnownPeople();
        people.addNumbers(number, '联系电话');
        const written = [...number].map((digit, index) => (index === 0 ? digit : signs[index] + digit)).join('');
        expect(found(people, `请打${written}，谢谢`)).toEqual([written]);
      },
    ),
  );
});

it.each([
  ['0999-6555123', '6555123', ['6555123']],
  ['6555123', '(0999)6555123', ['(0999)6555123']],
  ['13812345678;0999-6555126', '打0999 6555126', ['0999 6555126']],
  ['0999-6555123', '共6555124元', []],
  ['0999-6555123', '编号16555123', []],
])('of %s, in %s', (cell, text, expected) => {
  const people = new KnownPeople();
  people.addNumbers(cell, '联系电话');
  expect(found(people, text)).toEqual(expected);
});

it('takes numbers from columns of numbers only, and names as they stand', () => {
  const people = new KnownPeople();
  people.addNumbers('2026-03-02', '出生日期');
  people.addName('李小满', '姓名');
  expect(found(people, '2026-03-02李小满来访，李小满走了')).toEqual(['李小满', '李小满']);
});
