import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { stylesheet, stylesheetAddress } from './stylesheet.ts';

const source = readFileSync(new URL('../styles/site.css', import.meta.url), 'utf8');

test('the county colour comes in for light and dark', () => {
  const css = stylesheet(source, '#b00000');
  expect(css).toContain('--county:#b00000;');
  expect(css).toMatch(/--county-dark:#(?!7fc0ad)[0-9a-f]{6};/);
});

test('what is no colour leaves the default', () =>
  expect(stylesheet(source, '};body{')).toContain('--county:#1f5c4d;'));

test('nothing is loaded from elsewhere, and the frame stays below 10 KB', () => {
  const css = stylesheet(source, '#1f5c4d');
  expect(css).not.toMatch(/url\(|@import|gradient|shadow/);
  expect(css.length).toBeLessThan(10_000);
});

test('the address changes with the content and with nothing else', () => {
  expect(stylesheetAddress('a{}')).toBe(stylesheetAddress('a{}'));
  expect(stylesheetAddress('a{}')).not.toBe(stylesheetAddress('b{}'));
});
