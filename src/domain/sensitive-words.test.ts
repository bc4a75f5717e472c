import { describe, expect, it } from 'vitest';
import { isSensitive } from './disclosure.ts';
import { sensitiveCategories } from './sensitive-words.ts';

const sensitive = (category: string) => isSensitive({ category, type: null }, sensitiveCategories);

describe('a category that stays counts', () => {
  it.each([
    '低保',
    '最低生活保障',
    '特困供养',
    '五保供养',
    '社会救助',
    '医疗救助',
    '精神卫生',
    '残联业务',
    '儿童福利',
    '留守老人',
  ])('may be called %s', (category) => expect(sensitive(category)).toBe(true));
  it.each(['医保服务', '精神文明', '惠农补贴', '取暖供电', '公共服务', '道路交通'])('is not %s', (category) =>
    expect(sensitive(category)).toBe(false),
  );
});
