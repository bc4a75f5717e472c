import { describe, expect, it } from 'vitest';
import { isName } from './chinese-names.ts';

describe('a word of two to four characters', () => {
  it.each(['张伟', '刘桂英', '欧阳秀兰', '于梅娥', '国占魁'])('is a name: %s', (word) =>
    expect(isName(word, true)).toBe(true),
  );
  it.each(['贺满囤来', '周鱼家', '刘家湾'])('is none by any reading: %s', (word) =>
    expect(isName(word, false)).toBe(false),
  );
  it('may be a name of unusual characters where the text says that one follows', () => {
    expect(isName('苏军欠', true)).toBe(false);
    expect(isName('苏军欠', false)).toBe(true);
  });
  it.each([
    '张某',
    '张某某',
    '王女士',
    '刘大妈',
    '陈科长',
    '李副',
    '高兴',
    '安全感',
    '方便',
    '于三月',
    '王家湾',
    '成立大',
  ])('names nobody: %s', (word) => expect(isName(word, false)).toBe(false));
});
