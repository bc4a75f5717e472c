import { expect, test } from 'vitest';
import Nothing from '../mdx/Nothing.astro';
import { handoutComponents } from './handout-components.ts';

test('notes and the quiz are not in the text of a handout, under either of their names', () => {
  for (const name of ['讲稿备注', 'Notes', '小测验', 'Quiz']) expect(handoutComponents[name]).toBe(Nothing);
});
