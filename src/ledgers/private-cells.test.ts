import { writeXlsx } from 'hucre/xlsx';
import { expect, it } from 'vitest';
import { PrivateValues } from '../domain/private-values.ts';
import { readLedgers } from './read-ledgers.ts';

const HEAD = ['编号', '收到日期', '标题', '状态'];

it('all that stands in a table and is not published is kept for the sweep, and nothing that is', async () => {
  const rows = (id: string, ...more: string[]) => [id, '2026-03-02', `路灯不亮${id}`, '办结', ...more];
  const bytes = await writeXlsx({
    sheets: [
      {
        name: '三月',
        rows: [
          [...HEAD, '联系电话', '家庭住址', '办理经过记录'],
          rows('A-1', '13800138000', '金竹苑2栋5单元', '群众情绪激动多次来访', '', '旁注：不宜公开的内容'),
          rows('A-2', '13900139000', '城关镇', '一般事项按时办理完毕'),
          rows('A-3', '', '', '一般事项按时办理完毕'),
          rows('A-4', '', '', '一般事项按时办理完毕'),
          ['填表人：欧阳建国'],
        ],
      },
      { name: '底稿', hidden: true, rows: [['线索来源：王家湾举报信']] },
    ],
  });
  const values = new PrivateValues();
  const places = new TextEncoder().encode('代码,名称\n9901,城关镇\n');
  await readLedgers(
    [
      { path: 'data/issues.xlsx', read: () => bytes, hidden: { 全部: '不读' } },
      { path: 'data/places.csv', read: () => places },
    ],
    {},
    { privateValues: values },
  );
  const sources = (text: string) => values.find(text).map(({ source }) => `${source.name} ${source.besides}`);
  expect(sources('13800138000')).toEqual(['「联系电话」列 nothing']);
  expect(sources('金竹苑2栋5单元')).toEqual(['「家庭住址」列 nothing']);
  expect(sources('群众情绪激动多次来访')).toEqual(['没有读取的「办理经过记录」列 text']);
  expect(sources('旁注：不宜公开的内容')).toEqual(['data/issues.xlsx 里没有读取的内容 text']);
  expect(sources('填表人：欧阳建国')).toEqual(['data/issues.xlsx 里没有读取的内容 text']);
  expect(sources('线索来源：王家湾举报信')).toEqual(['data/issues.xlsx 里隐藏的内容或批注 text']);
  // A place, a word that many rows have, and what is published.
  expect(sources('城关镇 一般事项按时办理完毕 路灯不亮A-1 2026-03-02 办结')).toEqual([]);
});

it('each of several numbers in a private cell is looked for', async () => {
  const values = new PrivateValues();
  const bytes = new TextEncoder().encode(
    '编号,收到日期,标题,状态,联系电话\nA-1,2026-03-02,路灯不亮,办结,13800138000;0999-6555126\n',
  );
  await readLedgers([{ path: 'data/issues.csv', read: () => bytes }], {}, { privateValues: values });
  expect(values.find('(0999)6555126').map(({ source }) => source.name)).toEqual(['「联系电话」列']);
  expect(values.find('138 0013 8000')).toHaveLength(1);
});

it('rows about households are never kept, and who is named in them is private', async () => {
  const values = new PrivateValues();
  const bytes = new TextEncoder().encode('区划代码,层级,姓名\n9901,联组包户,欧阳建国\n9901,联乡包村,王翠兰\n');
  await readLedgers([{ path: 'data/contacts.csv', read: () => bytes }], {}, { privateValues: values });
  expect(values.find('欧阳建国').map(({ source }) => source.name)).toEqual(['联组包户的「姓名」']);
  expect(values.find('王翠兰')).toEqual([]);
});
