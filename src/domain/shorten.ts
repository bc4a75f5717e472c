import { maskPersonalData } from './private-data.ts';

/** A value as a message may show it: at most 40 characters, personal data masked, also where a check digit is wrong. */
export function shorten(value: string): string {
  const masked = maskPersonalData(value).replace(/\d{17}[\dXx]/g, (run) => `${run.slice(0, 3)}****${run.slice(-2)}`);
  const characters = [...masked.replace(/\s+/g, ' ')];
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : characters.join('');
}
