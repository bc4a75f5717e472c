import { describe, expect, it } from 'vitest';
import { memoryFolder, SITE_YAML } from '../../tests/memory-folder.ts';
import { readSite } from './read-site.ts';
import { SiteView } from './site-view.ts';
import { scriptText, talkScript } from './talk-script.ts';

/** The script of a talk with this text. */
async function scriptOf(body: string, front = '') {
  const folder = memoryFolder({
    'content/site.yaml': SITE_YAML,
    'data/units.csv': '编号,名称,公开电话\nDW-1,县医保局,0198-6220002\n',
    'content/talks/a/index.mdx': `---\n标题: 医保怎么缴\n摘要: 一句话说清\n${front}---\n\n${body}\n`,
  });
  const { site, problems } = await readSite(folder, '2026-04-01');
  const [talk] = site?.talks ?? [];
  if (!site || !talk) throw new Error(JSON.stringify(problems));
  return talkScript(new SiteView(site), talk);
}
const REST = '（停一下）';
/** What is said between the opening and the closing words. */
async function middleOf(body: string): Promise<string[]> {
  const texts = (await scriptOf(body)).lines.map(({ text }) => text);
  return texts.slice(texts.indexOf(REST) + 1, texts.findIndex((text) => text.startsWith('这一篇讲完了')) - 1);
}

describe('the script of a talk', () => {
  it('begins with what it is about, and ends with where to ask, each number twice and digit by digit', async () => {
    const texts = (await scriptOf('先查一查。\n\n<咨询电话 单位="DW-1" />')).lines.map(({ text }) => text);
    expect(texts.slice(0, 4)).toEqual(['各位乡亲，下面讲：医保怎么缴。', '一句话说清。', REST, '先查一查。']);
    expect(texts.at(-1)).toBe('谢谢大家。');
    expect(texts.filter((text) => text.includes('六二二零零零二'))).toHaveLength(2);
    expect(texts.join('')).not.toMatch(/\d/);
  });

  it('has a sentence a line, numbers as they are spoken, and no note of the speaker', async () => {
    const body =
      '<时间 截止="2026-04-30">登记</时间>\n\n缴400元。“真的吗？”他问：缴了没有……\n\n<讲稿备注>\n\n看窗外\n\n</讲稿备注>';
    expect(await middleOf(body)).toEqual([
      '到二〇二六年四月三十日为止：登记。',
      '缴四百元。',
      '“真的吗？”',
      '他问：缴了没有……',
    ]);
  });

  it('says headings as sentences between rests, and numbers the steps of each list', async () => {
    const body = '## 怎么办\n\n1. 登记；\n2. 核实\n\n另一样：\n\n1. 打卡\n\n- 带上身份证；';
    expect(await middleOf(body)).toEqual([
      '接下来讲：怎么办。',
      REST,
      '第一步，登记。',
      '第二步，核实。',
      '另一样：',
      '第一步，打卡。',
      '带上身份证。',
    ]);
  });

  it('asks a quiz, reads the choices, rests, and answers', async () => {
    const body =
      '<小测验 题="谁能领？" 答案="B">\n\n- 城里人\n- 种地的人\n\n地种着才有。\n\n</小测验>\n\n<问答 问="没收到怎么办？">\n\n问村里。\n\n</问答>';
    expect(await middleOf(body)).toEqual([
      '考考大家：谁能领？',
      'A，城里人。',
      'B，种地的人。',
      REST,
      '答案是B。',
      '地种着才有。',
      REST,
      '有人问：没收到怎么办？',
      '问村里。',
    ]);
  });

  it('warns whoever reads out a talk that has run out, and does not count that as said', async () => {
    const [current, lapsed] = await Promise.all([scriptOf('讲。'), scriptOf('讲。', '有效期止: 2026-03-31\n')]);
    expect(lapsed.lines[0]?.kind).toBe('warning');
    expect(lapsed.lines.slice(1)).toEqual(current.lines);
    expect(lapsed.minutes).toBe(current.minutes);
  });

  it('takes longer the more there is to say', async () => {
    expect((await scriptOf('讲。')).minutes).toBe(1);
    expect((await scriptOf('这一句话一共有二十个字，念起来要几秒钟。'.repeat(60))).minutes).toBeGreaterThan(3);
  });

  it('is a text file that an old Notepad reads', async () => {
    const text = scriptText('医保怎么缴', await scriptOf('先查一查。'));
    expect(text.startsWith('\ufeff广播稿：医保怎么缴\r\n')).toBe(true);
    expect(text.endsWith('谢谢大家。\r\n')).toBe(true);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });
});
