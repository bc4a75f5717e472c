import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { filesOf, run, siteFolder, temporaryFolder } from './commands.ts';

const settings = (asOf: string) =>
  `网站名称: 甲县连心桥\n主办单位: 甲县\n网址: https://lianxin.example/\n数据截至: ${asOf}\n三审三校: { 必须: 是, 审: 1, 校: 0 }\n`;
const talk = (title: string, front: string) => `---\n标题: ${title}\n摘要: 一句话说清\n${front}---\n\n正文\n`;
const issues = (rows: string) => `编号,收到日期,标题,状态,办结日期\n${rows}`;
const signed = (...subjects: string[]) =>
  `对象,环节,姓名,时间\n${subjects.map((subject) => `${subject},一审,欧阳审核,2026-03-20 09:00`).join('\n')}`;

/** One site, released twice, a week apart; the second release is then built once more over itself. */
let site = '';
const out = join(temporaryFolder(), 'site');
const news = join(temporaryFolder(), 'news.md');
const build = () => run('build', ['--site', site, '--out', out, '--news', news]);
const page = (path: string) => readFileSync(join(out, path, 'index.html'), 'utf8');
let first: ReturnType<typeof build>;

beforeAll(() => {
  site = siteFolder({
    'content/site.yaml': settings('2026-03-22'),
    'content/talks/now/index.mdx': talk('现在讲的', '下线时间: 2026-03-27\n下线原因: 政策变了\n'),
    'content/talks/later/index.mdx': talk('以后讲的', '发布时间: 2026-04-01 09:00\n'),
    'content/talks/draft/index.mdx': talk('没写完的', '草稿: 是\n'),
    'data/issues.csv': issues('A-1,2026-03-02,路灯不亮,办理中,\n'),
    'data/审核.csv': signed('issues', 'now'),
  });
  first = build();
});

describe('releases of a site that asks for sign-offs', () => {
  it('say what was held back, and keep it out of every file', () => {
    expect(first.code, first.stderr).toBe(0);
    expect(first.json.held).toEqual([
      expect.objectContaining({ file: 'content/talks/draft/index.mdx', reason: 'draft', until: null }),
      expect.objectContaining({
        file: 'content/talks/later/index.mdx',
        reason: 'embargoed',
        until: '2026-04-01 09:00',
      }),
    ]);
    const texts = [...filesOf(out)].filter(([, bytes]) => /以后讲的|没写完的|欧阳/.test(bytes.toString()));
    expect(texts.map(([path]) => path)).toEqual([]);
    expect(`${first.stdout}${first.stderr}`).not.toContain('欧阳');
  });

  it('say nothing of changes the first time', () => {
    expect([first.json.changes, existsSync(news), existsSync(join(out, 'data/changes.json'))]).toEqual([
      null,
      false,
      false,
    ]);
  });

  it('stop where a sign-off is missing, and leave the old site alone', () => {
    const before = filesOf(out);
    writeFileSync(join(site, 'data/审核.csv'), signed('now'));
    const { code, json } = build();
    expect(code).toBe(1);
    const errors = json.problems.filter(({ severity }) => severity === 'error');
    expect(errors).toMatchObject([{ kind: 'review-missing', file: 'data/issues.csv' }]);
    expect(filesOf(out)).toEqual(before);
    writeFileSync(join(site, 'data/审核.csv'), signed('issues', 'now'));
  });

  it('tell what changed, to staff one by one and to the public in counts; what was taken off keeps its address', () => {
    writeFileSync(join(site, 'content/site.yaml'), settings('2026-03-29'));
    writeFileSync(
      join(site, 'data/issues.csv'),
      issues('A-1,2026-03-02,路灯不亮,办结,2026-03-25\nA-2,2026-03-24,井盖松动,办理中,\n'),
    );
    expect(build().code).toBe(0);
    expect(readFileSync(news, 'utf8')).toContain('- A-2　井盖松动');
    expect(page('corrections')).toContain('新收到1件，办结1件，撤下材料1篇');
    expect(JSON.parse(readFileSync(join(out, 'data/changes.json'), 'utf8'))).toMatchObject({
      since: '2026-03-22',
      asOf: '2026-03-29',
      counts: { received: 1, closed: 1, documentsGone: 1 },
    });
    expect(page('talks/now')).toMatch(/回到：.*href="[^"]*\//s);
    expect(page('talks/now')).toMatch(/已于2026年3月27日下线.*政策变了/s);
    const named = [...filesOf(out)].filter(([, bytes]) => /现在讲的|talks\/now/.test(bytes.toString()));
    expect(named.map(([path]) => path)).toEqual(['talks/now/index.html']);
  });

  it('are the same, byte for byte, when built over themselves', () => {
    const before = filesOf(out);
    const report = readFileSync(news, 'utf8');
    const again = build();
    expect(again.code).toBe(0);
    expect(`${again.stdout}${again.stderr}`).toContain(`没有变化，没有写新的清单；文件里还是上一次的：${news}`);
    expect(filesOf(out)).toEqual(before);
    expect(readFileSync(news, 'utf8')).toBe(report);
  });
});
