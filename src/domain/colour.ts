import { CellFault, type CellKind } from './cell.ts';
import { plainForm } from './plain-form.ts';

type Rgb = readonly [red: number, green: number, blue: number];

const isColour = (value: string) => /^#[0-9a-f]{6}$/i.test(value);

/** A colour as six figures; without the sign as well, which begins a comment in YAML where nobody quotes it. */
export const colourCode: CellKind<string> = {
  form: '六位色号，例如 1f5c4d',
  json: { type: 'string', pattern: '^#[0-9a-f]{6}$' },
  blank: null,
  read(raw) {
    const value = `#${plainForm(raw).replace(/^#/, '').toLowerCase()}`;
    return isColour(value) ? value : new CellFault('invalid-colour', { value: raw });
  },
};

const toRgb = (colour: string): Rgb =>
  [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16)) as unknown as Rgb;
const toHex = (rgb: Rgb) => `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`;

/** Relative luminance, 0–1. WCAG 2.2, definition of relative luminance. */
function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map((part) => {
    const share = part / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as unknown as Rgb;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours `#rrggbb`, 1–21. WCAG 2.2, success criterion 1.4.3. */
export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(toRgb(a)), luminance(toRgb(b))].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

/** The colour itself or the nearest shade of it, towards `ink`, that has at least the contrast `least` on `paper`; all `#rrggbb`. */
export function legible(colour: string, paper: string, ink: string, least: number): string {
  const from = toRgb(colour);
  const to = toRgb(ink);
  for (let step = 0; step <= 20; step++) {
    const shade = toHex(
      from.map((part, i) => Math.round(part + (((to[i] ?? 0) - part) * step) / 20)) as unknown as Rgb,
    );
    if (contrast(shade, paper) >= least) return shade;
  }
  return ink;
}

/** A colour as letters on white paper must have it: 4.5 : 1, WCAG 2.2, success criterion 1.4.3. */
export const readable = (colour: string): string => legible(colour, '#ffffff', '#000000', 4.5);
