/** The address of a number as published, for a link that dials it: digits only, extensions (转…) left to the caller. */
export const telephoneLink = (number: string): string =>
  `tel:${(number.split(/转|ext/)[0] ?? '').replace(/[^\d+]/g, '')}`;
