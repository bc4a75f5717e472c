import { expect, test } from 'vitest';
import { attributesOf } from './attributes.ts';

test.each([
  ['Chinese', { 问: ' 要交多少钱？ ' }],
  ['English', { question: '要交多少钱？' }],
])('an attribute written in %s is found', (_, props) => {
  expect(attributesOf('问答', props)).toEqual({ question: '要交多少钱？' });
});

test('what is not written is empty, and what is not known is left out', () => {
  expect(attributesOf('政策依据', { style: 'x' })).toEqual({ id: '', article: '' });
});
