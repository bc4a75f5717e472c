import { expect, test } from 'vitest';
import { languageName } from './language.ts';

test.each([
  ['zh-CN', '汉语'],
  ['bo', '藏语'],
  ['双语', '双语'],
])('%s is called %s', (written, name) => {
  expect(languageName(written)).toBe(name);
});
