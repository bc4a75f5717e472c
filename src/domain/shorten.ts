/** A value as a message may show it: at most 40 characters, long digit runs masked. */
export function shorten(value: string): string {
  const masked = value.replace(/\d{7,}[\dXx]?/g, (run) => `${run.slice(0, 3)}****${run.slice(-2)}`);
  const characters = [...masked.replace(/\s+/g, ' ')];
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : characters.join('');
}
