import { expect, test } from 'vitest';
import { shownNumber, telephoneLink } from './telephone.ts';

test.each([
  ['0198-6220001', 'tel:01986220001'],
  ['12345', 'tel:12345'],
  ['0198-6220001转802', 'tel:01986220001'],
])('%s is dialled as %s', (number, link) => {
  expect(telephoneLink(number)).toBe(link);
});

test('a number is shown without the mark that its owner agreed', () => {
  expect(shownNumber('13812345678（同意公开）')).toBe('13812345678');
});
