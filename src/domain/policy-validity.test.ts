import { expect, test } from 'vitest';
import { validityInWords } from './policy-validity.ts';

test.each([
  [null, null, '效力未标明'],
  ['有效', null, '有效'],
  ['已修改', '2026-01-05', '2026年1月5日修改过'],
  ['废止', '2026-02-10', '2026年2月10日废止'],
  ['废止', '2026-06-01', '有效，2026年6月1日起废止'],
  ['失效', null, '已失效'],
] as const)('a policy that is %s from %s reads %s', (validity, validityOn, words) => {
  expect(validityInWords({ validity, validityOn, replacedBy: null }, '2026-03-31')).toBe(words);
});

test.each([
  [null, null, '已被替代'],
  ['有效', '2026-03-31', '已被替代'],
  ['有效', '2026-04-01', '有效，2026年4月1日起被替代'],
  ['废止', '2026-02-10', '2026年2月10日废止'],
] as const)('a replaced policy that is %s from %s reads %s', (validity, validityOn, words) => {
  expect(validityInWords({ validity, validityOn, replacedBy: 'ZC-2' }, '2026-03-31')).toBe(words);
});
