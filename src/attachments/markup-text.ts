const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };

/** A text with its character references (&lt; &#49; &#x31;) replaced by the characters. */
export const withoutReferences = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-z]+));/g, (whole, decimal, hex, name) => {
        if (name !== undefined) return NAMED[name] ?? whole;
        const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal);
        return code > 0x10ffff ? whole : String.fromCodePoint(code);
      })
    : text;

/** A text without its tags and comments. */
export const withoutTags = (text: string): string => withoutReferences(text.replace(/<!--|-->|<[^<>]*>/g, ''));

/** Text between tags, put together. */
export const runsIn = (xml: string): string => withoutReferences(xml.replace(/<[^<>]*>/g, ''));
