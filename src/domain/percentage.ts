/**
 * A rate in per cent with one decimal, half up, in integers: ⌊(2000n + d) / (2d)⌋ / 10. A rate that isn't whole never
 * reads 100 or 0: 100 becomes 99.9 when n < d, 0 becomes 0.1 when n > 0. Null when there is nothing to divide by.
 * Contract §4 rule 9; with other `decimals` (0 to 6) the same rule at that precision.
 */
export function percentage(numerator: number, denominator: number, decimals = 1): number | null {
  if (denominator === 0) return null;
  const scale = 10 ** decimals;
  const parts = Math.floor((200 * scale * numerator + denominator) / (2 * denominator));
  if (parts >= 100 * scale && numerator < denominator) return (100 * scale - 1) / scale;
  if (parts <= 0 && numerator > 0) return 1 / scale;
  return parts / scale;
}
