import { describe, expect, it } from 'vitest';
import { DroppedValues } from './dropped-values.ts';

describe('values of dropped columns', () => {
  const dropped = new DroppedValues();
  for (const value of ['A00045581', '张三丰李', '三个字', '匿名用户']) dropped.add(value, '留言用户', () => false);

  it('are hidden where they stand in a public text', () =>
    expect(dropped.hide('网友“A00045581”您好，张三丰李')).toBe('网友“〔已隐去〕”您好，〔已隐去〕'));
  it('are not found inside a longer code or number', () => expect(dropped.find('A000455812和XA00045581')).toEqual([]));
  it('are not kept when shorter than four characters or naming nobody', () =>
    expect(dropped.find('三个字，匿名用户')).toEqual([]));
});
