import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Place, type Problem, problem } from '../src/domain/problem.ts';
import { type ProblemKind, type ProblemParams, problemCatalogue } from '../src/domain/problem-catalogue.ts';
import { problemHeading, problemsAsText } from '../src/outputs/problem-text.ts';
import { diskFolder } from '../src/site/disk-folder.ts';
import { readSite } from '../src/site/read-site.ts';

// A folder is a test: the site with the fault in it, named for the kind of problem, and what staff are told
// (expected.txt). To add one, add the folder and run `npx vitest -u`; read the text before committing it.
const FOLDER = join(import.meta.dirname, 'problems');
const cases = readdirSync(FOLDER);
const kinds = Object.keys(problemCatalogue) as ProblemKind[];

type Example<K extends ProblemKind> = readonly [Place, ProblemParams<K>];

/** Kinds that a check of a folder alone can't find: `import`, `new`, `build` or a comparison with a release do. */
const ELSEWHERE: { readonly [K in ProblemKind]?: Example<K> } = {
  'unmapped-table': [{ file: '分类.csv' }, { headers: ['一级分类', '二级分类'] }],
  'rows-vanished': [
    { file: 'data/issues/大桥镇.csv' },
    { ids: ['YL2603-001'], kept: 'data/issues/.上一份-大桥镇.csv' },
  ],
  'too-large': [{ file: 'data/问题台账.xlsx' }, { reason: '文件解压后有 3000 MB，最多读 300 MB' }],
  'registered-late': [
    { file: 'data/issues/大桥镇.csv', row: 2, column: '收到日期' },
    { count: 2, rows: [2, 5], asOf: '2026-03-31' },
  ],
  'table-replaced': [{ file: '三月.xlsx' }, { ids: ['三月-001', '三月-002'], target: 'data/issues/三月.csv' }],
  'unreadable-law': [{ file: '条例.md', line: 12 }, { reason: '没有找到「第一条」这样的条文' }],
  'article-missing': [{ file: '条例.md', line: 40 }, { missing: ['第十一条', '第十二条'] }],
  'article-without-space': [
    { file: '条例.md', line: 12 },
    { unspaced: [12, 15], doubtful: [31] },
  ],
  'law-lines-left-out': [{ file: '条例.md', line: 220 }, { lines: [220, 221] }],
  'unnamed-site': [{ file: 'content/site.yaml' }, {}],
  'file-exists': [{ file: 'data/events.csv' }, {}],
  'not-redacted': [
    { file: '来访登记.xlsx' },
    {
      reason: '里面有工作表「三月」里看不见的行、列、表或者批注',
      fix: '请在 Excel 或 WPS 里取消隐藏，看过以后删掉不需要的（批注也要删），保存后再运行一次。',
    },
  ],
  'redacted-link': [{ file: 'content/talks/yibao/index.mdx', line: 9 }, {}],
  'redacted-pictures': [{ file: '来访登记.docx' }, { count: 2 }],
  'public-clash': [{ file: 'public/index.html' }, { value: 'index.html' }],
  'picture-unreadable': [{ file: 'content/talks/yibao/窗口.jpg' }, {}],
  'private-in-output': [
    { file: 'talks/yibao/index.html' },
    { source: '「联系电话」列', masked: '1***', places: ['data/issues.csv 第 3 行', 'content/site.yaml 第 2 行'] },
  ],
  'public-link': [{ file: 'public/附件.pdf' }, {}],
  'vanished-since-release': [{ file: 'data' }, { ids: ['YL2603-001', 'YL2603-002'], asOf: '2026-03-31' }],
  'small-difference': [
    { file: 'content/site.yaml', value: '2026-04-02' },
    { since: '2026-03-29', days: 4, difference: 2 },
  ],
  'hidden-since-release': [{ file: 'data/issues.csv', row: 4, column: '公开属性' }, { asOf: '2026-03-31' }],
  'state-went-back': [
    { file: 'data/issues.csv', row: 4, column: '状态', value: '办理中' },
    { was: '办结', value: '办理中', asOf: '2026-03-31' },
  ],
  backdated: [
    { file: 'data/issues.csv', row: 4, column: '办结日期', value: '2026-03-28' },
    { column: '办结日期', value: '2026-03-28', was: '2026-04-02', asOf: '2026-04-10' },
  ],
};

const found = async (kind: string): Promise<readonly Problem[]> =>
  (await readSite(diskFolder(join(FOLDER, kind)), null)).problems;

async function exampleOf<K extends ProblemKind>(kind: K): Promise<Problem | undefined> {
  const made = ELSEWHERE[kind] as Example<K> | undefined;
  return made ? problem(kind, ...made) : (await found(kind)).find((p) => p.kind === kind);
}

describe('every kind of problem', () => {
  it.each(cases)('%s is told to staff in plain Chinese, with its place and the way to mend it', async (kind) => {
    const problems = await found(kind);
    expect(problems.map((p) => p.kind)).toContain(kind);
    await expect(`${problemsAsText(problems)}\n`).toMatchFileSnapshot(join(FOLDER, kind, 'expected.txt'));
  });

  it('has a folder here, or is one that a check of a folder alone can’t find', () => {
    const missing = kinds.filter((kind) => !(kind in ELSEWHERE) && !existsSync(join(FOLDER, kind)));
    expect(missing).toEqual([]);
  });

  it('stands in the staff guide with an example: README.problems.zh-CN.md is made here, by `npx vitest -u`', async () => {
    const examples = await Promise.all(kinds.map(exampleOf));
    const section = (title: string, severity: string) => [
      `## ${title}`,
      ...kinds.flatMap((kind, index) => {
        const example = examples[index];
        if (example?.severity !== severity) return [];
        return [
          `### ${kind}`,
          [problemHeading(example), example.message, example.fix].map((line) => `> ${line}`).join('  \n'),
        ];
      }),
    ];
    const page = [
      '# 检查会告诉您的所有问题',
      '每一条都有一个例子：在哪里、错在哪里、怎么改。小标题是这一条的代号，找维护人员时报代号就行。这一页由程序生成，请不要直接改。',
      ...section('要改正的问题（改好之前不能发布）', 'error'),
      ...section('提醒（不影响发布，请看一眼）', 'warning'),
    ];
    await expect(`${page.join('\n\n')}\n`).toMatchFileSnapshot(join(FOLDER, '../../README.problems.zh-CN.md'));
  });
});
