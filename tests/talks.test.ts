import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { runScript, siteFolder, temporaryFolder, unpackedFilesOf } from './commands.ts';

const FRONT = (title: string) => `---\n标题: ${title}\n摘要: 一句话说清\n政策: [ZC-1]\n---\n\n`;
const NOTE = '这一句只给主讲人看青霭';
const site = (amount: string) =>
  siteFolder({
    'content/site.yaml': '网站名称: 测试县连心桥\n主办单位: 测试县\n数据截至: 2026-03-31\n',
    'content/talks/jia/index.mdx': `${FRONT('甲讲')}## 多少\n\n一年<标准 编号="YD-1" />。\n\n<讲稿备注>\n\n${NOTE}[^1]，<咨询电话 单位="DW-1" />\n\n</讲稿备注>\n\n<Notes>${NOTE}</Notes>\n\n[^1]: 脚注${NOTE}\n`,
    'content/talks/yi/index.mdx': `${FRONT('乙讲')}## 怎么办\n\n到窗口办。\n`,
    'data/单位.csv': '编号,名称,公开电话\nDW-1,备注里的科室,0198-6220002\n',
    'data/政策.csv': '编号,名称,效力\nZC-1,测试办法,有效\n',
    'data/政策要点.csv': `编号,政策,名称,数值,单位\nYD-1,ZC-1,个人缴费,${amount},元\n`,
  });

describe('two talks of one policy', () => {
  const built: ReadonlyMap<string, Buffer>[] = [];
  beforeAll(() => {
    for (const amount of ['400', '430']) {
      const out = join(temporaryFolder(), 'site');
      const { status, stderr } = runScript('build', ['--site', site(amount), '--out', out]);
      expect([status, stderr]).toEqual([0, expect.any(String)]);
      built.push(unpackedFilesOf(out));
    }
  });

  it('changing one fact changes exactly what uses it', () => {
    const [before, after] = built as [ReadonlyMap<string, Buffer>, ReadonlyMap<string, Buffer>];
    const changed = [...after.keys()].filter((path) => !before.get(path)?.equals(after.get(path) as Buffer));
    const talks = changed.filter((path) => path.startsWith('talks/'));
    expect(talks.toSorted()).toEqual([
      'talks/jia/handout/index.html',
      'talks/jia/index.html',
      'talks/jia/script.txt',
      'talks/jia/script/index.html',
      'talks/jia/slides/index.html',
    ]);
    const others = changed.filter((path) => !path.startsWith('talks/') && !/^(?:pagefind|data)\//.test(path));
    expect(others).toEqual(['policies/ZC-1/index.html']);
    expect([...before.keys()].filter((path) => !after.has(path) && !path.startsWith('pagefind/'))).toEqual([]);
  });

  it('a note of the speaker is in no byte of it', () => {
    for (const [path, bytes] of built[0] ?? []) {
      expect(path).not.toContain(NOTE);
      const packed = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes;
      const words = packed.toString('utf8').replace(/\s/g, '');
      for (const word of [NOTE, '青霭', '主讲人看']) expect(words.includes(word), path).toBe(false);
      // An office that only a note names is public, but not as this talk's.
      if (path.startsWith('talks/')) expect(words.includes('备注里的科室'), path).toBe(false);
    }
  });
});
