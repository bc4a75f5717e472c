import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keyMove, type Move, moved, swipeMove, tapMove } from './slide-moves.ts';

describe('turning slides over', () => {
  it.each([
    ['ArrowRight', false, 1],
    ['PageDown', false, 1],
    [' ', false, 1],
    [' ', true, -1],
    ['ArrowLeft', false, -1],
    ['PageUp', false, -1],
    ['Home', false, 'first'],
    ['End', false, 'last'],
    ['ArrowDown', false, null],
    ['toString', false, null],
  ])('the key %j (shift: %s) means %s', (key, shift, move) => {
    expect(keyMove(key, shift)).toBe(move);
  });

  it('never leaves the slides there are', () => {
    const move = fc.constantFrom<Move>(-1, 1, 'first', 'last');
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.array(move), (count, moves) => {
        const end = moves.reduce<number>((at, each) => moved(at, each, count), 1);
        expect(end).toBeGreaterThanOrEqual(1);
        expect(end).toBeLessThanOrEqual(count);
      }),
    );
    expect(moved(3, 1, 5)).toBe(4);
    expect(moved(3, 'last', 5)).toBe(5);
  });

  it.each([
    [-80, 10, 1],
    [80, -10, -1],
    [-30, 0, null],
    [-80, 60, null],
  ])('a finger drawn %i across and %i down means %s', (across, down, move) => {
    expect(swipeMove(across, down)).toBe(move);
  });

  it.each([
    [10, -1],
    [500, null],
    [990, 1],
  ])('a touch at %i of 1000 means %s', (x, move) => {
    expect(tapMove(x, 1000)).toBe(move);
  });
});
