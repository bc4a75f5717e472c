import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contrast } from '../domain/colour.ts';
import { stylesheet } from './stylesheet.ts';

const read = (name: string) => readFileSync(join(import.meta.dirname, '..', 'styles', name), 'utf8');
const PAPERS = { '--county': '#ffffff', '--county-dark': '#141715' } as const;
/** The share of the paper the lines of the hatching cover: 2 of 5 (BarChart.astro, chart.css). */
const HATCHED = 2 / 5;

type Rgb = number[];
const linear = (colour: string): Rgb =>
  [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
const hex = (rgb: Rgb): string =>
  `#${rgb
    .map((part) => Math.min(1, Math.max(0, part)))
    .map((part) => (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055))
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;

/** Linear light as those see it who lack the receptors for green or red: Machado, Oliveira and Fernandes 2009, severity 1. */
const SEEN: Readonly<Record<'normal' | 'deuteranopia' | 'protanopia', readonly Rgb[]>> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
};
const seen = (rgb: Rgb, eyes: keyof typeof SEEN): string =>
  hex(SEEN[eyes].map((row) => row.reduce((sum, weight, at) => sum + weight * (rgb[at] ?? 0), 0)));

const colours = ['#1f5c4d', '#c8102e', '#008000', '#ffd400', '#1b4f9c', '#7a3b8f', '#000000', '#ffffff'];
const cases = colours.flatMap((county) =>
  (Object.keys(PAPERS) as (keyof typeof PAPERS)[]).flatMap((property) =>
    (Object.keys(SEEN) as (keyof typeof SEEN)[]).map((eyes) => ({ county, property, eyes })),
  ),
);

describe('the marks of charts', () => {
  it.each(cases)('in $county ($property) stand out to eyes with $eyes', ({ county, property, eyes }) => {
    const mark =
      new RegExp(`${property}:(#[0-9a-f]{6})`).exec(
        stylesheet(read('site.css'), { colour: county, signal: county }),
      )?.[1] ?? '';
    const ink = linear(mark);
    const paper = linear(PAPERS[property]);
    const hatching = ink.map((part, at) => part * HATCHED + (paper[at] ?? 0) * (1 - HATCHED));
    // WCAG 2.2, 1.4.11: what must be seen has 3 : 1 against what lies beside it.
    expect(contrast(seen(ink, eyes), seen(paper, eyes))).toBeGreaterThanOrEqual(3);
    // Solid and hatched differ as areas too, from so far away that the lines are not seen.
    expect(contrast(seen(ink, eyes), seen(hatching, eyes))).toBeGreaterThanOrEqual(1.8);
  });

  it('are of the one county colour: parts are told apart by their shape', () => {
    const used = [...read('chart.css').matchAll(/(?:fill|stroke): ([^;]+)/g)].map(([, value]) => value);
    expect(new Set(used)).toEqual(new Set(['var(--county)', 'var(--quiet)', 'var(--line)', 'var(--paper)', 'none']));
  });
});
