import { expect, test } from 'vitest';
import { telephoneLink } from './telephone.ts';

test.each([
  ['0198-6220001', 'tel:01986220001'],
  ['12345', 'tel:12345'],
  ['0198-6220001转802', 'tel:01986220001'],
])('%s is dialled as %s', (number, link) => {
  expect(telephoneLink(number)).toBe(link);
});
