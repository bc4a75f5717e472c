import { expect, test } from 'vitest';
import { surveyResult } from './survey-result.ts';

test('a survey says what it found and what came of it', () => {
  expect(surveyResult({ issues: 9, measures: 7, outcome: '进入决策' })).toBe(
    '发现9个问题，提出7条措施。转化情况：进入决策。',
  );
  expect(surveyResult({ issues: 9, measures: null, outcome: null })).toBe('发现9个问题。');
  expect(surveyResult({ issues: null, measures: null, outcome: null })).toBe('');
});
