/** The address of a number as published, for a link that dials it: digits only, extensions (转…) left to the caller. */
export const telephoneLink = (number: string): string =>
  `tel:${(number.split(/转|ext/)[0] ?? '').replace(/[^\d+]/g, '')}`;

/** A number as pages show it: without the mark （同意公开） that lets it be published. */
export const shownNumber = (number: string): string => number.replaceAll('（同意公开）', '');
