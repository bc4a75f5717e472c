/**
 * A rate in per cent with one decimal, half up, in integers: ⌊(2000n + d) / (2d)⌋ / 10. A rate that isn't whole never
 * reads 100 or 0: 100 becomes 99.9 when n < d, 0 becomes 0.1 when n > 0. Null when there is nothing to divide by.
 * Contract §4 rule 9.
 */
export function percentage(numerator: number, denominator: number): number | null {
  if (denominator === 0) return null;
  const tenths = Math.floor((2000 * numerator + denominator) / (2 * denominator));
  if (tenths >= 1000 && numerator < denominator) return 99.9;
  if (tenths <= 0 && numerator > 0) return 0.1;
  return tenths / 10;
}
