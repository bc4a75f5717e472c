import { describe, expect, it } from 'vitest';
import { sourceFingerprint } from './translation.ts';

const talk = { title: '医保', summary: '一句话', plainText: '每年交一次', factRefs: ['F-1'] };
const outline = {
  terms: [{ from: '2026-01-01', until: null, said: [] }],
  quizzes: [{ question: '问', choices: [], answer: 1, reason: [] }],
};
const before = sourceFingerprint({ ...talk, outline });

describe('the fingerprint of a talk', () => {
  it('is eight letters, which no gate takes for a number', () => expect(before).toMatch(/^[a-p]{8}$/));

  it.each([
    ['its title', { ...talk, title: '社保', outline }],
    ['its summary', { ...talk, summary: '另一句', outline }],
    ['its words', { ...talk, plainText: '每年交两次', outline }],
    ['an amount', { ...talk, factRefs: ['F-2'], outline }],
    ['a day', { ...talk, outline: { ...outline, terms: [{ from: '2026-02-01', until: null, said: [] }] } }],
    [
      'a right answer',
      { ...talk, outline: { ...outline, quizzes: outline.quizzes.map((quiz) => ({ ...quiz, answer: 0 })) } },
    ],
  ])('changes with %s', (_, changed) => expect(sourceFingerprint(changed)).not.toBe(before));
});
