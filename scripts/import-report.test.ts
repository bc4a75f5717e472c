import { expect, test } from 'vitest';
import { statusLabels } from '../src/domain/issue-state.ts';
import { lawFile } from '../src/ledgers/import-law.ts';
import { importTables } from '../src/ledgers/import-table.ts';
import { readLaw } from '../src/ledgers/read-law.ts';
import { siteCells } from '../src/site/settings-file.ts';
import { reportLines } from './import-report.ts';

test('a law that was imported says what somebody must still fill in, and where', () => {
  const { law } = readLaw('条例.md', '热线条例\n第一条 试一试。');
  if (law === null) throw new Error('no law');
  const { ledgers } = importTables([lawFile('条例.md', law, [])], [], siteCells(statusLabels()));
  expect(ledgers.map((one) => reportLines(one, true))).toEqual([
    [
      '条例.md → 政策',
      '  读到 1 部。',
      '  法规里没有「效力」「原文链接」：导入以后请打开 data/policies/热线条例.csv，加上「效力」「原文链接」列，填好。',
    ],
    ['条例.md → 政策条文', '  读到 1 条。'],
  ]);
  const filled = ledgers.map((one) => ({ ...one, headers: [...one.headers, '效力', '原文链接'] }));
  expect(filled.flatMap((one) => reportLines(one, true)).join()).not.toContain('填好');
});
