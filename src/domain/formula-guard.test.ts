import { expect, test } from 'vitest';
import { guarded, unguarded } from './formula-guard.ts';

test.each(['=1+1', '+86-0198-6220001', '-3', '@SUM(A1)', '\tx', "'=1", "''-", 'plain', "'90 年代", "it's", ''])(
  '%j comes back as it was',
  (text) => {
    expect(unguarded(guarded(text))).toBe(text);
  },
);

test.each(['=1+1', '+1', '-1', '@x', '\t=1'])('%j is no longer a formula', (text) => {
  expect(guarded(text)).toBe(`'${text}`);
});

test('text that only begins with a quote stays as it is', () => {
  expect(guarded("'90 年代")).toBe("'90 年代");
  expect(unguarded("'90 年代")).toBe("'90 年代");
});
