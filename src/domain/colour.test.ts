import { expect, test } from 'vitest';
import { CellFault } from './cell.ts';
import { colourCode, contrast, legible, readable } from './colour.ts';

// WCAG 2.2, 1.4.3: black on white is 21 : 1, #767676 on white the lightest grey above 4.5 : 1.
test('contrast is counted as WCAG does', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

test('a colour that can be read stays as it is', () => expect(readable('#1f5c4d')).toBe('#1f5c4d'));

test.each(['#ffee00', '#ff6600', '#1f5c4d', '#000000', '#ffffff'])(
  '%s is brought to a shade that can be read',
  (colour) => {
    expect(contrast(readable(colour), '#ffffff')).toBeGreaterThanOrEqual(4.5);
    expect(contrast(legible(colour, '#141715', '#ffffff', 7), '#141715')).toBeGreaterThanOrEqual(7);
  },
);

test.each(['1f5c4d', '#1F5C4D', '＃１Ｆ５Ｃ４Ｄ'])('%s is read as a colour', (written) =>
  expect(colourCode.read(written)).toBe('#1f5c4d'),
);

test.each(['墨绿', '#1f5', '};body{', '1f5c4d7'])('%s is refused', (written) =>
  expect(colourCode.read(written)).toBeInstanceOf(CellFault),
);
