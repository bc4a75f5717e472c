import { expect, it } from 'vitest';
import { shortHash } from './short-hash.ts';

// Vectors of FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/
it.each([
  ['', '811c9dc5'],
  ['a', 'e40c292c'],
  ['foobar', 'bf9cf968'],
])('the hash of %j is the same everywhere', (text, hash) => expect(shortHash(text)).toBe(hash));
