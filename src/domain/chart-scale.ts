/** Geometry of the charts. A panel is 10 wide for each period and goes from 0 up to -100; the page stretches it to its own width. */
const SLOT = 10;
const HEIGHT = 100;
const BAR = 7;
/** With fewer periods than these, bars are as wide as they would be among so many: one alone would fill the page. */
const FEWEST_FULL = 12;
/** What exists is seen, however little it is beside the rest: per cent of a panel's height or of the longest bar. */
const LEAST_SEEN = 0.8;

/** To one decimal: less than a hundredth of the narrowest screen. */
const rounded = (n: number): number => Math.round(n * 10) / 10;

export const panelWidth = (periods: number): number => SLOT * periods;

/** The middle of a period from left to right, in per cent of the panel. */
export const positionOf = (index: number, periods: number): number => rounded((100 * (index + 0.5)) / periods);

/** The top of a scale that begins with 0 and can be halved into whole matters: 2, 4, 6, 10, 20, 40, 60, 100 … */
export function scaleTop(values: readonly number[]): number {
  const most = Math.max(0, ...values);
  for (let power = 1; ; power *= 10) {
    const top = [2, 4, 6, 10].map((step) => step * power).find((step) => step >= most);
    if (top !== undefined) return top;
  }
}

/** Length of a value in per cent of `top`: 0 for nothing only. */
export const shareOf = (value: number, top: number): number =>
  value <= 0 || top <= 0 ? 0 : Math.max(LEAST_SEEN, rounded((HEIGHT * value) / top));

/** The two parts of a bar in per cent of the longest one; where a part is hardly there, the other makes room for it. */
export function stackOf(part: { solid: number; hatched: number }, longest: number): { solid: number; hatched: number } {
  const solid = shareOf(part.solid, longest);
  const hatched = shareOf(part.hatched, longest);
  const over = Math.max(0, solid + hatched - 100);
  return solid > hatched ? { solid: rounded(solid - over), hatched } : { solid, hatched: rounded(hatched - over) };
}

const middleOf = (index: number): number => SLOT * (index + 0.5);

export const barWidth = (periods: number): number => rounded(BAR * Math.min(1, periods / FEWEST_FULL));

/** Bars from the lower edge up as one path, to be stroked as wide as a bar: half the text of filled ones. */
export const barsPath = (values: readonly number[], top: number): string =>
  values.map((value, index) => (value > 0 ? `M${middleOf(index)} 0v-${shareOf(value, top)}` : '')).join('');

/** The outline of one bar, open at its foot. */
export function barOutline(values: readonly number[], index: number, top: number): string {
  const height = shareOf(values[index] ?? 0, top);
  const width = barWidth(values.length);
  return height === 0 ? '' : `M${rounded(middleOf(index) - width / 2)} 0v-${height}h${width}v${height}`;
}

/** A point of a line, `x y`: in the middle of its period. */
export const pointAt = (values: readonly number[], index: number, top: number): string =>
  `${middleOf(index)} ${rounded((-HEIGHT * (values[index] ?? 0)) / top)}`;

/** A line through the values from one period to another; empty where there are not two. */
export function linePath(values: readonly number[], top: number, from: number, to: number): string {
  if (from < 0 || to <= from) return '';
  const points = values.slice(from, to + 1).map((_, index) => pointAt(values, from + index, top));
  return `M${points.join('L')}`;
}

/**
 * The periods that are named below the panels: at most five, evenly apart, the first and the last among them. Where the
 * screen is narrow every other one is left out, so their number is odd.
 */
export function namedPeriods(periods: number): number[] {
  if (periods <= 3) return Array.from({ length: periods }, (_, index) => index);
  const steps = periods < 9 ? 2 : 4;
  return Array.from({ length: steps + 1 }, (_, step) => Math.round((step * (periods - 1)) / steps));
}

/** Lines at the top and the half of a scale, and through the periods that are named below. */
export const gridPath = (periods: number): string =>
  `M0-100H${panelWidth(periods)}M0-50H${panelWidth(periods)}${namedPeriods(periods)
    .map((index) => `M${middleOf(index)}-100V0`)
    .join('')}`;
