import type { SurveyRow } from './commitment.ts';

/** What a survey found and what came of it, as sentences; nothing for what its row does not say. */
export function surveyResult({
  issues,
  measures,
  outcome,
}: Pick<SurveyRow, 'issues' | 'measures' | 'outcome'>): string {
  const counts = [
    ...(issues === null ? [] : [`发现${issues}个问题`]),
    ...(measures === null ? [] : [`提出${measures}条措施`]),
  ];
  const sentences = [
    ...(counts.length > 0 ? [counts.join('，')] : []),
    ...(outcome === null ? [] : [`转化情况：${outcome}`]),
  ];
  return sentences.map((sentence) => `${sentence}。`).join('');
}
