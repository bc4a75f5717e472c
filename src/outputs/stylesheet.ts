import { legible, readable } from '../domain/colour.ts';
import { shortHash } from '../domain/short-hash.ts';

/** The colours a site may choose. */
export interface Colours {
  /** The county's own, `#rrggbb` as the other. */
  readonly colour: string;
  /** What needs attention: a date that was moved, a matter overdue. */
  readonly signal: string;
}

/** On the paper of the dark scheme, as it stands in site.css. */
const inTheDark = (colour: string) => legible(colour, '#141715', '#ffffff', 7);

/** The one style sheet: the source without comments and needless space, in the site's colours and lighter ones for the dark scheme. */
export function stylesheet(source: string, { colour, signal }: Colours): string {
  const shades = {
    '--county': readable(colour),
    '--county-dark': inTheDark(colour),
    '--signal': readable(signal),
    '--signal-dark': inTheDark(signal),
  };
  const coloured = Object.entries(shades).reduce(
    (css, [property, shade]) => css.replace(new RegExp(`${property}: #[0-9a-f]+`), `${property}: ${shade}`),
    source,
  );
  return coloured
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/\s*([{};,>])\s*/g, '$1')
    .replace(/: /g, ':')
    .replaceAll(';}', '}')
    .trim();
}

/** Its address, with a mark of its content: a browser that kept the last one asks for the new one. */
export const stylesheetAddress = (css: string, name = 'site'): string => `/assets/${name}.css?v=${shortHash(css)}`;

/** The site's mark, drawn in lines 3 wide on 32 by 32: a bridge. */
export const bridge = 'M1 15Q16 3 31 15M3 26v-6a6.5 6.5 0 0 1 13 0v6m0-6a6.5 6.5 0 0 1 13 0v6';

/** The site's icon: its mark in the county's colour. */
export const icon = (colour: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke="${legible(colour, '#ffffff', '#000000', 3)}" stroke-width="3">` +
  `<path d="${bridge}"/></svg>`;
