import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { stylesheet, stylesheetAddress } from './stylesheet.ts';

const source = readFileSync(new URL('../styles/site.css', import.meta.url), 'utf8');

const colours = { colour: '#1f5c4d', signal: '#9c2d18' };

test("the site's two colours come in for light and dark", () => {
  const css = stylesheet(source, { colour: '#b00000', signal: '#5a2d91' });
  expect(css).toContain('--county:#b00000;');
  expect(css).toMatch(/--county-dark:#(?!7fc0ad)[0-9a-f]{6};/);
  expect(css).toContain('--signal:#5a2d91;');
  expect(css).toMatch(/--signal-dark:#(?!f0957f)[0-9a-f]{6};/);
});

test('nothing is loaded from elsewhere, nothing moves, and the frame stays below 12 KB', () => {
  const css = stylesheet(source, colours);
  expect(css).not.toMatch(/url\(|@import|gradient|shadow|transition|animation|smooth/);
  expect(css.length).toBeLessThan(12_000);
});

test('the address changes with the content and with nothing else', () => {
  expect(stylesheetAddress('a{}')).toBe(stylesheetAddress('a{}'));
  expect(stylesheetAddress('a{}')).not.toBe(stylesheetAddress('b{}'));
});
