/** Which slide comes next: so many further on, the first or the last. */
export type Move = -1 | 1 | 'first' | 'last';

/** Page up and down are also what the buttons of remote controls send. */
const KEYS: Readonly<Record<string, Move>> = {
  ArrowLeft: -1,
  PageUp: -1,
  ArrowRight: 1,
  PageDown: 1,
  ' ': 1,
  Home: 'first',
  End: 'last',
};

export const keyMove = (key: string, shift: boolean): Move | null =>
  key === ' ' && shift ? -1 : Object.keys(KEYS).includes(key) ? (KEYS[key] ?? null) : null;

/** The number of the slide a move leads to, from 1. */
export const moved = (from: number, move: Move, count: number): number =>
  move === 'first' ? 1 : move === 'last' ? count : Math.min(count, Math.max(1, from + move));

/** Pixels a finger goes at least, sideways rather than up or down. */
const SWIPE = 50;

/** A finger drawn to the left brings the next slide, as a page is turned. */
export const swipeMove = (across: number, down: number): Move | null =>
  Math.abs(across) < SWIPE || Math.abs(across) < 2 * Math.abs(down) ? null : across < 0 ? 1 : -1;

/** Touching the left or right quarter of a screen turns over; the middle does nothing. */
export const tapMove = (x: number, width: number): Move | null => (x < width / 4 ? -1 : x > (width * 3) / 4 ? 1 : null);
