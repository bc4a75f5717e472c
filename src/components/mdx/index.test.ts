import { expect, test } from 'vitest';
import { components } from '../../markdown/components.ts';
import { SLIDE } from '../../markdown/safe-subset-plugin.ts';
import { documentComponents } from './index.ts';

const MARKDOWN_ELEMENTS = ['a', 'h1', 'table'];

test('each tag is drawn, under both of its names by the same component, and nothing else is', () => {
  const known = Object.entries(components).flatMap(([name, { english }]) => [name, english]);
  expect(Object.keys(documentComponents).toSorted()).toEqual([...known, ...MARKDOWN_ELEMENTS, SLIDE].toSorted());
  for (const [name, { english }] of Object.entries(components)) {
    expect(documentComponents[name]).toBeTruthy();
    expect(documentComponents[english]).toBe(documentComponents[name]);
  }
});
