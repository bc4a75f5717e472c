import { describe, expect, it } from 'vitest';
import { memoryFolder } from '../../tests/memory-folder.ts';
import { inputPlaces } from './input-places.ts';

describe('where something stands in the input', () => {
  const folder = memoryFolder({
    'content/site.yaml': '网站名称: 甲\n主办单位: 金竹苑\n',
    'data/issues.csv': '编号\n金竹苑\n金竹苑\n',
    'data/a.xlsx': '金竹苑',
    'public/金竹苑.txt': '一',
  });
  it('is told by file and first line, or by the name of the file', () =>
    expect(inputPlaces(folder, (text) => text.includes('金竹苑'))).toEqual([
      'content/site.yaml 第 2 行',
      'data/issues.csv 第 2 行',
      'public/金竹苑.txt 的文件名',
    ]));

  it('is nowhere where it can’t be read', () => expect(inputPlaces(folder, (text) => text === '乙')).toEqual([]));
});
