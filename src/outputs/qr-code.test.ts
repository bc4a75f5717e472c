import fc from 'fast-check';
import { encode } from 'uqr';
import { expect, test } from 'vitest';
import { qrCode } from './qr-code.ts';

test('a code is drawn module for module, with four white ones around it', () => {
  fc.assert(
    fc.property(fc.webUrl(), (address) => {
      const { size, path } = qrCode(address);
      const drawn = Array.from({ length: size }, () => Array<boolean>(size).fill(false));
      for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
        drawn[Number(y)]?.fill(true, Number(x), Number(x) + Number(length));
      const plain = encode(address, { ecc: 'M', border: 0 });
      expect(size).toBe(plain.size + 8);
      expect(drawn.slice(4, -4).map((row) => row.slice(4, -4))).toEqual(plain.data);
    }),
    { numRuns: 20 },
  );
});
