import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { memoryFolder } from '../../tests/memory-folder.ts';
import { inputPlaces } from './input-places.ts';

describe('where something stands in the input', () => {
  it('is told by file and first line, or by the name of the file', async () => {
    const folder = memoryFolder({
      'content/site.yaml': '网站名称: 甲\n主办单位: 金竹苑\n',
      'data/issues.csv': '编号\n金竹苑\n金竹苑\n',
      'data/a.xlsx': 'PK\x03\x04金竹苑',
      'public/金竹苑.txt': '一',
    });
    expect(await inputPlaces(folder, (text) => text.includes('金竹苑'))).toEqual([
      'content/site.yaml 第 2 行',
      'data/issues.csv 第 2 行',
      'public/金竹苑.txt 的文件名',
    ]);
    expect(await inputPlaces(folder, (text) => text === '乙')).toEqual([]);
  });

  it('is told by sheet and row in a workbook', async () => {
    const rows = [['编号', '地址'], [], ['A-1', '金竹苑']];
    const bytes = await writeXlsx({ sheets: [{ name: '事项', rows }] });
    const folder = { ...memoryFolder({ 'data/a.xlsx': '' }), read: () => bytes };
    expect(await inputPlaces(folder, (text) => text.includes('金竹苑'))).toEqual([
      'data/a.xlsx 工作表「事项」 第 3 行',
    ]);
  });
});
