import { expect, test } from 'vitest';
import { type Problem, problem, sortProblems } from '../domain/problem.ts';
import { problemsAsText } from './problem-text.ts';

const dates = (count: number, column: string): Problem[] =>
  Array.from({ length: count }, (_, index) =>
    problem(
      'invalid-date',
      { file: 'a.xlsx', row: index + 2, column, value: '五月' },
      { value: '五月', reason: '不是日期' },
    ),
  );

test('what one column has thousands of does not hide the rest', () => {
  const other = problem('missing-value', { file: 'b.csv', row: 2, column: '标题' }, { column: '标题' });
  const text = problemsAsText(sortProblems([...dates(3000, '收到日期'), other]));
  expect(text.split('\n').length).toBeLessThan(100);
  expect(text).toContain('要改正的问题（3001 处）');
  expect(text).toContain('a.xlsx「收到日期」\n  这样的问题还有 2980 处：第 22、23、24、');
  expect(text).toContain('b.csv 第 2 行「标题」');
});

test('a few of a kind are told one by one', () => {
  expect(problemsAsText(dates(20, '收到日期')).match(/没有|不是日期/g)).toHaveLength(20);
});

test('a column is called as the file calls it, and as the ledger does', () => {
  const place = { file: 'a.xlsx', sheet: '三月', row: 3, column: '办结日期', header: '办结时间' };
  const [heading] = problemsAsText([problem('missing-value', place, { column: '办结日期' })])
    .split('\n')
    .slice(2);
  expect(heading).toBe('a.xlsx 「三月」 第 3 行「办结时间」（办结日期）');
});
