import { encode } from 'uqr';

/** White modules around a code that a reader needs (ISO/IEC 18004, 6.3.8). */
const QUIET_ZONE = 4;

/**
 * A QR code as one SVG path in a square of `size` modules, quiet zone included. Error correction M: a photocopy of a
 * photocopy loses some.
 */
export function qrCode(text: string): { size: number; path: string } {
  const { size, data } = encode(text, { ecc: 'M', border: QUIET_ZONE });
  const runs = data.flatMap((row, y) =>
    [
      ...row
        .map((dark) => (dark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`),
  );
  return { size, path: runs.join('') };
}

/** A QR code as a file of its own, black on white. */
export function qrPicture(text: string): string {
  const { size, path } = qrCode(text);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>\n`;
}
