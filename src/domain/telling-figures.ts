import type { Tally } from './figure.ts';

/** These have every matter, as the contract has it: that one was merged or withdrawn can be told from them, no more. */
export const COUNTED_ANYWAY = ['registered', 'received'];

/**
 * Whether a figure with the matters that are counted only would tell how some of them stand: a reader subtracts the
 * public ones. It does not where each place they are put in holds none or enough (contract §4 rule 10).
 */
export function tellsStates(places: readonly string[], smallNumbers: number): boolean {
  return [...Map.groupBy(places, (place) => place).values()].some((alike) => alike.length < smallNumbers);
}

/** Whether ratings may be shown: enough of them, or at least not all the same (contract §4 rule 10). */
export const severalAnswers = ({ base, hits }: Tally, smallNumbers: number) =>
  base === 0 || base >= smallNumbers || (hits > 0 && hits < base);
