import { legible } from '../domain/colour.ts';

/** Paper, ink and least contrast of the county colour in the light and the dark scheme; the papers stand in site.css too. */
const SCHEMES = { '--county': ['#ffffff', '#000000', 4.5], '--county-dark': ['#141715', '#ffffff', 7] } as const;

/** The one style sheet: the source without comments and needless space, in the county's colour and a lighter one for the dark scheme. */
export function stylesheet(source: string, colour: string): string {
  const coloured = Object.entries(SCHEMES).reduce((css, [property, [paper, ink, least]]) => {
    const shade = legible(colour, paper, ink, least);
    return shade === null ? css : css.replace(new RegExp(`${property}: #[0-9a-f]+`), `${property}: ${shade}`);
  }, source);
  return coloured
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ')
    .replace(/\s*([{};,>])\s*/g, '$1')
    .replace(/: /g, ':')
    .replaceAll(';}', '}')
    .trim();
}

/** FNV-1a, 32 bits: enough to tell one style sheet from the next. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash.toString(16).padStart(8, '0');
}

/** Its address, with a mark of its content: a browser that kept the last one asks for the new one. */
export const stylesheetAddress = (css: string, name = 'site'): string => `/assets/${name}.css?v=${fingerprint(css)}`;

/** The site's icon: a bridge in the county's colour. */
export const icon = (colour: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" fill="none" stroke="${legible(colour, '#ffffff', '#000000', 3) ?? '#1f5c4d'}" stroke-width="3">` +
  '<path d="M1 15Q16 3 31 15M3 26v-6a6.5 6.5 0 0 1 13 0v6m0-6a6.5 6.5 0 0 1 13 0v6"/></svg>';
