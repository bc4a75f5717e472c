import { describe, expect, it } from 'vitest';
import { headersFor } from './headers-file.ts';

const FILE = '# a comment\n/*\n  X-A: every\n\n/assets/*.css\n  Cache-Control: max-age=5\n/a.b\n  X-A: one\n';

describe('what a _headers file says of a path', () => {
  it.each([
    ['/', { 'x-a': 'every' }],
    ['/assets/fonts/bo.css', { 'x-a': 'every', 'cache-control': 'max-age=5' }],
    ['/assets/site.css.map', { 'x-a': 'every' }],
    ['/a.b', { 'x-a': 'every, one' }],
    ['/axb', { 'x-a': 'every' }],
  ])('takes every rule that matches %s', (path, headers) => {
    expect(headersFor(FILE, path)).toEqual(headers);
  });
});
