import { isName, surnameOf } from './chinese-names.ts';
import { maskPersonalData } from './personal-data.ts';

/** A text without personal data, also where a check digit is wrong. */
export const masked = (text: string): string =>
  maskPersonalData(text).replace(/\d{17}[\dXx]/g, (run) => `${run.slice(0, 3)}****${run.slice(-2)}`);

/** A value as a message may show it: at most 40 characters, without personal data. */
export function shorten(value: string): string {
  const word = value.trim();
  // A row that slipped by a column puts a name where a state or a day should be.
  if (word.length === 3 && isName(word, true)) return `${surnameOf(word)}某某`;
  const characters = [...masked(value.slice(0, 2000)).replace(/\s+/g, ' ')];
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : characters.join('');
}
